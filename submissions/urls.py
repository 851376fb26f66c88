from django.urls import path

from submissions.views import change, co_authors, home, offer, proof, revise, status

app_name = "submissions"
urlpatterns = [
    path("submit/", offer.submit, name="submit"),
    # /account/pieces/
    path("account/pieces/", home.pieces, name="pieces"),
    path("account/profile/", home.profile, name="profile"),
    path("account/pieces/reminders/", home.reminders, name="reminders"),
    # /submissions/<token>/: the token is the private address of one author of one piece
    path("submissions/<slug:token>/", status.status, name="status"),
    path("submissions/<slug:token>/edit/", offer.edit, name="edit"),
    path("submissions/<slug:token>/discard/", offer.discard, name="discard"),
    path("submissions/<slug:token>/withdraw/", status.withdraw, name="withdraw"),
    path("submissions/<slug:token>/restore/", status.restore, name="restore"),
    path("submissions/<slug:token>/details/", co_authors.own_details, name="own_details"),
    path("submissions/<slug:token>/co-authors/", co_authors.co_authors, name="co_authors"),
    path("submissions/<slug:token>/co-authors/<int:pk>/", co_authors.retract, name="retract"),
    path("submissions/<slug:token>/join/", co_authors.join, name="join"),
    path("submissions/<slug:token>/decline/", co_authors.decline, name="decline"),
    path("submissions/<slug:token>/revise/", revise.revise, name="revise"),
    path("submissions/<slug:token>/change/", change.change, name="change"),
    path("submissions/<slug:token>/proof/<slug:code>/", proof.proof, name="proof"),
]
