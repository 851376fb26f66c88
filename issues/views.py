import datetime as dt

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.access import signed_in_editor
from editions.models import listed_in
from editions.views import may_preview, not_indexed, private, unavailable
from issues.models import Issue, in_groups
from issues.prose import resolve_prose

PER_PAGE = 52  # a year


def index(request: HttpRequest) -> HttpResponse:
    issues = Issue.objects.listing().without_bodies().select_related("image")
    page = Paginator(issues, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "listed_in": listed_in(page)}
    response = render(request, "issues/index.html", context)
    return response if page.paginator.count else not_indexed(response)


def detail(request: HttpRequest, date: dt.date) -> HttpResponse:
    editor = signed_in_editor(request)
    issues = Issue.objects.visible_to(editor).select_related("image")
    issue = get_object_or_404(issues, date=date)
    is_preview = not issue.is_published()
    if is_preview and not may_preview(request, issue):
        return unavailable(request, issue)
    sections = issue.sections_to_print()
    (letter,) = resolve_prose([issue.letter], sections)
    context = {
        "piece": issue,
        "issue": issue,
        "letter": letter,
        "groups": in_groups(sections),
        "neighbours": Issue.objects.neighbours(issue),
        "editor": editor,
        "is_preview": is_preview,
    }
    response = render(request, "issues/detail.html", context)
    return private(response) if is_preview else response
