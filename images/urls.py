from django.urls import path

from images import views

app_name = "images"
urlpatterns = [
    path("<int:pk>/<slug:version>/<str:file>", views.rendition, name="rendition"),
]
