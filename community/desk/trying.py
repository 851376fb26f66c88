"""What the rules of the house would make of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community import rules
from community.actions.posting import standing
from community.models import HeldWord
from community.rules import Finding, Sender
from community.rules.held_words import hits
from editions.languages import BY_CODE, current

LONGEST = 10_000


class TextForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy("Nothing is sent, and nothing is kept."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=settings.LANGUAGES,
        initial=lambda: current().code,
    )
    sender = forms.ChoiceField(
        label=gettext_lazy("Written by"), choices=Sender, initial=Sender.MEMBER
    )


@dataclass
class Part:
    """A piece of the text, with the held word it was taken for."""

    text: str
    word: HeldWord | None = None


def try_text(request: HttpRequest) -> HttpResponse:
    """Show which rules would hold a text, and why: what `check_text` prints."""
    if not request.user.has_perm("community.view_heldword"):
        raise PermissionDenied
    form = TextForm(request.POST) if request.method == "POST" else TextForm()
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Try a text"),
        "opts": HeldWord._meta,
        "form": form,
    }
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        found = rules.tried(said["text"], language=said["language"], sender=Sender(said["sender"]))
        context |= {
            "outcome": outcome(found),
            "why": [rules.words(each.stored) for each in found],
            "parts": parts(said["text"]),
            "language": BY_CODE[said["language"]],
        }
    return TemplateResponse(request, "admin/community/heldword/try.html", context)


def outcome(found: list[Finding]) -> str:
    if any(each.refuses for each in found):
        return _("It would go back to its author.")
    if found:
        return _("It would wait: “%(status)s”.") % {"status": standing(found).label}
    return _("No rule holds it: it would appear at once.")


def parts(text: str) -> list[Part]:
    """Return the text cut where held words begin and end; of two that overlap, the first."""
    found, end = [], 0
    for hit in sorted(hits(text), key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= end:
            found += [Part(text[end : hit.start]), Part(text[hit.start : hit.end], hit.word)]
            end = hit.end
    return [*found, Part(text[end:])]
