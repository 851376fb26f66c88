from django.urls import path

from submissions.views import change, proof, revise, status

app_name = "submissions"
urlpatterns = [
    # /submissions/<token>/: the token is the private address of one author of one piece
    path("submissions/<str:token>/", status.status, name="status"),
    path("submissions/<str:token>/withdraw/", status.withdraw, name="withdraw"),
    path("submissions/<str:token>/restore/", status.restore, name="restore"),
    path("submissions/<str:token>/revise/", revise.revise, name="revise"),
    path("submissions/<str:token>/change/", change.change, name="change"),
    path("submissions/<str:token>/proof/<str:code>/", proof.proof, name="proof"),
]
