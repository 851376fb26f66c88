"""Keeping machines from the open form, without asking people to prove anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

# Nobody fills the form in faster.
LEAST = dt.timedelta(seconds=2)
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


def is_within_limit(request: HttpRequest, act: str) -> bool:
    """Count one more of something in ACCOUNT_RATE_LIMITS, and return whether it is allowed.

    Counted as the attempts to sign in are: for all processes together, however many ask at once.
    """
    return bool(ratelimit.consume(request, action=act))


def counts_files(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse files beyond what people send in an hour: each is read by a process of its own."""

    @wraps(view)
    def counting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.FILES and not is_within_limit(request, "offer_file"):
            return ratelimit.respond_429(request)
        return view(request, *args, **kwargs)

    return counting
