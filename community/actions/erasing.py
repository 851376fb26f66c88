"""Forgetting what was kept for the limits only."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from community.models import Answer, Comment

KEPT = dt.timedelta(days=1)


def erase_addresses() -> int:
    """Erase where texts older than a day came from; return how many there were."""
    until = timezone.now() - KEPT
    number = 0
    for field in ("address", "subnet"):
        comments = Comment.objects.filter(created_at__lt=until).exclude(**{field: ""})
        answers = Answer.objects.filter(received_at__lt=until).exclude(**{field: ""})
        number += comments.update(**{field: ""}) + answers.update(**{field: ""})
    return number
