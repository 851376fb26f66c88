from django.urls import path

from images import views

app_name = "images"
urlpatterns = [
    path("<int:pk>/<slug:digest>/<int:width>.webp", views.rendition, name="rendition"),
]
