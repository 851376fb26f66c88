"""Writing the steps of an answer: whoever takes one, its stage, version and record go together."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import User
from community.models import Answer, Move, Notice
from community.refusals import Overtaken, Refused
from community.workflow import Role, Stage


def locked(answer: Answer, version: int | None = None) -> Answer:
    """Return the row as it is now, held until the transaction ends. Raises Overtaken or Refused."""
    rows = Answer.objects.select_related("question__parent", "pick__parent", "user")
    row = rows.select_for_update(of=("self",)).filter(pk=answer.pk).first()
    if row is None:  # with the account of its author
        raise Refused(_("This answer is no longer here."))
    if version is not None and version != row.version:
        latest = row.moves.select_related("editor").order_by("number").last()
        if latest is None or version > row.version:
            raise Refused(_("This page does not fit the answer. Open it again."))
        raise Overtaken(latest)
    return row


def begin(answer: Answer) -> None:
    """Write a new answer with its first step."""
    answer.save()
    answer.moves.create(number=answer.version, to_stage=answer.stage, role=Role.AUTHOR)


def step(row: Answer, to: Stage, *, role: Role, editor: User | None = None, note: str = "") -> Move:
    """Write a step, and the answer under its new version; elsewhere, nobody is at it any more."""
    before = row.stage
    row.stage = to
    row.version += 1
    if to != before:
        row.claimed_by, row.claimed_until = None, None
    row.save()
    return row.moves.create(
        number=row.version, from_stage=before, to_stage=to, role=role, editor=editor, note=note
    )


def clear_printed(row: Answer) -> None:
    """Take out what we made of the words: they were cut and translated from others."""
    for column in Answer.printed_columns():
        setattr(row, column, "")
    row.unchecked = {}


def erase(row: Answer) -> None:
    """Take out all that the author said, where it came from, and letters that repeat it."""
    clear_printed(row)
    for name in ("text", "text_key", "name", "place", "region", "email", "address", "subnet"):
        setattr(row, name, "")
    row.findings, row.may_print, row.may_edit = [], False, False
    row.notices.waiting().update(status=Notice.Status.DISCARDED)
    row.notices.update(body="")
