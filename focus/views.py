from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from articles.models import Article
from community.models import Question
from editions.models import listed_in
from editions.views import not_indexed
from focus.sharing import site_card
from images.sharing import send_card
from issues.models import Issue, QuoteOfTheWeek

PER_TOPIC = 3


def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the database answers; the load balancer asks here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def home(request: HttpRequest) -> HttpResponse:
    issues = Issue.objects.listing().without_bodies()
    issue = issues.select_related("image").order_by("-date").first()
    sections = issue.sections_to_print(QuoteOfTheWeek, Question) if issue else []
    context = {
        "issue": issue,
        "listed_in": listed_in([issue] if issue else []),
        "quote": next((s for s in sections if isinstance(s, QuoteOfTheWeek)), None),
        "question": next((s for s in sections if isinstance(s, Question)), None),
        "topics": list(Article.objects.newest_by_topic(PER_TOPIC).items()),
        "earlier": Issue.objects.published().only("date", "title")[1:4],
    }
    response = render(request, "home.html", context)
    return response if issue else not_indexed(response)


def share_image(request: HttpRequest, version: str) -> HttpResponseBase:
    """Send the share picture of the pages that have none of their own."""
    card = site_card()
    return send_card(request, card, reverse("share_image", args=[card.version]))
