from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.cache import add_never_cache_headers

from accounts.access import signed_in_editor
from editions.links import linkable
from editions.models import Editioned, SluggedQuerySet


def at_slug(rows: SluggedQuerySet, slug: str) -> Any:
    """Return the row at a present or former slug; 404 without one."""
    try:
        return rows.at(slug)
    except rows.model.DoesNotExist as missing:
        raise Http404 from missing


def moved(to: Any, *args: Any) -> HttpResponse:
    """Lead to the address of today, for good: search engines forget the old one.

    Browsers are told to ask each time. One that kept both a → b and, after the page went back to
    its first address, b → a would go round in circles.
    """
    response = HttpResponsePermanentRedirect(resolve_url(to, *args))
    response["Cache-Control"] = "no-cache"
    return response


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
    context = {"piece": piece, "editions": editions}
    return not_indexed(render(request, "editions/unavailable.html", context))


def not_indexed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response


def private(response: HttpResponse) -> HttpResponse:
    """Mark a preview: kept by no cache, found by no search engine."""
    add_never_cache_headers(response)
    return not_indexed(response)


def reference(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Lead from a reference in rich text, `/-/article/42/`, to the piece, if it may be read."""
    if kind not in linkable():
        raise Http404
    pieces = linkable()[kind].objects.visible_to(signed_in_editor(request))  # type: ignore[attr-defined]
    return redirect(get_object_or_404(pieces.without_bodies(), pk=pk))
