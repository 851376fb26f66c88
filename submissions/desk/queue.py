"""The queue of pieces as the desk lists it, and its words for time and turn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, F, OuterRef, Subquery, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editions.clocks import day_written, in_both_cities
from submissions import promise
from submissions.models import Author, Submission
from submissions.models.submission import SubmissionQuerySet
from submissions.workflow import State

PROMISED = (State.RECEIVED, State.IN_REVIEW)
ORDER = (F("promised").asc(nulls_last=True), "received_at", "pk")


@dataclass(frozen=True)
class Promise:
    words: str
    moment: str = ""  # on both clocks, where the words do not say it
    is_late: bool = False


def in_queue(pieces: SubmissionQuerySet) -> SubmissionQuerySet:
    """Say of each piece who leads its authors, and what is promised while somebody waits."""
    leads = Author.objects.filter(submission=OuterRef("pk")).order_by("position", "pk")
    return pieces.annotate(
        lead_name=Subquery(leads.values("name")[:1]),
        promised=Case(When(state__in=PROMISED, then=F("reply_by"))),
    )


def for_rows(pieces: SubmissionQuerySet) -> SubmissionQuerySet:
    """Load what a row of the queue shows, without the texts."""
    return pieces.without_texts().select_related("assigned_to", "claimed_by")


def turn(submission: Submission) -> str:
    if submission.is_ours_to_move:
        return _("ours")
    if submission.is_theirs_to_move:
        return _("the author’s")
    return _("nobody’s")


def age(submission: Submission) -> str:
    """Return how long ago it came in, in days, or in hours on the first day."""
    assert submission.received_at is not None  # no draft is listed
    passed = timezone.now() - submission.received_at
    if passed >= dt.timedelta(days=1):
        text = ngettext("%(count)d day", "%(count)d days", passed.days)
        return text % {"count": passed.days}
    return _hours(passed.total_seconds() / 3600)


def promised(submission: Submission) -> Promise | None:
    """Return what the authors were promised, as far as somebody waits for it."""
    if submission.state == State.REVISION_REQUESTED and submission.due_on:
        words = _("revision due %(day)s") % {"day": day_written(submission.due_on)}
        return Promise(words, is_late=submission.due_on < timezone.localdate())
    if submission.state not in PROMISED or submission.reply_by is None:
        return None
    now, end = timezone.now(), submission.reply_by
    hours = _desk_hours(abs(promise.hours_between(min(now, end), max(now, end))))
    if end < now:
        return Promise(_("%(hours)s late") % {"hours": hours}, in_both_cities(end), is_late=True)
    return Promise(_("%(hours)s left") % {"hours": hours}, in_both_cities(end))


def _hours(number: float) -> str:
    whole = int(number)
    return ngettext("%(count)d hour", "%(count)d hours", whole) % {"count": whole}


def _desk_hours(number: float) -> str:
    whole = int(number)
    text = ngettext("%(count)d desk hour", "%(count)d desk hours", whole)
    return text % {"count": whole}
