"""Forgetting what is kept for a time only, of people who may never have been here."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from community.actions.receiving import NOT_TAKEN
from community.models import Answer, Comment, Notice

KEPT = dt.timedelta(days=1)
# Nobody confirms an answer, or asks about a letter of ours, so long afterwards.
WAITED_FOR = dt.timedelta(days=30)


def erase_addresses() -> int:
    """Erase where texts older than a day came from; return how many there were."""
    until = timezone.now() - KEPT
    number = 0
    for field in ("address", "subnet"):
        comments = Comment.objects.filter(created_at__lt=until).exclude(**{field: ""})
        answers = Answer.objects.filter(received_at__lt=until).exclude(**{field: ""})
        number += comments.update(**{field: ""}) + answers.update(**{field: ""})
    return number


def forget_unconfirmed() -> int:
    """Delete the answers that nobody has confirmed; return how many.

    With them, and with the letters about mails we could not take, we hold addresses that anybody
    may have written down.
    """
    now = timezone.now()
    letters = Notice.objects.filter(occasion__startswith=NOT_TAKEN, send_at__lt=now - WAITED_FOR)
    letters.exclude(email="").delete()
    answers = Answer.objects.filter(confirmed_at=None, received_at__lt=now - WAITED_FOR)
    _rows, of_each = answers.exclude(question__closes_at__gt=now).delete()
    return of_each.get(Answer._meta.label, 0)
