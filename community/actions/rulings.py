"""The one way in which a comment's status changes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from community import workflow
from community.actions import counts, notices
from community.models import Comment, Member, Ruling
from community.refusals import Overtaken, Refused
from community.workflow import GONE, OPPOSITES, RULES, VISIBLE, Kind, Role, Status

type Actor = User | Member | None


@transaction.atomic
def rule(
    comment: Comment,
    kind: Kind,
    *,
    by: Actor,
    to: Status | None = None,
    version: int | None = None,
    reason: str = "",
    note: str = "",
    **changes: Any,
) -> Ruling:
    """Make a ruling: change the status, the counts and the record, and tell the author.

    `by` is an editor, the comment's author, or None for a rule of the house. `to` is needed where
    a ruling leads to several statuses; `version` is the one the page showed. `changes` are fields
    of the comment that change with it. Raises Overtaken, Refused, or ValidationError.
    """
    row, role = locked(comment, by, version)
    if not workflow.may(kind, status=Status(row.status), role=role):
        raise Refused(closed(row, kind))
    if RULES[kind].needs_reason and not reason:
        raise ValidationError({"reason": _("Say why; the author reads it.")})
    (target,) = {to} if to else RULES[kind].targets
    assert target in RULES[kind].targets
    for name, value in changes.items():
        setattr(row, name, value)
    ruling = record(row, kind, role=role, by=by, to=target, reason=reason, note=note)
    if RULES[kind].is_told:
        notices.ruled(ruling)
    _copy_to(comment, row)
    return ruling


@transaction.atomic
def undo(comment: Comment, *, by: User, version: int | None = None) -> Ruling:
    """Take back the last ruling, if it was an editor's: the comment stands where it stood."""
    row, role = locked(comment, by, version)
    last = undoable(row)
    if last is None:
        raise Refused(_("The last ruling cannot be taken back."))
    back = Status(last.from_status)
    ruling = record(row, Kind.UNDO, role=role, by=by, to=back, reverses=last)
    notices.recall(last, ruling)
    _copy_to(comment, row)
    return ruling


def undoable(comment: Comment) -> Ruling | None:
    """Return the last ruling if an editor may take it back."""
    last = comment.rulings.order_by("number").last()
    if last is None or last.kind == Kind.UNDO or last.to_status != comment.status:
        return None
    return last if RULES.get(Kind(last.kind)) and RULES[Kind(last.kind)].is_undone else None


def locked(comment: Comment, by: Actor, version: int | None) -> tuple[Comment, Role]:
    """Return the row as it is now, held until the transaction ends, and who is asking."""
    row = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if version is not None and version != row.version:
        latest = row.rulings.select_related("editor").order_by("number").last()
        if latest is None or version > row.version:
            raise Refused(_("This page does not fit the comment. Open it again."))
        if isinstance(by, Member):  # readers never learn an editor's name
            raise Refused(
                _(
                    "Your comment was changed or ruled on at the same moment. "
                    "Your words are still here: send them once more."
                )
            )
        raise Overtaken(latest)
    if isinstance(by, Member):
        if row.member_id != by.pk:
            raise Refused(_("Only who wrote a comment can do that."))
        return row, Role.AUTHOR
    if isinstance(by, User):
        if not (by.is_active and by.has_perm("community.change_comment")):
            raise Refused(_("Your account may not rule on comments."))
        return row, Role.EDITOR
    return row, Role.RULE


def closed(row: Comment, kind: Kind) -> str:
    return _("“%(ruling)s” is not possible: the comment is “%(status)s”.") % {
        "ruling": kind.label,
        "status": Status(row.status).label,
    }


def record(
    row: Comment,
    kind: Kind,
    *,
    role: Role,
    by: Actor,
    to: Status,
    reason: str = "",
    note: str = "",
    reverses: Ruling | None = None,
) -> Ruling:
    """Write a ruling, the comment under its new version, and the counts that follow."""
    before, was_pick = Status(row.status), row.is_pick
    judged = "" if to in GONE else row.text
    effect = OPPOSITES.get(Kind(reverses.kind), kind) if reverses else kind
    _change(row, effect, to=to, role=role)
    ruling = Ruling.objects.create(
        comment=row,
        number=row.version,
        kind=kind,
        from_status=before,
        to_status=to,
        role=role,
        editor=by if isinstance(by, User) else None,
        reason=reason,
        note=note,
        text=judged,
        reverses=reverses,
    )
    notices.appeared(row, before)
    counts.moved(row, before, was_pick=was_pick)
    if effect in {Kind.PIN, Kind.UNPIN}:
        counts.pinned(row, effect == Kind.PIN)
    return ruling


def _change(row: Comment, effect: Kind, *, to: Status, role: Role) -> None:
    row.status = to
    row.version += 1
    row.claimed_by, row.claimed_until = None, None
    if to in GONE:
        row.text = row.html = row.text_key = ""
        row.rulings.update(text="")
    if role is Role.EDITOR:
        row.open_reports = 0
        row.reports.filter(settled_at=None).update(settled_at=timezone.now())
    if effect in {Kind.PICK, Kind.UNPICK}:
        row.is_pick = effect == Kind.PICK
    row.is_pick = row.is_pick and to in VISIBLE
    row.save()


def _copy_to(comment: Comment, row: Comment) -> None:
    """Let the caller's object say what is stored."""
    for field in Comment._meta.concrete_fields:
        setattr(comment, field.attname, getattr(row, field.attname))
