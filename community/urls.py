from django.urls import URLPattern, path
from django.views.generic import RedirectView

app_name = "community"

# The question of the week and its answers
QUESTIONS: list[URLPattern] = []
# Threads and comments
THREADS: list[URLPattern] = [
    path("community/comments/<int:pk>/", RedirectView.as_view(url="/"), name="comment"),
]
# Members
MEMBERS: list[URLPattern] = []

urlpatterns = [*QUESTIONS, *THREADS, *MEMBERS]
