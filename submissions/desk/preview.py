from __future__ import annotations

import datetime as dt
from typing import Any

from accounts.mail import Text
from issues.models import Issue
from submissions import mail, workflow
from submissions.models import Author, Decision, Submission
from submissions.workflow import RULES, Kind, State


def letters(
    submission: Submission,
    kind: Kind,
    *,
    reason: str,
    due_on: dt.date | None = None,
    issue: Issue | None = None,
    reversed_one: Decision | None = None,
) -> list[tuple[Author, Text]]:
    """Return the letters that a decision would send; none where nobody is told."""
    if not is_told(kind, reversed_one):
        return []
    said: dict[str, Any] = {"reason": reason, "due_on": due_on or submission.due_on}
    said["was"] = State(submission.state)
    if reversed_one:
        said["state"] = workflow.PUBLIC[State(reversed_one.from_state)]
    submission.issue = issue or submission.issue
    authors = submission.authors.joined()
    return [(author, mail.written(kind, author, **said)) for author in authors]


def is_told(kind: Kind, reversed_one: Decision | None = None) -> bool:
    """Return whether authors get a letter: of a reversal only those who heard of the decision."""
    if kind is Kind.REVERSE:
        return bool(reversed_one and reversed_one.letters.filter(status="sent").exists())
    return RULES[kind].is_told
