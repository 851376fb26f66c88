"""The pages of one's own account."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError, transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import actions, codes, limits, mail
from accounts.access import SignedIn
from accounts.adapters import NOT_SENT, TOO_MANY, WRONG_CODE
from accounts.forms import AccountForm, CodeForm, NewEmailForm
from accounts.models import User


@login_required
def account(request: SignedIn) -> HttpResponse:
    """Show and change what one tells us of oneself."""
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        messages.success(request, _("Your account is saved."))
        with translation.override(user.language):
            return redirect("accounts:account")
    return render(request, "accounts/account.html", {"form": form})


@never_cache
@login_required
@reauthentication_required
def email(request: SignedIn) -> HttpResponse:
    """Ask for a new address, and send a code there."""
    form = NewEmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["email"]
        try:
            if limits.allows(request, "request_login_code", key=address.lower()):
                send_code(request, address)
                return redirect("accounts:email_code")
            form.add_error("email", TOO_MANY)
        except mail.NotSent:
            form.add_error("email", NOT_SENT)
    return render(request, "accounts/email.html", {"form": form})


def send_code(request: SignedIn, address: str) -> None:
    """Send a code to a new address, or say there that it has an account already.

    Who asks sees the same page either way, and does not learn whose addresses we know.
    """
    user = request.user
    code = codes.issue(request, purpose="email", email=address)
    others = User.objects.filter(email__iexact=address).exclude(pk=user.pk)
    if others.exists():
        mail.send("accounts/mail/taken_address", to=address, language=user.language)
    else:
        mail.send("accounts/mail/new_address", to=address, language=user.language, code=code)


@never_cache
@login_required
def email_code(request: SignedIn) -> HttpResponse:
    """Take the code from the new address, and move the account there."""
    waiting = codes.awaited(request, "email")
    if waiting is None:
        messages.error(request, _("That code has run out. Ask for a new one."))
        return redirect("accounts:email")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not codes.may_be_tried(request, waiting):
            codes.forget(request)
            messages.error(request, TOO_MANY)
            return redirect("accounts:email")
        if codes.is_right(waiting, form.cleaned_data["code"]):
            return move(request, waiting["email"])
        form.add_error("code", WRONG_CODE)
    context = {"form": form, "email": waiting["email"], "again": reverse("accounts:email")}
    return render(request, "accounts/code.html", context)


def move(request: SignedIn, address: str) -> HttpResponse:
    codes.forget(request)
    try:
        with transaction.atomic():
            actions.change_email(request.user, address)
    except IntegrityError:  # somebody opened an account there since the code was sent
        messages.error(request, _("Your e-mail stays as it was: that address has an account."))
        return redirect("accounts:account")
    messages.success(request, _("Your e-mail is changed."))
    return redirect("accounts:account")


@never_cache
@login_required
def sessions(request: SignedIn) -> HttpResponse:
    """List where one is signed in."""
    listed = UserSession.objects.purge_and_list(request.user)
    listed.sort(key=lambda session: session.last_seen_at, reverse=True)
    context = {"sessions": listed, "current": request.session.session_key}
    return render(request, "accounts/sessions.html", context)


@require_POST
@login_required
def end_session(request: SignedIn, pk: int) -> HttpResponse:
    get_object_or_404(UserSession, pk=pk, user=request.user).end()
    messages.success(request, _("That device is signed out."))
    return redirect("accounts:sessions")


@require_POST
@login_required
def end_other_sessions(request: SignedIn) -> HttpResponse:
    actions.end_sessions(request.user, but=request.session.session_key)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("accounts:sessions")


@never_cache
@login_required
def second_factor(request: SignedIn) -> HttpResponse:
    """Lead an editor without a second factor to one, before the desk opens."""
    return render(request, "accounts/second_factor.html")


def asks_again(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask who one is before recovery codes are shown: whoever finds the device could keep them."""
    return login_required(reauthentication_required(view))


def ends_other_sessions(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """End the other sessions once a view has added a second factor.

    They were opened without it, by whoever could read the mail.
    """

    @login_required
    def adding(request: SignedIn) -> HttpResponse:
        factors = Authenticator.objects.filter(user=request.user)
        before = factors.count()
        response = view(request)
        if request.method == "POST" and factors.count() > before:
            actions.end_sessions(request.user, but=request.session.session_key)
        return response

    return adding


@never_cache
@login_required
@reauthentication_required
def data(request: SignedIn) -> HttpResponse:
    """Hand over all that is held about whoever asks, which takes time to put together."""
    if not limits.allows(request, "export"):
        why = _("You have taken your data away several times by now. Wait an hour, then try again.")
        return limits.too_often(request, "export", why)
    response = JsonResponse(
        actions.personal_data(request.user), json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    response["Content-Disposition"] = 'attachment; filename="focus-account.json"'
    return response


@never_cache
@login_required
@reauthentication_required
def delete(request: SignedIn) -> HttpResponse:
    """Ask once more, and have the account deleted in a day."""
    is_kept, is_sent = request.user.is_staff, True
    if request.method == "POST" and not is_kept:
        try:
            actions.ask_to_delete(request.user)
        except actions.Kept:
            is_kept = True
        except mail.NotSent:
            is_sent = False
        else:
            logout(request)
            messages.success(request, _("Your account will be deleted. We have sent you a mail."))
            return redirect("accounts:sign_in")
    context = {"is_kept": is_kept, "is_sent": is_sent, "hours": settings.DELETION_GRACE_HOURS}
    return render(request, "accounts/delete.html", context)
