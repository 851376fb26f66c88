from django.urls import path

from submissions.views import change, co_authors, home, offer, proof, revise, status, word

app_name = "submissions"
urlpatterns = [
    path("submit/", offer.submit, name="submit"),
    # /account/pieces/
    path("account/pieces/", home.pieces, name="pieces"),
    path("account/profile/", home.profile, name="profile"),
    path("account/pieces/reminders/", home.reminders, name="reminders"),
    # /submissions/<token>/: the token is the private address of one author of one piece
    path("submissions/<str:token>/", status.status, name="status"),
    path("submissions/<str:token>/edit/", offer.edit, name="edit"),
    path("submissions/<str:token>/discard/", offer.discard, name="discard"),
    path("submissions/<str:token>/withdraw/", status.withdraw, name="withdraw"),
    path("submissions/<str:token>/restore/", status.restore, name="restore"),
    path("submissions/<str:token>/details/", co_authors.own_details, name="own_details"),
    path("submissions/<str:token>/co-authors/", co_authors.co_authors, name="co_authors"),
    path("submissions/<str:token>/co-authors/<int:pk>/", co_authors.retract, name="retract"),
    path("submissions/<str:token>/join/", co_authors.join, name="join"),
    path("submissions/<str:token>/decline/", co_authors.decline, name="decline"),
    path("submissions/<str:token>/word/", word.word_file, name="word"),
    path("submissions/<str:token>/revise/", revise.revise, name="revise"),
    path("submissions/<str:token>/change/", change.change, name="change"),
    path("submissions/<str:token>/proof/<str:code>/", proof.proof, name="proof"),
]
