"""Whether somebody may write in the community now, and in words why not; "" where they may."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import User
from community.models import Member, Pause, Silence
from community.refusals import Refused


def paused() -> str:
    if Pause.objects.open().exists():
        return _("The community can only be read at the moment. Try again later.")
    return ""


def silenced(member: Member) -> str:
    return _silence() if member.is_silenced else ""


def silenced_person(user: User) -> str:
    """Return the same of somebody who may not be a member, or not yet again."""
    if member := Member.objects.filter(user=user).first():
        return silenced(member)
    return silenced_mailbox(user.email)


def silenced_mailbox(email: str) -> str:
    """Return the same of whoever holds a mailbox and has no account, or none any more."""
    return _silence() if Silence.objects.of(email).exists() else ""


def _silence() -> str:
    return _("Your account may not write at the moment. We have sent you a mail that says why.")


def refuse(why: str) -> None:
    """Raise Refused with a reason, if there is one."""
    if why:
        raise Refused(why)
