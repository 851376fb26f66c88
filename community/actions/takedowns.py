"""Legal demands to take a comment down: recorded under a number, and answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from community.actions import notices, rulings
from community.models import Comment, Takedown
from community.refusals import Refused
from community.workflow import GONE, Kind, Reason

Outcome = Takedown.Outcome
BETWEEN = "\n\n* * *\n\n"  # words as they stood when the demand came, and when they went
LOCK = 0x5444  # of the numbers, until the transaction that takes one ends


@transaction.atomic
def record(comment: Comment, *, by: User, **demand: Any) -> Takedown:
    """Record a demand under the next number of the year, with the words that it speaks of: their
    author may delete them before we answer. Write that we have it.
    """
    _check(by)
    row = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    takedown = Takedown.objects.create(
        comment=row, reference=_next_reference(), record=row.text, **demand
    )
    _write("takedown_received", takedown)
    return takedown


@transaction.atomic
def take_down(takedown: Takedown, *, by: User, answer: str, version: int | None = None) -> Takedown:
    """Take the comment down, keep its words for the record, and answer."""
    row = _open(takedown, by, answer)
    comment = Comment.objects.select_for_update(of=("self",)).get(pk=row.comment_id)
    if comment.status not in GONE:
        if comment.text != row.record:  # changed since the demand came
            row.record = BETWEEN.join(filter(None, [row.record, comment.text]))
        rulings.rule(
            comment,
            Kind.TAKE_DOWN,
            by=by,
            version=version,
            reason=Reason.UNLAWFUL,
            note=row.reference,
        )
    return _settle(row, Outcome.TAKEN_DOWN, by=by, answer=answer)


@transaction.atomic
def refuse(takedown: Takedown, *, by: User, answer: str) -> Takedown:
    """Leave the comment as it is, and say why."""
    return _settle(_open(takedown, by, answer), Outcome.REFUSED, by=by, answer=answer)


def forget_records() -> int:
    """Forget the words of demands that were answered long ago; return how many there were."""
    long_ago = timezone.now() - dt.timedelta(days=settings.TAKEDOWN_RECORD_DAYS)
    old = Takedown.objects.filter(settled_at__lt=long_ago).exclude(record="")
    return old.update(record="")


def _check(by: User) -> None:
    if not (by.is_active and by.has_perm("community.change_takedown")):
        raise Refused(_("Your account may not decide on takedowns."))


def _next_reference() -> str:
    """Return a number that nobody else gets: whoever asks meanwhile waits for this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    year = f"TD-{timezone.localdate().year}-"
    numbers = Takedown.objects.filter(reference__startswith=year)
    last = numbers.order_by(Length("reference").desc(), "-reference").first()
    return f"{year}{int(last.reference.removeprefix(year)) + 1 if last else 1:04d}"


def _open(takedown: Takedown, by: User, answer: str) -> Takedown:
    _check(by)
    row = Takedown.objects.select_for_update(of=("self",)).get(pk=takedown.pk)
    if row.outcome != Outcome.OPEN:
        raise Refused(
            _("%(who)s has decided already: “%(outcome)s”. Nothing of yours was decided.")
            % {"who": row.settled_by, "outcome": row.get_outcome_display()}
        )
    if not answer.strip():
        raise ValidationError({"answer": _("Say why; whoever demanded it reads it.")})
    return row


def _settle(row: Takedown, outcome: Takedown.Outcome, *, by: User, answer: str) -> Takedown:
    row.outcome, row.answer = outcome, answer.strip()
    row.settled_at, row.settled_by = timezone.now(), by
    row.save()
    is_done = outcome == Outcome.TAKEN_DOWN
    _write("takedown_done" if is_done else "takedown_refused", row)
    return row


def _write(kind: str, takedown: Takedown) -> None:
    notices.write(
        kind,
        email=takedown.from_email,
        language=takedown.language,
        occasion=f"{kind}:{takedown.reference}",
        takedown=takedown,
    )
