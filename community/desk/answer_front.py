"""What the desk's front page says of the question of the week."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from community.models import Answer, Question
from community.workflow import Stage
from issues.models import Issue


def waiting() -> dict[str, Any] | None:
    """Return the newest question that readers have, with how many answers wait; two queries."""
    now = timezone.now()
    out = Issue.objects.published_anywhere().order_by().values("pk")
    asked = Question.objects.filter(parent__in=out).exclude(opens_at__gt=now)
    rows = asked.select_related("parent").order_by("-parent__date", "-ordering")
    question = rows.first()
    if question is None:
        return None
    numbers = (
        Answer.objects.confirmed()
        .filter(question=question)
        .aggregate(
            waiting=Count("pk", filter=Q(stage__in=[Stage.RECEIVED, Stage.WITHHELD])),
            shortlisted=Count("pk", filter=Q(stage=Stage.SHORTLISTED)),
            picked=Count("pk", filter=Q(stage=Stage.PICKED)),
        )
    )
    return {"question": question, **numbers}
