"""Whether somebody may write in the community now, and in words why not; "" where they may."""

from __future__ import annotations

from django.utils.translation import gettext as _

from community.models import Member, Pause
from community.refusals import Refused


def paused() -> str:
    if Pause.objects.open().exists():
        return _("The community can only be read at the moment. Try again later.")
    return ""


def silenced(member: Member) -> str:
    if member.is_silenced:
        return _("Your account may not write at the moment. We have sent you a mail that says why.")
    return ""


def refuse(why: str) -> None:
    """Raise Refused with a reason, if there is one."""
    if why:
        raise Refused(why)
