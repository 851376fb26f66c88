"""Writing letters into the outbox, and what an editor does with them there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from procrastinate.contrib.django import app

from accounts import outbox
from accounts.mail import Text
from submissions import mail
from submissions.models import Author, Decision, Letter, Submission
from submissions.workflow import RULES, Kind

Status = Letter.Status
# An editor's own words: one text for all, or one for each author by their key.
type Words = Text | Mapping[int, Text] | None


def write(
    kind: str,
    author: Author,
    *,
    occasion: str,
    decision: Decision | None = None,
    text: Words = None,
    is_held: bool = False,
    **said: Any,
) -> Letter:
    """Put a letter into the outbox, once an occasion: a second call returns the first letter."""
    if isinstance(text, Mapping):
        text = text.get(author.pk)
    text = text or mail.written(kind, author, **said)
    letter, is_new = Letter.objects.get_or_create(
        author=author,
        occasion=occasion,
        defaults={
            "submission": author.submission,
            "decision": decision,
            "language": author.language,
            "subject": outbox.on_one_line(text.subject),
            "body": text.body,
            "status": Status.HELD if is_held else Status.QUEUED,
        },
    )
    if is_new and not is_held:
        post(letter)
    return letter


def post(letter: Letter) -> None:
    """Have the worker send a letter: the job stands or falls with this transaction."""
    app.configure_task("submissions.tasks.send_letter").defer(letter_id=letter.pk)


def tell(
    decision: Decision, *, text: Words = None, is_held: bool = False, **said: Any
) -> list[Letter]:
    """Write to every author of a piece what was decided, if it is a decision they are told of.

    An editor's own words go to all as they stand; without any, each reads their own language.
    """
    if not RULES[Kind(decision.kind)].is_told:
        return []
    return [
        write(
            decision.kind,
            author,
            occasion=f"{decision.kind}:{decision.number}",
            decision=decision,
            text=text,
            is_held=is_held,
            reason=decision.reason,
            **said,
        )
        for author in decision.submission.authors.joined()
    ]


def stop(submission: Submission) -> int:
    """Discard every letter about a piece that has not left; return how many."""
    waiting = submission.letters.filter(status__in=Letter.WAITING)
    return waiting.update(status=Status.DISCARDED)


def release(letter: Letter, *, subject: str = "", body: str = "") -> bool:
    """Send a letter that waited or failed, with an editor's last changes; False when too late."""
    done = outbox.release(letter, subject=subject, body=body)
    if done:
        post(letter)
    return done
