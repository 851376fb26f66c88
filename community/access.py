"""Who takes part, asked in a way that leaves signed-out readers' pages cacheable."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.models import User
from community.models import Member


def member_of(request: HttpRequest) -> Member | None:
    """Return the member who is reading; None for who has no name here yet, or is signed out.

    The session is looked at only when its cookie came.
    """
    if not may_be_signed_in(request) or not request.user.is_authenticated:
        return None
    return Member.objects.select_related("user").filter(user=request.user).first()


def may_be_signed_in(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def for_members(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let members in; lead others to sign in, or to choose the name they take part under."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if member_of(request) is None:
            back = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('community:join')}?{back}")
        return view(request, *args, **kwargs)

    return login_required(wrapped)


def may_rule(user: User) -> bool:
    """Return whether somebody decides what stays in the community: moderators and editors."""
    return user.is_active and user.has_perm("community.change_answer")


def may_pick(user: User) -> bool:
    """Return whether somebody also decides what is printed of it: editors."""
    return may_rule(user) and user.has_perm("issues.change_issue")
