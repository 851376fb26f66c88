"""Who takes part, asked in a way that leaves signed-out readers' pages cacheable."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from accounts.models import User
from community.models import Member

UNSENT = "community.unsent"


def member_of(request: HttpRequest) -> Member | None:
    """Return the member who is reading; None for who has no name here yet, or is signed out.

    The session is looked at only when its cookie came, and the member once a request.
    """
    if not may_be_signed_in(request) or not request.user.is_authenticated:
        return None
    if not hasattr(request, "_member"):
        found = Member.objects.select_related("user").filter(user=request.user).first()
        request._member = found  # type: ignore[attr-defined]
    member: Member | None = request._member  # type: ignore[attr-defined]
    return member


def is_signed_in(request: HttpRequest) -> bool:
    return may_be_signed_in(request) and request.user.is_authenticated


def may_be_signed_in(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def for_members(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let members in; lead others to sign in, or to choose the name they take part under.

    What somebody typed while their session ran out waits in the new one, see `unsent`.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if member_of(request):
            return view(request, *args, **kwargs)
        if typed := request.POST.get("text"):
            request.session[UNSENT] = typed[: 2 * settings.COMMENT_LENGTH]
        here = request.get_full_path()
        if request.method == "POST":  # an act is one level below the page it belongs to
            here = request.path.rstrip("/").rpartition("/")[0] + "/"
        if not request.user.is_authenticated:
            return led(request, redirect_to_login(here).url)
        return led(request, f"{reverse('community:join')}?{urlencode({'next': here})}")

    return wrapped


def led(request: HttpRequest, address: str) -> HttpResponse:
    """Lead on to another page, also where htmx asked for a part of this one."""
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(address)
    return redirect(address)


def unsent(request: HttpRequest) -> str:
    """Return what could not be sent because nobody was signed in, once."""
    text: str = request.session.pop(UNSENT, "")
    return text


def may_rule(user: User) -> bool:
    """Return whether somebody decides what stays in the community: moderators and editors."""
    return user.is_active and user.has_perm("community.change_answer")


def may_pick(user: User) -> bool:
    """Return whether somebody also decides what is printed of it: editors."""
    return may_rule(user) and user.has_perm("issues.change_issue")
