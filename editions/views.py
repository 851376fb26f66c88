from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from accounts.access import signed_in_editor
from editions.links import linkable
from editions.models import Editioned


def may_preview(request: HttpRequest, piece: Editioned) -> bool:
    """Return whether an editor is reading an edition that has at least a title."""
    return bool(signed_in_editor(request)) and piece.edition().has("title")


def unavailable(request: HttpRequest, piece: Editioned) -> HttpResponse:
    """Say that a piece is not published in this language, and offer those it has.

    404 when it has none. Search engines are told not to keep the page.
    """
    editions = piece.live_editions()
    if not editions:
        raise Http404
    context = {"piece": piece, "editions": editions, "original": editions[0]}
    return not_indexed(render(request, "editions/unavailable.html", context))


def not_indexed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response


def private(response: HttpResponse) -> HttpResponse:
    """Mark a preview: kept by no cache, found by no search engine."""
    add_never_cache_headers(response)
    return not_indexed(response)


def reference(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Lead from a reference in rich text, `/-/article/42/`, to the piece."""
    model = linkable().get(kind)
    piece = model.objects.without_bodies().filter(pk=pk).first() if model else None  # type: ignore[attr-defined]
    if piece is None:
        raise Http404
    return redirect(piece)
