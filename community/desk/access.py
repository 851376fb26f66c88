from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User

GREATEST = 2**31 - 1  # that a version can be


def moderator_of(request: HttpRequest) -> User:
    """Return who is at the desk. Raises PermissionDenied for those who may not rule."""
    if not request.user.has_perm("community.change_comment"):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


def number(text: str, greatest: int = GREATEST) -> int | None:
    """Return a whole number as it was sent, or None for anything else."""
    if text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= greatest:
        return int(text)
    return None
