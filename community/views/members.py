"""Who takes part: joining, the public page of a member, and a member's own settings."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import SignedIn
from community.access import for_members, may_be_signed_in, member_of
from community.actions import joining, responses
from community.member_forms import JoinForm, SettingsForm
from community.models import Comment, Member, Thread
from community.refusals import Refused
from community.subjects import Subject
from editions.languages import LANGUAGES, current
from editions.views import not_indexed

PER_PAGE = 20
LONG = ("thread__issue__letter", "thread__article__body", "thread__question__parent__letter")


@never_cache
@login_required
def join(request: SignedIn) -> HttpResponse:
    """Ask for the name somebody takes part under, and lead on to where they came from."""
    to = onward(request)
    if member_of(request):
        return redirect(to)
    form = JoinForm(request.POST or None, user=request.user, auto_id="join-%s")
    if request.method == "POST" and form.is_valid():
        try:
            member = joining.join(request.user, name=form.cleaned_data["name"])
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Welcome. You write as %(name)s.") % {"name": member.name})
            return redirect(to)
    return render(request, "community/join.html", {"form": form, "next": to})


def onward(request: HttpRequest) -> str:
    """Return the page on this site that somebody joins for, or their settings."""
    to = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = to.startswith("/") and to.isprintable()
    if is_ours and url_has_allowed_host_and_scheme(to, allowed_hosts=None):
        return to
    return reverse("community:settings")


@require_safe
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a member and what they wrote: the same page for everybody."""
    shown = Member.objects.select_related("user__contributor").filter(pk=pk).first()
    if shown is None:
        raise Http404
    page = Paginator(written_by(shown), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "shown": shown,
        "writer": Comment(member=shown),  # knows the badges
        "page": page,
        "entries": [(each, Subject(each.thread.piece, current())) for each in page],
    }
    response = not_indexed(render(request, "community/member.html", context))
    if may_be_signed_in(request):
        add_never_cache_headers(response)
    return response


def written_by(member: Member) -> QuerySet[Comment]:
    """Return what readers see of a member's comments, newest first, with what they are about."""
    rows = Comment.objects.visible().filter(out(), member=member).with_authors()
    pieces = ("thread__issue", "thread__article", "thread__question__parent")
    rows = rows.exclude(thread__opening=Thread.Opening.OFF).select_related(*pieces)
    return rows.defer(*LONG).order_by("-created_at", "-pk")


def out() -> Q:
    """Return what is true of comments on pieces that are published in any language."""
    now, found = timezone.now(), Q()
    for language in LANGUAGES:
        live = f"{language.field('published_at')}__lte"
        found |= Q(**{f"thread__issue__{live}": now}) | Q(**{f"thread__article__{live}": now})
        says = Q(**{f"thread__question__{language.field('text')}__gt": ""})
        found |= says & Q(**{f"thread__question__parent__{live}": now})
    return found


@never_cache
@for_members
def settings(request: HttpRequest) -> HttpResponse:
    """Change what a member says of themselves, whom they follow and whom they have muted."""
    member = member_of(request)
    assert member is not None
    is_sent = request.method == "POST"
    if is_sent and taken_back(request, member):
        return redirect("community:settings")
    form = SettingsForm(request.POST if is_sent else None, member=member, auto_id="settings-%s")
    if is_sent and form.is_valid():
        try:
            joining.change(member, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name" if "name" in form.changed_data else None, str(refusal))
        else:
            messages.success(request, _("Your changes are saved."))
            return redirect("community:settings")
    return render(request, "community/settings.html", about(member) | {"form": form})


def about(member: Member) -> dict[str, Any]:
    threads = Thread.objects.with_piece().filter(follows__member=member).order_by("-follows__pk")
    muted = Member.objects.filter(muted_by__member=member)
    followed = [(thread, Subject(thread.piece, current())) for thread in threads]
    return {"member": member, "followed": followed, "muted": muted}


def taken_back(request: HttpRequest, member: Member) -> bool:
    """Unfollow or unmute, if that is what a button asks; what is not there is so already."""
    if "unfollow" in request.POST:
        key = number(request.POST["unfollow"])
        if thread := Thread.objects.filter(pk=key, follows__member=member).first():
            responses.unfollow(thread, member=member)
        messages.success(request, _("You no longer follow these comments."))
        return True
    if "unmute" in request.POST:
        key = number(request.POST["unmute"])
        if other := Member.objects.filter(pk=key, muted_by__member=member).first():
            responses.unmute(other, member=member)
        messages.success(request, _("You read them again."))
        return True
    return False


def number(typed: str) -> int:
    """Return the key that a button sent; 0, which is nobody's, for anything else."""
    return int(typed) if typed.isdecimal() and len(typed) < 19 else 0
