"""Decisions that an editor proposes to the desk; taking any decision ends the proposal."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from submissions import workflow
from submissions.actions import decisions
from submissions.models import Proposal, Submission
from submissions.refusals import Refused
from submissions.workflow import Kind, State


@transaction.atomic
def propose(
    submission: Submission,
    kind: Kind,
    *,
    editor: User,
    reason: str = "",
    due_on: dt.date | None = None,
) -> Proposal:
    """Propose a decision to the desk; its authors see nothing until an editor takes it."""
    row, role = decisions.locked(submission, editor, None)
    if not workflow.may(kind, state=State(row.state), role=role):
        raise Refused(decisions.closed(row, kind))
    decisions.check(row, kind, role, reason=reason, due_on=due_on)
    proposal, _is_new = Proposal.objects.update_or_create(
        submission=row,
        defaults={
            "kind": kind,
            "reason": reason,
            "due_on": due_on,
            "proposed_by": editor,
            "proposed_at": timezone.now(),
        },
    )
    return proposal


def drop(submission: Submission) -> None:
    Proposal.objects.filter(submission=submission).delete()
