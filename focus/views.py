from itertools import groupby
from operator import attrgetter

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article, Filing, Topic
from community.models import Question
from editions.models import listed_in
from editions.views import not_indexed
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
        "topics": newest_by_topic(),
        "earlier": Issue.objects.published().only("date", "title")[1:4],
    }
    response = render(request, "home.html", context)
    return response if issue else not_indexed(response)


def newest_by_topic() -> list[tuple[Topic, list[Article]]]:
    """Return each topic with its newest pieces, a piece under its main topic only."""
    filings = list(Filing.objects.newest_of_each_topic(PER_TOPIC))
    articles = Article.objects.for_list().in_bulk({filing.article_id for filing in filings})
    return [
        (topic, [articles[filing.article_id] for filing in group])
        for topic, group in groupby(filings, key=attrgetter("topic"))
    ]
