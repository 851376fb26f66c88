from django.urls import URLPattern, path

from community.views import answers, questions

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
THREADS: list[URLPattern] = []
# Members
MEMBERS: list[URLPattern] = []

urlpatterns = [*QUESTIONS, *THREADS, *MEMBERS]
