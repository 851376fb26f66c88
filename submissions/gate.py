"""What keeps machines from the open form, in the form's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts import gate
from accounts.access import has_proved_mailbox
from accounts.gate import CLOCK, Problem
from submissions.models import Author

__all__ = ["CLOCK", "counts_files", "is_within_limit", "may_write_to", "opened", "refusal"]

FORM = "submissions"
# Nobody fills the form in faster.
LEAST = dt.timedelta(seconds=2)


def opened() -> str:
    """Return when a form was opened, so signed that nobody makes it up."""
    return gate.opened(FORM)


def refusal(request: HttpRequest) -> str:
    """Return why a form is not taken, or ""; what was typed stays on the page in any case."""
    match gate.problem(request, FORM, least=LEAST):
        case None:
            return ""
        case Problem.TRAPPED:
            return _("The field “Website” must stay empty. Empty it and save again.")
        case Problem.FAST:
            return _("That was very fast. Save once more.")
        case _:
            return _("This page was not complete when it was sent. Save once more.")


def is_within_limit(request: HttpRequest, act: str, *, key: str | None = None) -> bool:
    """Count one more of something in ACCOUNT_RATE_LIMITS, and return whether it is allowed.

    Counted as the attempts to sign in are: for all processes together, however many ask at once.
    """
    return bool(ratelimit.consume(request, action=act, key=key))


def may_write_to(request: HttpRequest, author: Author) -> bool:
    """Count one more letter that an author's act sends, and return whether it may leave today.

    Anybody may write anybody's address into a draft; who has shown it to be theirs is not counted.
    """
    user, email = request.user, author.email.lower()
    if user.is_authenticated and user.email.lower() == email and has_proved_mailbox(user):
        return True
    name, _at, host = email.rpartition("@")
    return is_within_limit(request, "offer_letter", key=f"{name.partition('+')[0]}@{host}")


def counts_files(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse files beyond what people send in an hour: each is read by a process of its own."""

    @wraps(view)
    def counting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.FILES and not is_within_limit(request, "offer_file"):
            return ratelimit.respond_429(request)
        return view(request, *args, **kwargs)

    return counting
