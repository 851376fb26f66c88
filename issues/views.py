import datetime as dt

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from accounts.access import signed_in_editor
from editions.models import listed_in
from editions.sharing import qr_code
from editions.views import may_preview, not_indexed, private, unavailable
from images.sharing import send_card
from issues import sharing
from issues.models import Issue, QuoteOfTheWeek, in_groups
from issues.prose import resolve_prose

PER_PAGE = 52  # a year


def index(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """List the issues, of all years or of one that has some in a language.

    Search engines keep it only where there is something to read.
    """
    if year is not None and year not in Issue.objects.published_anywhere().years():
        raise Http404
    issues = Issue.objects.filter(date__year=year) if year else Issue.objects.all()
    listed = issues.listing().without_bodies().select_related("image")
    listed = listed.prefetch_related(QuoteOfTheWeek.for_archive())
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "listed_in": listed_in(page),
        "year": year,
        "years": Issue.objects.published().years(),
    }
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
        "share_picture": sharing.picture_of(issue),
        "editor": editor,
        "is_preview": is_preview,
    }
    response = render(request, "issues/detail.html", context)
    return private(response) if is_preview else response


def share_image(request: HttpRequest, date: dt.date, version: str) -> HttpResponseBase:
    issue = get_object_or_404(Issue.objects.without_bodies(), date=date)
    is_preview = not issue.is_published()
    if is_preview and not may_preview(request, issue):
        raise Http404
    card = sharing.card_of(issue)
    return send_card(request, card, sharing.card_path(issue, card), is_preview=is_preview)


def quote_card(request: HttpRequest, date: dt.date, pk: int, version: str) -> HttpResponseBase:
    """Send a quotation of an issue as a picture to pass on."""
    quotes = QuoteOfTheWeek.objects.select_related("parent").defer("parent__letter")
    quote: QuoteOfTheWeek = get_object_or_404(quotes, pk=pk, parent__date=date)
    is_preview = not quote.parent.is_published()
    if quote.is_empty or (is_preview and not may_preview(request, quote.parent)):
        raise Http404
    card = sharing.quote_card_of(quote, date)
    path = sharing.quote_card_path(quote, date, card)
    return send_card(request, card, path, is_preview=is_preview)


def qr(request: HttpRequest, date: dt.date) -> HttpResponse:
    """Send the issue's address as a QR code, which WeChat reads."""
    issue = get_object_or_404(Issue.objects.published().without_bodies(), date=date)
    return qr_code(settings.SITE_URL + issue.get_absolute_url())
