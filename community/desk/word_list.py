"""Many held words at once, looked through before they are added; and what would hold a text."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from community import word_lists
from community.actions import listing
from community.models import HeldWord
from community.refusals import Refused
from community.word_lists import Line
from editions.languages import current

LONGEST = 200_000


class ListForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("The words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 12, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "One a line. After a tab or a comma may follow what it does (hold or refuse), its "
            "language (en, zh-hans or zh-hant) and a note. Lines that begin with # are passed over."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        help_text=gettext_lazy("Text or CSV in UTF-8. It is read into the field above."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language, where a line names none"),
        choices=settings.LANGUAGES,
        initial=lambda: current().code,
    )
    severity = forms.ChoiceField(
        label=gettext_lazy("What a word does, where a line does not say"),
        choices=HeldWord.Severity,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_file(self) -> str:
        """Return what the file holds."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if file.size and file.size > LONGEST * 4:
            raise ValidationError(_("This file is too large to be a list of words."))
        try:
            text = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            text = "\x00"
        if "\x00" in text:
            raise ValidationError(_("This file is not text in UTF-8. Save it as UTF-8 first."))
        return text

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        parts = [said.get("text", ""), said.get("file") or ""]
        said["text"] = "\n".join(part for part in parts if part)
        is_long = len(said["text"]) > LONGEST
        if is_long or len(word_lists.numbered(said["text"])) > word_lists.MOST:
            raise ValidationError(_("This is too much for one list. Bring it in two parts."))
        if not said["text"] and not self.errors:
            self.add_error("text", _("Paste a list, or choose a file."))
        return said

    @property
    def fingerprint(self) -> str:
        """Return what tells whether the list is the one that was looked through."""
        said = [self.cleaned_data[name] for name in ("text", "language", "severity")]
        return hashlib.sha256("\0".join(said).encode()).hexdigest()

    def again(self, text: str) -> ListForm:
        """Return the form as it is shown next, with a text that was looked through."""
        said = {**self.cleaned_data, "text": text}
        form = ListForm(initial=said)
        form.cleaned_data = said
        form.initial["seen"] = form.fingerprint
        return form


def import_words(request: HttpRequest) -> HttpResponse:
    """Show what a list would add, and add it once that was seen."""
    if not request.user.has_perm("community.add_heldword"):
        raise PermissionDenied
    is_sent = request.method == "POST"
    form = ListForm(request.POST, request.FILES) if is_sent else ListForm()
    if not is_sent or not form.is_valid():
        return shown(request, form, [])
    lines = looked_through(form)
    if "add" not in request.POST:
        return shown(request, form.again(form.cleaned_data["text"]), lines)
    if form.fingerprint != form.cleaned_data["seen"]:
        messages.warning(request, _("The list has changed: look at it once more, then add it."))
        return shown(request, form.again(form.cleaned_data["text"]), lines)
    return added(request, form, lines)


def added(request: HttpRequest, form: ListForm, lines: list[Line]) -> HttpResponse:
    """Add what is new, and leave the lines that cannot be added in the form."""
    words = [each.word for each in lines if each.is_new]
    refused = [each.typed for each in lines if each.is_refused]
    assert isinstance(request.user, User)
    try:
        listing.add(words, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        text = form.cleaned_data["text"]
        return shown(request, form.again(text), looked_through(form))
    entry: list[dict[str, dict[str, str]]] = [{"added": {}}]
    LogEntry.objects.log_actions(request.user.pk, words, ADDITION, entry)
    said = ngettext("%(count)d word added.", "%(count)d words added.", len(words))
    messages.success(request, said % {"count": len(words)})
    if not refused:
        return redirect("admin:community_heldword_changelist")
    form = form.again("\n".join(refused))
    return shown(request, form, looked_through(form))


def looked_through(form: ListForm) -> list[Line]:
    said = form.cleaned_data
    return word_lists.read(said["text"], language=said["language"], severity=said["severity"])


def shown(request: HttpRequest, form: ListForm, lines: list[Line]) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Bring a list of words in"),
        "opts": HeldWord._meta,
        "form": form,
        # What asks for attention stands first.
        "lines": sorted(lines, key=lambda line: (not line.is_refused, not line.is_there)),
        "new": sum(line.is_new for line in lines),
        "there": sum(line.is_there for line in lines),
        "refused": sum(line.is_refused for line in lines),
    }
    return TemplateResponse(request, "admin/community/heldword/import.html", context)
