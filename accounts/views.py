"""Signing in and out."""

from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import actions, codes, limits, mail
from accounts.adapters import NOT_SENT, TOO_MANY, WRONG_CODE
from accounts.forms import CodeForm, SignInForm
from accounts.models import User
from accounts.stages import Grace

sign_out = auth_views.LogoutView.as_view()


@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for an e-mail address; with a password sign in at once, else send a code.

    An address that nobody knows gets the same page and the same mail: who types the code that came
    there has an account from then on.
    """
    address = get_next_redirect_url(request)
    if request.user.is_authenticated:
        return redirect(address or "accounts:account")
    if request.method == "POST" and not limits.allows(request, "login"):
        return limits.too_often(request, "login")
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        if form.user:
            return enter(request, form.user, method="password", address=address)
        try:
            send_code(request, form.cleaned_data["username"], address)
            return redirect("accounts:code")
        except mail.NotSent:
            form.add_error(None, NOT_SENT)
    return render(request, "accounts/sign_in.html", {"form": form, "next": address})


def send_code(request: HttpRequest, email: str, address: str | None) -> None:
    user = User.objects.filter(email__iexact=email).first()
    code = codes.issue(request, purpose="sign_in", email=email, next=address)
    language = user.language if user else get_language() or "en"
    if user and not user.is_active:
        mail.send("accounts/mail/closed", to=user.email, language=language)
        return
    to = user.email if user else email  # what is kept, not what looks like it
    mail.send("accounts/mail/code", to=to, language=language, code=code)


@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Take the code that was sent, and let whoever types it in."""
    waiting = codes.awaited(request, "sign_in")
    if request.user.is_authenticated:
        return redirect("accounts:account")
    if waiting is None:
        messages.error(request, _("That code has run out. Ask for a new one."))
        return redirect("accounts:sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not codes.may_be_tried(request, waiting):
            codes.forget(request)
            messages.error(request, TOO_MANY)
            return redirect("accounts:sign_in")
        if codes.is_right(waiting, form.cleaned_data["code"]):
            codes.forget(request)
            user = actions.welcome(waiting["email"], language=get_language() or "en")
            return enter(request, user, method="code", address=waiting["next"])
        form.add_error("code", WRONG_CODE)
    context = {"form": form, "email": waiting["email"], "again": reverse("accounts:sign_in")}
    return render(request, "accounts/code.html", context)


def enter(request: HttpRequest, user: User, *, method: str, address: str | None) -> HttpResponse:
    """Sign somebody in, by way of the second factor if they have one."""
    # Just having shown who one is counts for what asks for that again.
    record_authentication(request, user, method=method, reauthenticated=True)
    entering: Any = perform_login(request, Login(user=user, redirect_url=address))
    return entering


@login_stage_required(stage=Grace.key, redirect_urlname="accounts:sign_in")
def keep(request: HttpRequest) -> HttpResponse:
    """Ask whoever had their account deleted whether to keep it, or to delete it now."""
    stage: Grace = request._login_stage  # type: ignore[attr-defined]  # set by the decorator
    user = stage.login.user
    if user is None:  # its day has just ended
        return left(request, stage)
    if user.deletes_at is None:  # they have kept it on another device
        return entered(stage)
    if request.method != "POST":
        return render(request, "accounts/keep.html", {"kept": user})
    is_there = not actions.delete_now(user) if "delete" in request.POST else actions.keep(user)
    if not is_there:
        return left(request, stage)
    messages.success(request, _("Your account stays."))
    return entered(stage)


def entered(stage: Grace) -> HttpResponse:
    entering: HttpResponse = stage.exit()
    return entering


def left(request: HttpRequest, stage: Grace) -> HttpResponse:
    stage.abort()
    messages.success(request, _("Your account is deleted."))
    return redirect("accounts:sign_in")


def closed(request: HttpRequest) -> HttpResponse:
    """Say that an account was switched off; only who has shown who they are gets here."""
    return render(request, "accounts/closed.html", status=403)
