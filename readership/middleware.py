import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from editions.languages import current
from readership import buffer
from readership.actions import Read
from readership.models import today
from readership.readers import agent, is_reader, person

# Somebody who reads two languages side by side reads the article in the page's own.
PAGES = {"articles:detail", "articles:bilingual"}

logger = logging.getLogger(__name__)


def count_reads(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Note each article that is read, for `readership.actions.count`.

    Whether the edition is published, and who reads a machine, is asked when reads are written:
    nobody waits for it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        try:
            if is_article(request, response) and is_reader(request):
                note(request)
        except Exception:  # a count is worth no reader's page
            logger.exception("A read could not be noted.")
        return response

    return middleware


def is_article(request: HttpRequest, response: HttpResponse) -> bool:
    page = request.resolver_match
    return (
        request.method == "GET"
        and response.status_code == 200
        and page is not None
        and page.view_name in PAGES
    )


def note(request: HttpRequest) -> None:
    slug = request.resolver_match.kwargs["slug"]  # type: ignore[union-attr]  # is_article
    buffer.reads.add(Read(today(), person(request), agent(request), slug, current().code))
