"""Pages for when something broke: they need neither the database nor a context."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string

RETRY_AFTER = 60  # seconds


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 while the database is away, and 500 for any other mistake.

    Asked by Django for whatever a view or a middleware did not catch, while it is being handled.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return HttpResponse(
            render_to_string("503.html"), status=503, headers={"Retry-After": str(RETRY_AFTER)}
        )
    return HttpResponseServerError(render_to_string("500.html"))
