"""What an editor does with a letter that has not left; each asks the database whether it waits."""

from __future__ import annotations

from django.utils import timezone

from accounts.outgoing import Outgoing, OutgoingQuerySet

Status = Outgoing.Status
IN_HAND = (Status.HELD, Status.FAILED)


def release(letter: Outgoing, *, subject: str = "", body: str = "") -> bool:
    """Let a letter go that was held or failed, with an editor's last changes; False if too late."""
    return bool(
        _in_hand(letter).update(
            subject=on_one_line(subject or letter.subject),
            body=body or letter.body,
            status=Status.QUEUED,
            send_at=timezone.now(),
            error="",
        )
    )


def edit(letter: Outgoing) -> bool:
    """Keep an editor's changes to a letter that was held or failed; False when it is too late."""
    return bool(_in_hand(letter).update(subject=on_one_line(letter.subject), body=letter.body))


def discard(letter: Outgoing) -> bool:
    waiting = type(letter).rows().waiting().filter(pk=letter.pk)
    return bool(waiting.update(status=Status.DISCARDED))


def on_one_line(subject: str) -> str:
    """Return a subject that a mail can carry: a line break in it would stop the letter."""
    return " ".join(subject.split())


def _in_hand(letter: Outgoing) -> OutgoingQuerySet[Outgoing]:
    return type(letter).rows().filter(pk=letter.pk, status__in=IN_HAND)
