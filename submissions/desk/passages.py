"""The newest text an author sent, each paragraph with a place for what an editor asks there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from articles.bilingual import Block
from submissions.actions import revision
from submissions.desk import beside
from submissions.models import Passage, Submission
from submissions.refusals import Refused


class PassageForm(forms.Form):
    use_required_attribute = False
    position = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    quote = forms.CharField(
        label=gettext_lazy("Only these words"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Copied from the paragraph; empty for all of it."),
    )
    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@dataclass
class Paragraph:
    position: int
    block: Block
    form: PassageForm
    passages: list[Passage] = field(default_factory=list)


def passages(request: HttpRequest, pk: int) -> HttpResponse:
    submission, editor = beside.open_submission(request, pk)
    form, refusal = None, ""
    if request.method == "POST":
        form = PassageForm(request.POST)
        try:
            if said := act(request, submission, editor, form):
                return beside.done(request, said, "passages", pk)
        except Refused as refused:
            refusal = str(refused)
    latest = submission.latest_revision
    context = {
        "revision": latest,
        "paragraphs": paragraphs(submission, form),
        "refusal": refusal,
    }
    return beside.page(request, "passages", submission, _("Marked passages"), **context)


def act(request: HttpRequest, submission: Submission, editor: User, form: PassageForm) -> str:
    """Mark or unmark; return what to say of it, "" when the form says what is wrong."""
    if wanted := request.POST.get("unmark", ""):
        rows = Passage.objects.filter(submission=submission)
        revision.unmark(get_object_or_404(rows, pk=wanted if wanted.isdecimal() else None))
        return _("The comment is removed.")
    if not form.is_valid():
        return ""
    try:
        revision.mark(submission, editor=editor, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return ""
    return _("The comment is kept. Its author sees it when you ask for a revision.")


def paragraphs(submission: Submission, sent: PassageForm | None) -> list[Paragraph]:
    """Return the newest text by paragraph; the form that was refused stands at its own."""
    latest = submission.latest_revision
    blocks = revision.paragraphs(latest) if latest else []
    place: Any = sent.data.get("position") if sent else None
    found = [
        Paragraph(
            number,
            block,
            sent
            if sent and place == str(number)
            else PassageForm(initial={"position": number}, auto_id=f"id_%s_{number}"),
        )
        for number, block in enumerate(blocks, 1)
    ]
    for passage in Passage.objects.of_latest(submission).select_related("editor"):
        if passage.position <= len(found):
            found[passage.position - 1].passages.append(passage)
    return found
