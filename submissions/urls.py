from django.urls import path

from submissions import views

app_name = "submissions"
urlpatterns = [
    # /submissions/<token>/: the token is the private address of one author of one piece
    path("submissions/<str:token>/", views.status, name="status"),
    path("submissions/<str:token>/withdraw/", views.withdraw, name="withdraw"),
    path("submissions/<str:token>/restore/", views.restore, name="restore"),
]
