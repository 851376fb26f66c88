from django.urls import URLPattern

app_name = "community"

# The question of the week and its answers
QUESTIONS: list[URLPattern] = []
# Threads and comments
THREADS: list[URLPattern] = []
# Members
MEMBERS: list[URLPattern] = []

urlpatterns = [*QUESTIONS, *THREADS, *MEMBERS]
