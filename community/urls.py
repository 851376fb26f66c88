from django.urls import URLPattern, path

from community.views import comments, mails, threads

app_name = "community"

# The question of the week and its answers
QUESTIONS: list[URLPattern] = []
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
MEMBERS: list[URLPattern] = []

urlpatterns = [*QUESTIONS, *THREADS, *MEMBERS]
