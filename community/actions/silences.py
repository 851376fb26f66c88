"""A suspension or ban is not shaken off by deleting the account and coming back."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone

from community.models import Member, Remark, Silence
from community.models.silence import digests

Kind = Remark.Kind


def remember(member: Member) -> None:
    """Keep what holds for somebody who goes, until it is over; a ban has no end but a setting's."""
    if not member.is_silenced:
        return
    kind = Kind.BAN if member.banned_at else Kind.SUSPENSION
    remark = member.remarks.filter(kind=kind).first()
    if remark is None:
        return
    a_while = timezone.now() + dt.timedelta(days=settings.BAN_REMEMBERED_DAYS)
    until = None if member.banned_at else member.suspended_until
    Silence.objects.update_or_create(
        mailbox=digests(member.user.email)[0],
        defaults={
            "suspended_until": member.suspended_until,
            "banned_at": member.banned_at,
            "text": remark.text,
            "editor": remark.editor,
            "at": remark.at,
            "ends_at": until or a_while,
        },
    )


def take_over(member: Member) -> None:
    """Let what held for somebody who has gone hold for the new member with their mailbox."""
    for silence in Silence.objects.of(member.user.email).select_for_update(of=("self",)):
        member.suspended_until, member.banned_at = silence.suspended_until, silence.banned_at
        member.save(update_fields=["suspended_until", "banned_at"])
        member.remarks.create(
            kind=Kind.BAN if silence.banned_at else Kind.SUSPENSION,
            text=silence.text,
            until=None if silence.banned_at else silence.suspended_until,
            editor=silence.editor,
            at=silence.at,
        )
        silence.delete()


def forget_over() -> int:
    """Forget what holds no longer; return how many there were."""
    number, _rows = Silence.objects.over().delete()
    return number
