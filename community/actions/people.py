"""What editors do about people: each with a remark, and a letter where it concerns them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from community.actions import notices
from community.models import Member, Remark
from community.refusals import Refused

Kind = Remark.Kind


def note(member: Member, *, by: User, text: str) -> Remark:
    """Keep something about a member for the desk."""
    return _remark(member, Kind.NOTE, by=by, text=text)


def warn(member: Member, *, by: User, text: str) -> Remark:
    """Warn a member; they read why."""
    return _remark(member, Kind.WARNING, by=by, text=text, warned_at=timezone.now())


def suspend(member: Member, *, by: User, text: str, until: dt.datetime) -> Remark:
    """Keep a member from writing until a moment; they read why and how long."""
    if until <= timezone.now():
        raise ValidationError({"until": _("Name a moment to come.")})
    return _remark(member, Kind.SUSPENSION, by=by, text=text, until=until, suspended_until=until)


def ban(member: Member, *, by: User, text: str) -> Remark:
    """Keep a member from writing for good; they read why."""
    return _remark(member, Kind.BAN, by=by, text=text, banned_at=timezone.now())


def lift(member: Member, *, by: User, text: str) -> Remark:
    """Let somebody write again who was suspended or banned."""
    return _remark(member, Kind.LIFTED, by=by, text=text, suspended_until=None, banned_at=None)


def watch(member: Member, *, by: User, text: str, is_watched: bool) -> Remark:
    """Look at everything a member writes before it appears, or no longer; they are not told."""
    return _remark(member, Kind.NOTE, by=by, text=text, is_watched=is_watched)


LETTERS = {
    Kind.WARNING: "warn",
    Kind.SUSPENSION: "suspend",
    Kind.BAN: "ban",
    Kind.LIFTED: "lift",
}


@transaction.atomic
def _remark(
    member: Member,
    kind: Remark.Kind,
    *,
    by: User,
    text: str,
    until: dt.datetime | None = None,
    **changes: Any,
) -> Remark:
    """Change a member, note why, and write to them. Raises Refused or ValidationError."""
    row = Member.objects.select_for_update(of=("self",)).select_related("user").get(pk=member.pk)
    if not (by.is_active and by.has_perm("community.change_member")):
        raise Refused(_("Your account may do nothing about members."))
    if row.user.is_staff:
        raise Refused(_("This is an editor’s account. Talk to them, or to a chief editor."))
    if kind == Kind.LIFTED and not row.is_silenced:
        raise Refused(_("This member may write already."))
    if not text.strip():
        raise ValidationError({"text": _("Say why.")})
    for name, value in changes.items():
        setattr(row, name, value)
        setattr(member, name, value)
    row.save(update_fields=list(changes))
    remark = Remark.objects.create(member=row, kind=kind, text=text.strip(), until=until, editor=by)
    if kind in LETTERS:
        notices.write(
            LETTERS[kind],
            to=row.user,
            occasion=f"{kind}:{remark.pk}",
            member=row,
            text=remark.text,
            until=until,
            reference=f"M-{remark.pk}",
        )
    return remark
