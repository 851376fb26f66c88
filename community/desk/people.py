"""The page of a member at the desk, and what its forms do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from community.actions import moderating, people
from community.desk import rows
from community.desk.access import moderator_of, number
from community.desk.queue import BIGGEST
from community.models import Comment, Member, Report
from community.refusals import Refused
from editions.forms import MomentField, MomentInput

ACTS: dict[str, Callable[..., Any]] = {
    "note": people.note,
    "warn": people.warn,
    "suspend": people.suspend,
    "ban": people.ban,
    "lift": people.lift,
    "watch": people.watch,
    "unwatch": people.watch,
}


class ActForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Why"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )


class SuspendForm(ActForm):
    until = MomentField(label=gettext_lazy("Until"), widget=MomentInput)


def form_for(name: str, said: Any = None) -> ActForm:
    return (SuspendForm if name == "suspend" else ActForm)(said, auto_id=f"{name}-%s")


def member_page(request: HttpRequest, pk: str, wrong: Any = None) -> HttpResponse:
    if not request.user.has_perm("community.view_member"):
        raise PermissionDenied
    members = Member.objects.select_related("user")
    member = get_object_or_404(members, pk=number(str(pk), BIGGEST) or 0)
    comments = Comment.objects.filter(member=member).order_by("-created_at")
    context = {
        **admin.site.each_context(request),
        "title": str(member),
        "opts": Member._meta,
        "member": member,
        "history": rows.histories([member.pk]).get(member.pk),
        "comments": comments[:50],
        "remarks": member.remarks.select_related("editor")[:50],
        "reports": Report.objects.filter(member=member).select_related("comment")[:50],
        "acts": acts_open(member, wrong or {}),
        "may_act": request.user.has_perm("community.change_member") and not member.user.is_staff,
        "may_see_address": request.user.has_perm("accounts.view_user"),
    }
    return TemplateResponse(request, "admin/community/member/page.html", context)


def acts_open(member: Member, wrong: dict[str, ActForm]) -> list[dict[str, Any]]:
    """Return what can be done about somebody, with what it does to them in words."""
    watching = ("unwatch", _("No longer look first"), _("They are not told."))
    if not member.is_watched:
        watching = ("watch", _("Always look first"), _("They are not told."))
    silence = [
        ("suspend", _("Suspend"), _("They read why, and until when, in a mail.")),
        ("ban", _("Ban"), _("They read why in a mail.")),
    ]
    if member.is_silenced:
        silence = [("lift", _("Let them write again"), _("They read it in a mail."))]
    every = [
        ("note", _("Note"), _("Only the desk reads it.")),
        watching,
        ("warn", _("Warn"), _("They read why in a mail.")),
        *silence,
    ]
    return [
        {
            "name": name,
            "label": label,
            "help": said,
            "form": wrong.get(name) or form_for(name),
            "is_open": name in wrong,
        }
        for name, label, said in every
    ]


@require_POST
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Do something about a member; what was typed stays in the form when it cannot be done."""
    editor = moderator_of(request)
    member = get_object_or_404(Member, pk=min(pk, BIGGEST))
    if name not in ACTS:
        raise Http404
    form = form_for(name, request.POST)
    if not form.is_valid():
        return member_page(request, str(pk), {name: form})
    said = dict(form.cleaned_data)
    if name in {"watch", "unwatch"}:
        said["is_watched"] = name == "watch"
    try:
        ACTS[name](member, by=editor, **said)
    except (Refused, ValidationError) as refusal:
        form.add_error(None, moderating.said(refusal))
        return member_page(request, str(pk), {name: form})
    messages.success(request, _("Done, and noted."))
    return redirect("admin:community_member_change", member.pk)
