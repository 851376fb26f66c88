"""What a browser sends is read whole before anything is done for it, and only so much at once.

The server lets a sender take as long as they like. Whoever sends a form byte by byte would hold a
thread meanwhile, and at the desk a connection to the database too; a few dozen of them, and nobody
else would be served. So they hold a place here, of which there are fewer than threads.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from threading import BoundedSemaphore
from typing import IO, Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from focus.errors import RETRY_AFTER

type Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

IN_MEMORY = 1024 * 1024
AT_A_TIME = 64 * 1024
PATIENCE = 0.5  # seconds to wait for a place: what is sent at once takes less


def read_first(application: Application, *, at_once: int, most: int) -> Application:
    """Return the application as one that meets only bodies that have arrived.

    What says that it is longer than `most` is passed on unread, to be refused in our own words.
    """
    places = BoundedSemaphore(at_once)

    def reading(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = said_length(environ)
        if not 0 < length <= most:
            return application(environ, start_response)
        if not places.acquire(timeout=PATIENCE):
            return answered(start_response, crowded(environ))
        body = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  # until it is answered
        try:
            has_come = copied(environ["wsgi.input"], body, length)
        finally:
            places.release()
        environ["wsgi.input"] = body
        if has_come:
            answer = application(environ, start_response)
        else:
            answer = answered(start_response, HttpResponse(status=400))
        return Answer(answer, body)

    return reading


class Answer:
    """An answer after which the body of its request is let go."""

    def __init__(self, answer: Iterable[bytes], body: IO[bytes]) -> None:
        self.answer, self.body = answer, body

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.answer)

    def close(self) -> None:
        self.body.close()
        if hasattr(self.answer, "close"):
            self.answer.close()


def said_length(environ: dict[str, Any]) -> int:
    text = environ.get("CONTENT_LENGTH") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def copied(sent: IO[bytes], body: IO[bytes], length: int) -> bool:
    """Wait for a body; False when its sender gave up."""
    while length and (part := sent.read(min(length, AT_A_TIME))):
        length -= len(part)
        body.write(part)
    body.seek(0)
    return not length


def crowded(environ: dict[str, Any]) -> HttpResponse:
    path = environ.get("PATH_INFO", "")
    with translation.override(translation.get_language_from_path(path) or "en"):
        page = render_to_string("503.html")
    return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER)})


def answered(start_response: Callable[..., Any], response: HttpResponse) -> Iterable[bytes]:
    start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
    return [response.content]
