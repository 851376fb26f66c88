"""The desk's front page: what waits, and what the other newsroom did meanwhile."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from accounts.access import by_others
from accounts.models import User
from submissions.desk import queue
from submissions.models import Decision, Letter, Submission
from submissions.workflow import Role

SINCE = dt.timedelta(hours=12)
AT_MOST = 8


def waiting(editor: User) -> dict[str, Any]:
    """Return what an editor should see first, in four queries."""
    open_ones = queue.in_queue(Submission.objects.open())
    mine = open_ones.filter(assigned_to=editor)
    late = Submission.objects.late().values("pk")
    first = open_ones.filter(Q(pk__in=late) | Q(pk__in=mine.values("pk")))
    pieces = queue.for_rows(first).order_by(*queue.ORDER)[:AT_MOST]
    return {
        "waiting": [{"piece": piece, "promised": queue.promised(piece)} for piece in pieces],
        "counts": Submission.objects.open().aggregate(
            open=Count("pk"),
            late=Count("pk", filter=Q(pk__in=late)),
            mine=Count("pk", filter=Q(assigned_to=editor)),
            unassigned=Count("pk", filter=Q(assigned_to=None)),
        ),
        "letters": Letter.objects.filter(status__in=["held", "failed"]).count(),
        "handed_over": handed_over(editor),
    }


def handed_over(editor: User) -> list[Decision]:
    """Return what the other newsroom decided, and what authors sent, in the last twelve hours.

    An editor of no newsroom reads what both did.
    """
    recent = Decision.objects.filter(at__gte=timezone.now() - SINCE)
    recent = recent.exclude(submission__received_at=None)
    with_piece = recent.filter(by_others(editor) | Q(role=Role.AUTHOR)).select_related(
        "submission", "editor", "author"
    )
    return list(with_piece.defer("submission__text", "submission__opening").order_by("-at")[:20])
