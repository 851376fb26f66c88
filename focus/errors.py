"""Pages for when something broke: they need neither the database nor a context."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

RETRY_AFTER = 60  # seconds
OURS = {"csrfmiddlewaretoken", "opened", "password"}
SHORT = 40  # characters that are soon typed again
MOST_TEXTS = 20


def not_proved(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form that does not show that it comes from our own page, and give its words back.

    That happens to people who signed in beside it. What another site sends is not shown as ours.
    """
    own = f"{request.scheme}://{request.get_host()}"
    words = long_texts(request) if request.headers.get("Origin") == own else []
    return render(request, "403_csrf.html", {"words": words}, status=403)


def long_texts(request: HttpRequest) -> list[str]:
    names = [name for name in request.POST if name not in OURS]
    texts = [text for name in names for text in request.POST.getlist(name)]
    return [text for text in texts if len(text) > SHORT][:MOST_TEXTS]


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 while the database is away, and 500 for any other mistake.

    Asked by Django for whatever a view or a middleware did not catch, while it is being handled.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return HttpResponse(
            render_to_string("503.html"), status=503, headers={"Retry-After": str(RETRY_AFTER)}
        )
    return HttpResponseServerError(render_to_string("500.html"))
