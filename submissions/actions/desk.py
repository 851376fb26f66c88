"""What editors do with a piece besides deciding: share it out, say who is at it, think aloud."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from contributors.models import Contributor
from editions.clocks import in_both_cities
from submissions import promise
from submissions.actions import decisions
from submissions.models import Author, Decision, Note, Submission
from submissions.refusals import Overtaken, Refused
from submissions.workflow import Kind

CITIES = {User.Newsroom.HONG_KONG: "Hong Kong", User.Newsroom.NEW_YORK: "New York"}


@dataclass
class Outcome:
    """What became of pieces decided together."""

    done: list[Decision] = field(default_factory=list)
    refused: list[tuple[Submission, str]] = field(default_factory=list)


def assign(pieces: Iterable[int], *, to: User | None) -> int:
    """Give pieces to an editor, or to nobody; return how many."""
    return Submission.objects.sent().filter(pk__in=pieces).update(assigned_to=to)


def claim(submission: Submission, *, editor: User, takes_over: bool = False) -> None:
    """Say that an editor is at a piece until their shift ends. Raises Refused.

    A claim keeps nobody from deciding; taking one over is asked for in so many words.
    """
    now = timezone.now()
    rows = Submission.objects.open().filter(pk=submission.pk)
    if not takes_over:
        rows = rows.filter(
            Q(claimed_by__isnull=True) | Q(claimed_by=editor) | Q(claimed_until__lte=now)
        )
    until = shift_ends(editor)
    if not rows.update(claimed_by=editor, claimed_until=until):
        raise Refused(_why_not(submission))
    submission.claimed_by, submission.claimed_until = editor, until


def shift_ends(editor: User) -> dt.datetime:
    """Return until when an editor's claim holds: the end of their newsroom's shift."""
    city = CITIES.get(User.Newsroom(editor.newsroom), "Hong Kong")
    return promise.shift_end(city, timezone.now())


def _why_not(submission: Submission) -> str:
    submission.refresh_from_db(fields=["state", "claimed_by", "claimed_until"])
    if not (submission.claimed_by and submission.claimed_until and submission.is_open):
        return _("There is nothing left to do on this piece.")
    return _("%(who)s is at it until %(moment)s.") % {
        "who": submission.claimed_by,
        "moment": in_both_cities(submission.claimed_until),
    }


def let_go(submission: Submission, *, editor: User) -> None:
    """End an editor's own claim."""
    mine = Submission.objects.filter(pk=submission.pk, claimed_by=editor)
    mine.update(claimed_by=None, claimed_until=None)


def note(submission: Submission, *, editor: User, score: int | None, text: str) -> Note:
    """Keep what an editor thinks of a piece. Raises ValidationError when it says nothing."""
    if score is None and not text.strip():
        raise ValidationError({"text": _("Give a score, write a few words, or both.")})
    return Note.objects.create(submission=submission, editor=editor, score=score, text=text.strip())


def match(author: Author, *, contributor: Contributor | None) -> None:
    """Say who an author is among those we have printed; nobody, for somebody new."""
    author.contributor = contributor
    author.save(update_fields=["contributor"])


def decline_each(versions: dict[int, int], *, editor: User, reason: str, is_held: bool) -> Outcome:
    """Decline pieces, each under the version that was on the page; the others are named."""
    outcome = Outcome()
    for piece in Submission.objects.sent().filter(pk__in=versions).order_by("pk"):
        try:
            decision = decisions.decide(
                piece,
                Kind.DECLINE,
                by=editor,
                version=versions[piece.pk],
                reason=reason,
                is_held=is_held,
            )
            outcome.done.append(decision)
        except (Overtaken, Refused) as refusal:
            outcome.refused.append((piece, str(refusal)))
    return outcome
