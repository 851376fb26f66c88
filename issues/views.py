import datetime as dt

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.access import signed_in_editor
from editions import links
from editions.views import may_preview, private, unavailable
from issues.models import Issue, QuoteOfTheWeek, Section, in_groups

PER_PAGE = 52  # a year


def index(request: HttpRequest, year: int | None = None) -> HttpResponse:
    years = Issue.objects.published().years()
    if year is not None and year not in years:
        raise Http404
    issues = Issue.objects.published().without_bodies().select_related("image")
    issues = issues.prefetch_related(QuoteOfTheWeek.for_archive())
    if year:
        issues = issues.filter(date__year=year)
    context = {
        "page": Paginator(issues, PER_PAGE).get_page(request.GET.get("page")),
        "year": year,
        "years": years,
    }
    return render(request, "issues/index.html", context)


def detail(request: HttpRequest, date: dt.date) -> HttpResponse:
    editor = signed_in_editor(request)
    issues = Issue.objects.visible_to(editor).select_related("image")
    issue = get_object_or_404(issues, date=date)
    is_preview = not issue.is_published()
    if is_preview and not may_preview(request, issue):
        return unavailable(request, issue)
    sections = issue.sections_to_print()
    context = {
        "piece": issue,
        "issue": issue,
        "letter": resolve_prose(issue, sections),
        "groups": in_groups(sections),
        "neighbours": Issue.objects.neighbours(issue),
        "editor": editor,
        "is_preview": is_preview,
    }
    response = render(request, "issues/detail.html", context)
    return private(response) if is_preview else response


def resolve_prose(issue: Issue, sections: list[Section]) -> str:
    """Turn references into addresses in the letter, returned, and in the sections, in place.

    All texts at once, so that the cost does not grow with the sections.
    """
    places = [(section, name) for section in sections for name in section.prose_fields()]
    texts = [issue.letter, *(getattr(section, name) for section, name in places)]
    letter, *resolved = links.resolve(texts)
    for (section, name), text in zip(places, resolved, strict=True):
        setattr(section, name, text)
    return letter
