"""Addresses as people type and paste them, and whether a reader finds a page there."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils import translation

from editions.languages import BY_CODE

HOST = urlsplit(settings.SITE_URL).netloc


def own_path(address: str) -> str:
    """Return the path of an address of ours, written with or without our host; "" for others."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    is_ours = not parts.scheme or (parts.scheme in {"http", "https"} and parts.netloc == HOST)
    if not is_ours or (parts.netloc and not parts.scheme):
        return ""
    return parts.path if parts.path.startswith("/") else ""


def answers(path: str) -> bool:
    """Return whether a reader who asks for this path gets a page, or is led on to one.

    Asks the page itself: nothing else knows which languages and drafts a reader may see.
    """
    code = path.split("/")[1]
    if code not in BY_CODE:
        return False
    with translation.override(code):
        try:
            match = resolve(path)
            response = match.func(a_reader_at(path), *match.args, **match.kwargs)
        except (Resolver404, Http404):
            return False
    return response.status_code in {200, 301}


def a_reader_at(path: str) -> HttpRequest:
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = path
    request.META = {"HTTP_HOST": HOST, "SERVER_NAME": HOST, "SERVER_PORT": "80"}
    request.user = AnonymousUser()
    return request
