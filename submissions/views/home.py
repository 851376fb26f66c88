"""The contributor's home: every piece of whoever is signed in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from contributors import actions as profiles
from contributors.models import Contributor, ProfileChange
from submissions.actions import drafting
from submissions.forms import ProfileForm
from submissions.models import Author

UNSENT = "submissions.profile"  # in the session
LONGEST = 5000


@never_cache
@login_required
def pieces(request: HttpRequest) -> HttpResponse:
    """Show each piece with where it stands; pieces sent from one's own address come along."""
    user: Any = request.user
    drafting.claim(user)
    mine = list(
        Author.objects.of(user)
        .select_related("submission__article", "submission__issue")
        .defer("submission__text", "submission__unsettled")
        .order_by("-submission__updated_at")
    )
    context = {
        "authors": mine,
        "contributor": Contributor.objects.filter(user=user).only("slug").first(),
        "wants_reminders": all(author.wants_reminders for author in mine),
    }
    return render(request, "submissions/pieces.html", context)


@require_POST
@login_required
def reminders(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    wanted = "reminders" in request.POST
    drafting.set_reminders(user, wanted)
    said = _("We remind you by mail.") if wanted else _("We send you no reminders.")
    messages.success(request, said)
    return redirect("submissions:pieces")


@never_cache
def profile(request: HttpRequest) -> HttpResponse:
    """Take what somebody we have printed wants changed of it, for the desk to decide.

    What they typed while their session ran out waits in the new one.
    """
    if not request.user.is_authenticated:
        if request.method == "POST":
            texts = {name: request.POST.get(name, "") for name in profiles.COLUMNS}
            request.session[UNSENT] = {name: text[:LONGEST] for name, text in texts.items()}
        return redirect_to_login(request.path)
    contributor = get_object_or_404(Contributor, user=request.user)
    waiting = contributor.profile_changes.filter(status=ProfileChange.Status.WAITING).first()
    unsent = request.session.pop(UNSENT, None) if request.method == "GET" else None
    if unsent:
        messages.info(request, _("What you typed is back. It has not been sent: send it now."))
    sent = unsent or request.POST or None
    form = ProfileForm(contributor, waiting.texts if waiting else {}, sent)
    if request.method == "POST" and form.is_valid():
        is_asked = profiles.propose(contributor, form.cleaned_data)
        said = _("Our editors will look at it.") if is_asked else _("Nothing is to be changed.")
        messages.success(request, said)
        return redirect("submissions:profile")
    last = contributor.profile_changes.exclude(status=ProfileChange.Status.WAITING).first()
    context = {
        "form": form,
        "contributor": contributor,
        "waiting": waiting,
        "last": last,
        "complaints": [(form[name], str(errors[0])) for name, errors in form.errors.items()],
    }
    return render(request, "submissions/profile.html", context)
