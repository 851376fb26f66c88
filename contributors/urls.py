from django.urls import path

from contributors import views

app_name = "contributors"
urlpatterns = [
    path("contributors/", views.index, name="index"),
    path("contributors/<slug:slug>/", views.detail, name="detail"),
]
