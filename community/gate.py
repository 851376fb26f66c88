"""What keeps machines from the forms of the community; a form has a name of its own.

A view passes `"gate": gate.shown(request, "comment")` to its template, which includes
`community/_gate.html` inside the form, and asks `gate.refusal(request, "comment")` first.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts import gate
from accounts.gate import Problem

# Nobody writes faster, and nobody leaves a page open for longer and still means it.
LEAST = dt.timedelta(seconds=3)
MOST = dt.timedelta(hours=12)


@dataclass(frozen=True)
class Gate:
    """What a form carries for the gate."""

    opened: str


def shown(request: HttpRequest, form: str) -> Gate:
    """Return what the form carries; one shown again keeps its time unless that was the matter."""
    typed = request.POST.get(gate.CLOCK, "")
    if typed and problem(request, form) in {None, Problem.FAST, Problem.TRAPPED}:
        return Gate(typed)
    return Gate(opened(request, form))


def opened(request: HttpRequest, form: str) -> str:
    """Return when a form was opened, signed for this form and whoever asks."""
    return gate.opened(form, who(request))


def refusal(request: HttpRequest, form: str) -> str:
    """Return why a form is not taken, or ""; what was typed stays on the page in any case."""
    match problem(request, form):
        case None:
            return ""
        case Problem.TRAPPED:
            return _("The field “Website” must stay empty. Empty it and send again.")
        case Problem.FAST:
            return _("That was very fast. Your words are still here: send them once more.")
        case Problem.STALE:
            return _("This page was open for very long. Your words are still here: send once more.")
        case Problem.FOREIGN:
            return _(
                "This page was not complete when it was sent, or you have signed in since. "
                "Your words are still here: send them once more."
            )


def problem(request: HttpRequest, form: str) -> Problem | None:
    return gate.problem(request, form, who=who(request), least=LEAST, most=MOST)


def who(request: HttpRequest) -> str:
    """Return whoever asks, for the signature; signed-out readers without a session are alike."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return str(request.user.pk or request.session.session_key or "")
