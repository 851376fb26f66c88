"""Leaving proposed profiles as they are: why, the letters, and then the decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from accounts.models import User
from contributors import actions, mail
from contributors.models import ProfileChange
from editions.languages import BY_CODE
from editions.letters import LetterForm

LIST = "admin:contributors_profilechange_changelist"
AT_MOST = 50


class ReasonForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=5000,
        widget=forms.Textarea({"rows": 5}),
        help_text=gettext_lazy("Each contributor reads it in their letter and with their profile."),
    )


class ProfileLetterForm(LetterForm):
    """The letter to whoever proposed something."""

    def __init__(self, change: ProfileChange, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(change.pk, BY_CODE[user.language], *args, **kwargs)
        self.change = change


@require_POST
def decline(request: HttpRequest) -> HttpResponse:
    """Show the letters, then decide; what another editor decided meanwhile is reported."""
    if not request.user.has_perm("contributors.change_profilechange"):
        raise PermissionDenied
    chosen = request.POST.getlist("change")
    changes, form = waiting(chosen), ReasonForm(request.POST)
    letters = typed(request, changes)
    if not form.is_valid():
        return asked(request, changes, form, letters)
    reason = form.cleaned_data["reason"]
    if "_decide" not in request.POST or len(letters) < len(written(changes, reason)):
        return asked(request, changes, form, written(changes, reason))
    if not all(letter.is_valid() for letter in letters):
        return asked(request, changes, form, letters)
    texts = {letter.change.pk: letter.text for letter in letters}
    editor: Any = request.user
    done = sum(
        actions.decline(each, editor=editor, reason=reason, text=texts.get(each.pk))
        for each in changes
    )
    report(request, done, len(chosen) - done)
    return redirect(LIST)


def typed(request: HttpRequest, changes: list[ProfileChange]) -> list[ProfileLetterForm]:
    """Return the letters that came back with the form, as they were typed."""
    return [
        ProfileLetterForm(each, user, request.POST)
        for each in changes
        if (user := each.contributor.user) and f"letter-{each.pk}-body" in request.POST
    ]


def waiting(chosen: Iterable[str]) -> list[ProfileChange]:
    """Return those of the chosen that nobody has decided; what is no number is left out."""
    numbers = [each for each in chosen if each.isdecimal() and len(each) < 11]
    rows = ProfileChange.objects.filter(pk__in=numbers[:AT_MOST], status="waiting")
    return list(rows.select_related("contributor__user"))


def written(changes: list[ProfileChange], reason: str) -> list[ProfileLetterForm]:
    return [
        ProfileLetterForm(each, user, initial=asdict(mail.declined(each, user, reason=reason)))
        for each in changes
        if (user := each.contributor.user)
    ]


def report(request: HttpRequest, done: int, left: int) -> None:
    if done:
        said = ngettext("%d profile left.", "%d profiles left.", done)
        messages.success(request, said % done)
    if left:
        messages.warning(request, _("Another editor decided already."))


def asked(
    request: HttpRequest,
    changes: list[ProfileChange],
    form: ReasonForm,
    letters: list[ProfileLetterForm],
) -> HttpResponse:
    """Show the page that names what was proposed and asks why it is not taken over."""
    context = {
        **admin.site.each_context(request),
        "title": _("Leave profiles as they are"),
        "opts": ProfileChange._meta,
        "changes": changes,
        "form": form,
        "letters": letters,
        "is_told": any(each.contributor.user for each in changes),
    }
    return TemplateResponse(request, "admin/contributors/decline.html", context)
