"""Keeping machines from a form that anybody may send, without asking people to prove anything.

A form carries the time at which it was opened, signed, and a field that only machines fill in.
Each app says in its own words what became of what was typed.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum, auto

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest

TRAP, CLOCK = "website", "opened"


class Problem(Enum):
    TRAPPED = auto()  # the field for machines was filled in
    FOREIGN = auto()  # the time is not signed by us, for this form and this person
    FAST = auto()
    STALE = auto()


def opened(form: str, who: str = "") -> str:
    """Return when a form was opened, so signed that nobody makes it up or lends it out."""
    return _signer(form).sign(who)


def carried(request: HttpRequest, form: str) -> str:
    """Return whom, or what, the form that was sent was opened for; "" if it is not signed by us."""
    try:
        return _signer(form).unsign(request.POST.get(CLOCK, ""))
    except BadSignature:
        return ""


def problem(
    request: HttpRequest,
    form: str,
    *,
    who: str = "",
    least: dt.timedelta,
    most: dt.timedelta | None = None,
) -> Problem | None:
    """Return what speaks against a form that was sent; None where nothing does."""
    if request.POST.get(TRAP):
        return Problem.TRAPPED
    clock = request.POST.get(CLOCK, "")
    if not _is_ours(clock, form, who):
        return Problem.FOREIGN
    if _is_younger(clock, form, least):
        return Problem.FAST
    if most and not _is_younger(clock, form, most):
        return Problem.STALE
    return None


def _signer(form: str) -> TimestampSigner:
    return TimestampSigner(salt=f"gate:{form}")


def _is_ours(clock: str, form: str, who: str) -> bool:
    try:
        return _signer(form).unsign(clock) == who
    except BadSignature:
        return False


def _is_younger(clock: str, form: str, age: dt.timedelta) -> bool:
    try:
        _signer(form).unsign(clock, max_age=age)
    except BadSignature:
        return False
    return True
