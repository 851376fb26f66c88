from django.urls import path

app_name = "contributors"
urlpatterns: list = []
