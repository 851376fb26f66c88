"""What keeps machines from the open form, in the form's own words."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts import gate
from accounts.addresses import client_address
from accounts.gate import CLOCK, Problem, is_within_limit

__all__ = ["CLOCK", "is_within_limit", "lets_begin", "opened", "refusal"]

FORM = "submissions"
# Nobody fills the form in faster.
LEAST = dt.timedelta(seconds=2)
DRAFTS_AN_HOUR = 20


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


def lets_begin(request: HttpRequest) -> bool:
    return is_within_limit(f"drafts:{client_address(request)}", DRAFTS_AN_HOUR)
