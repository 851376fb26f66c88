"""Keeping machines from the open form, without asking people to prove anything."""

from __future__ import annotations

import datetime as dt

from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.addresses import client_address

# Nobody fills the form in faster.
LEAST = dt.timedelta(seconds=2)
DRAFTS_AN_HOUR = 20
HOUR = 3600
TRAP, CLOCK = "website", "opened"


def opened() -> str:
    """Return when a form was opened, so signed that nobody makes it up."""
    return TimestampSigner(salt="submissions.gate").sign("form")


def refusal(request: HttpRequest) -> str:
    """Return why a form is not taken, or ""; what was typed stays on the page in any case."""
    if request.POST.get(TRAP):
        return _("The field “Website” must stay empty. Empty it and save again.")
    signer = TimestampSigner(salt="submissions.gate")
    try:
        signer.unsign(request.POST.get(CLOCK, ""))
    except BadSignature:
        return _("This page was not complete when it was sent. Save once more.")
    try:
        signer.unsign(request.POST[CLOCK], max_age=LEAST)
    except BadSignature:  # opened long enough ago
        return ""
    return _("That was very fast. Save once more.")


def is_within_limit(key: str, most: int, seconds: int = HOUR) -> bool:
    """Count one more of something, and return whether that is still allowed."""
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:  # ran out between the two
        cache.set(key, 1, seconds)
        return True


def lets_begin(request: HttpRequest) -> bool:
    return is_within_limit(f"drafts:{client_address(request)}", DRAFTS_AN_HOUR)
