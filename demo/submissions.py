"""Pieces that people have offered, in several states, by the decisions that lead there."""

import datetime as dt
from typing import Any

from django.utils import timezone

from accounts.models import User
from submissions.actions import decisions
from submissions.models import Author, Submission
from submissions.workflow import Kind

EDITOR = "editor.hk@example.com"
REVISION_WITHIN = dt.timedelta(days=6)


def load_submission(fields: dict[str, Any]) -> None:
    """Make a piece with its authors, and take the decisions its content names."""
    authors = fields.pop("authors")
    steps = fields.pop("decisions", [])
    days = fields.pop("exclusive_days", None)
    until = timezone.localdate() + dt.timedelta(days=days) if days else None
    submission = Submission.objects.create(exclusive_until=until, **fields)
    for position, author in enumerate(authors):
        Author.objects.create(
            submission=submission,
            position=position,
            user=User.objects.filter(email=author["email"]).first(),
            joined_at=timezone.now() if steps else None,
            **author,
        )
    for step in steps:
        take(submission, Kind(step["kind"]), step.get("reason", ""))


def take(submission: Submission, kind: Kind, reason: str) -> None:
    is_authors = kind in {Kind.SUBMIT, Kind.RESUBMIT, Kind.WITHDRAW}
    due_on = timezone.localdate() + REVISION_WITHIN if kind is Kind.REQUEST_REVISION else None
    decisions.decide(
        submission,
        kind,
        by=submission.lead if is_authors else User.objects.get(email=EDITOR),
        reason=reason,
        due_on=due_on,
    )
