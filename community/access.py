"""Who takes part, asked in a way that leaves signed-out readers' pages cacheable."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from accounts.models import User
from community.models import Member


def member_of(request: HttpRequest) -> Member | None:
    """Return the member who is reading; None for who has no name here yet, or is signed out.

    The session is looked at only when its cookie came.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return None
    return Member.objects.select_related("user").filter(user=request.user).first()


def may_rule(user: User) -> bool:
    """Return whether somebody decides what stays in the community: moderators and editors."""
    return user.is_active and user.has_perm("community.change_answer")


def may_pick(user: User) -> bool:
    """Return whether somebody also decides what is printed of it: editors."""
    return may_rule(user) and user.has_perm("issues.change_issue")
