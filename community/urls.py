from django.urls import URLPattern, path

from community.views import answers, comments, mails, members, questions, threads

app_name = "community"

# The question of the week and its answers
QUESTIONS: list[URLPattern] = [
    path("community/", questions.index, name="index"),
    path("community/questions/<int:pk>/", questions.question, name="question"),
    # /community/answers/<token>/: the token is the private address of whoever sent it
    path("community/answers/<slug:token>/", answers.answer, name="answer"),
    path("community/answers/<slug:token>/withdraw/", answers.withdraw, name="withdraw"),
]
# Threads and comments
THREADS = [
    path("community/threads/<slug:kind>/<int:pk>/", threads.thread, name="thread"),
    path("community/threads/<slug:kind>/<int:pk>/post/", threads.post, name="post"),
    path("community/threads/<slug:kind>/<int:pk>/follow/", threads.follow, name="follow"),
    path("community/comments/<int:pk>/", comments.comment, name="comment"),
    path("community/comments/<int:pk>/reply/", comments.reply, name="reply"),
    path("community/comments/<int:pk>/edit/", comments.edit, name="edit"),
    path("community/comments/<int:pk>/delete/", comments.delete, name="delete"),
    path("community/comments/<int:pk>/report/", comments.report, name="report"),
    path("community/comments/<int:pk>/thank/", comments.thank, name="thank"),
    path("community/comments/<int:pk>/mute/", comments.mute, name="mute"),
    path("community/comments/<int:pk>/language/", comments.language, name="language"),
    path("community/unsubscribe/<str:token>/", mails.unsubscribe, name="unsubscribe"),
]
# Members
MEMBERS = [
    path("community/join/", members.join, name="join"),
    path("community/members/<int:pk>/", members.member, name="member"),
    path("account/community/", members.settings, name="settings"),
]

urlpatterns = [*QUESTIONS, *THREADS, *MEMBERS]
