"""What becomes of a 404: a reader is led on where an editor said so, and is counted."""

import logging
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from django.db import Error
from django.http import HttpRequest, HttpResponse

from editions.views import moved
from focus import actions
from focus.addresses import HOST
from focus.models import LONGEST_PATH, MissingPage
from readership.readers import agent, is_bot

logger = logging.getLogger(__name__)
# Never pages of ours: the desk, files, and what scanners try on every site.
NO_PAGE = re.compile(
    r"^/(admin|images|static)/|/(\.|wp-|wp/|cgi-bin|phpmyadmin)|\.(?!html?$)[a-z0-9_~]{1,10}$",
    re.IGNORECASE,
)


def leads_on(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Lead on from addresses that are gone, and note where readers find nothing.

    Costs nothing unless the answer is 404, and then never more than the answer: without the
    database the page says the same.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404 or not could_be_a_page(request):
            return response
        try:
            leads_to = destination(request)
        except Error:
            logger.exception("A missing page could not be noted.")
            return response
        return moved(leads_to) if leads_to else response

    return middleware


def could_be_a_page(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and len(request.path) <= LONGEST_PATH
        and request.path.isprintable()  # the database refuses NUL
        and not NO_PAGE.search(request.path)
    )


def destination(request: HttpRequest) -> str:
    """Return where a missing address leads, or ""; counted only when a reader asks."""
    if is_reader(request):
        return actions.meet(request.path, seen_on=came_from(request))
    pages = MissingPage.objects.filter(path=request.path)
    return pages.values_list("leads_to", flat=True).first() or ""


def is_reader(request: HttpRequest) -> bool:
    """Return whether a person's browser is asking for a page."""
    wants_page = "text/html" in request.headers.get("Accept", "")
    return request.method == "GET" and wants_page and not is_bot(agent(request))


def came_from(request: HttpRequest) -> str:
    """Return the page that led here: a path of ours, or host and path; never what it was asked."""
    referrer = request.headers.get("Referer", "")
    try:
        parts = urlsplit(referrer)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not referrer.isprintable():
        return ""
    host = parts.netloc.rpartition("@")[2]
    is_ours = host in {HOST, request.get_host()}
    return f"{'' if is_ours else host}{parts.path or '/'}"[:LONGEST_PATH]
