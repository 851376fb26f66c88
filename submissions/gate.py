"""What keeps machines from the open form, in the form's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts import gate, limits
from accounts.access import has_proved_mailbox
from accounts.gate import CLOCK, Problem
from accounts.mail import untagged
from submissions.models import Author
from submissions.models.author import new_token

__all__ = ["CLOCK", "address_of_draft", "counts_files", "may_write_to", "opened", "refusal"]

FORM = "submissions"
# Nobody fills the form in faster.
LEAST = dt.timedelta(seconds=2)


def opened() -> str:
    """Return when a form was opened, so signed that nobody makes it up.

    With it goes the private address of the draft that the form may begin: sent twice, by a second
    click or after going back, it begins one.
    """
    return gate.opened(FORM, new_token())


def address_of_draft(request: HttpRequest) -> str:
    return gate.carried(request, FORM) or new_token()


def refusal(request: HttpRequest) -> str:
    """Return why a form is not taken, or ""; what was typed stays on the page in any case."""
    match gate.problem(request, FORM, who=gate.carried(request, FORM), least=LEAST):
        case None:
            return ""
        case Problem.TRAPPED:
            return _("The field “Website” must stay empty. Empty it and save again.")
        case Problem.FAST:
            return _("That was very fast. Save once more.")
        case _:
            return _("This page was not complete when it was sent. Save once more.")


def may_write_to(request: HttpRequest, author: Author) -> bool:
    """Count one more letter that an author's act sends, and return whether it may leave today.

    Anybody may write anybody's address into a draft; who has shown it to be theirs is not counted.
    """
    user, email = request.user, author.email.lower()
    if user.is_authenticated and user.email.lower() == email and has_proved_mailbox(user):
        return True
    return limits.allows(request, "offer_letter", key=untagged(email))


def counts_files(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse files beyond what people send in an hour: each is read by a process of its own."""

    @wraps(view)
    def counting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.FILES and not limits.allows(request, "offer_file"):
            return limits.too_often(request, "offer_file")
        return view(request, *args, **kwargs)

    return counting
