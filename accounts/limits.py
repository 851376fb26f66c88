"""How often something may be done, counted for all processes together.

The numbers stand in ACCOUNT_RATE_LIMITS; whose address counts, `accounts.addresses` says.
"""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

APP = "allauth.account"  # whose setting it is


def allows(request: HttpRequest, act: str, *, key: str | None = None) -> bool:
    """Count one more of something, looking at a page too, and return whether it is allowed."""
    return bool(ratelimit.consume(request, app=APP, action=act, key=key, limit_get=True))


def refused(response: HttpResponse, act: str) -> HttpResponse:
    """Return what says in words that it was too often as an answer that machines understand."""
    response.status_code = 429
    longest = max(rate.duration for rate in ratelimit.get_rates(app=APP, action=act))
    response["Retry-After"] = str(int(longest))
    add_never_cache_headers(response)
    return response


def too_often(request: HttpRequest, act: str, why: str = "") -> HttpResponse:
    """Return a page that says so, and why if it is not about attempts from a network."""
    return refused(render(request, "429.html", {"why": why}), act)
