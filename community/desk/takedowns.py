"""The pages of a legal demand at the desk: recording it, reading it, answering it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.models import User
from community.actions import moderating, takedowns
from community.desk.access import number
from community.desk.queue import BIGGEST
from community.models import Comment, Takedown
from community.refusals import Refused


class DemandForm(forms.ModelForm):
    class Meta:
        model = Takedown
        fields = ("ground", "from_name", "from_email", "language", "demand")
        widgets = {"demand": forms.Textarea({"rows": 8})}


class AnswerForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    answer = forms.CharField(
        label=gettext_lazy("Our answer"),
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        help_text=gettext_lazy("Whoever demanded it reads this in a mail."),
    )


def editor_of(request: HttpRequest) -> User:
    if not request.user.has_perm("community.change_takedown"):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what somebody demands about a comment."""
    editor = editor_of(request)
    comment = get_object_or_404(Comment, pk=min(pk, BIGGEST))
    form = DemandForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        takedown = takedowns.record(comment, by=editor, **form.cleaned_data)
        messages.success(request, _("Recorded as %(number)s.") % {"number": takedown})
        return redirect("admin:community_takedown_change", takedown.pk)
    context = {"form": form, "comment": comment, "title": _("Record a demand")}
    return shown(request, context)


def takedown_page(request: HttpRequest, pk: str, form: AnswerForm | None = None) -> HttpResponse:
    editor = editor_of(request)
    rows = Takedown.objects.select_related("comment", "settled_by")
    takedown = get_object_or_404(rows, pk=number(str(pk), BIGGEST) or 0)
    context = {
        "takedown": takedown,
        "comment": takedown.comment,
        "title": takedown.reference,
        "form": form or AnswerForm(initial={"version": takedown.comment.version}),
        "may_read_record": (takedown.is_open or editor.has_perm("community.read_takedown_record")),
    }
    return shown(request, context)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the comment down or leave it; a refusal keeps what was typed."""
    editor, form = editor_of(request), AnswerForm(request.POST)
    takedown = get_object_or_404(Takedown, pk=min(pk, BIGGEST))
    if not form.is_valid():
        return takedown_page(request, str(pk), form)
    try:
        if "take_down" in request.POST:
            takedowns.take_down(takedown, by=editor, **form.cleaned_data)
        else:
            takedowns.refuse(takedown, by=editor, answer=form.cleaned_data["answer"])
    except (Refused, ValidationError) as refusal:
        form.add_error(None, moderating.said(refusal))
        return takedown_page(request, str(pk), form)
    messages.success(request, _("Decided; the answer is on its way."))
    return redirect("admin:community_takedown_change", takedown.pk)


def shown(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    context |= {**admin.site.each_context(request), "opts": Takedown._meta}
    return TemplateResponse(request, "admin/community/takedown/page.html", context)
