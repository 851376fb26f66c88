"""The switch that makes the whole community read only."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from community.models import Pause
from community.refusals import Refused


def pause(*, by: User, reason: str) -> Pause:
    """Let nobody write until `resume`. Raises Refused when it is so already."""
    _check(by)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why; the desk reads it.")})
    try:
        with transaction.atomic():
            return Pause.objects.create(began_by=by, reason=reason.strip())
    except IntegrityError:
        raise Refused(_("The community is read only already.")) from None


def resume(*, by: User) -> None:
    """Let members write again."""
    _check(by)
    if not Pause.objects.open().update(ended_at=timezone.now(), ended_by=by):
        raise Refused(_("The community is open already."))


def _check(by: User) -> None:
    if not (by.is_active and by.has_perm("community.pause_community")):
        raise Refused(_("Only chief editors can make the community read only."))
