"""What editors do with a piece besides deciding: share it out, say who is at it, think aloud."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from contributors.models import Contributor
from submissions import claims
from submissions.actions import decisions
from submissions.models import Author, Decision, Note, Submission
from submissions.refusals import Overtaken, Refused
from submissions.workflow import Kind


@dataclass
class Outcome:
    """What became of pieces decided together."""

    done: list[Decision] = field(default_factory=list)
    refused: list[tuple[Submission, str]] = field(default_factory=list)


def assign(pieces: Iterable[int], *, to: User | None) -> int:
    """Give pieces to an editor, or to nobody; return how many."""
    return Submission.objects.sent().filter(pk__in=pieces).update(assigned_to=to)


def claim(submission: Submission, *, editor: User, takes_over: bool = False) -> None:
    """Say that an editor is at a piece until their shift ends. Raises Refused."""
    pieces = Submission.objects.open()
    if claims.take(submission, among=pieces, editor=editor, takes_over=takes_over):
        return
    submission.refresh_from_db(fields=["state"])
    if not (submission.is_open and claims.holder(submission)):
        raise Refused(_("There is nothing left to do on this piece."))
    raise Refused(claims.said(submission))


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
