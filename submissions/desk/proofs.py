"""Each edition of an accepted piece, and whether its authors have approved it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import submissions.actions.proofs as actions
from accounts.models import User
from editions.forms import MomentField
from editions.languages import BY_CODE, Language
from editions.models import Edition
from submissions.desk import beside
from submissions.models import Proof, Submission, Waiver
from submissions.refusals import Refused

# What an author is given to read, unless the editor names another moment.
TIME_TO_READ = dt.timedelta(days=3)


class SendForm(forms.Form):
    use_required_attribute = False
    due_at = MomentField(label=gettext_lazy("Answer by"))


class WaiveForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Waiver
        fields = ("reason",)
        widgets = {"reason": forms.Textarea(attrs={"rows": 2})}


@dataclass(frozen=True)
class Proofed:
    """One edition with its proofs and the forms for what can be done about it."""

    edition: Edition
    lacks: list[str]
    is_approved: bool
    proofs: list[tuple[Proof, bool]]  # with whether the text has changed since
    waivers: list[Waiver]
    send: forms.Form
    waive: forms.ModelForm


def proofs(request: HttpRequest, pk: int) -> HttpResponse:
    submission, editor = beside.open_submission(request, pk)
    if submission.article is None:
        raise Http404
    sent, refusal = None, ""
    if request.method == "POST":
        language = BY_CODE.get(request.POST.get("language", ""))
        if language is None:
            raise Http404
        is_waiver = "waive" in request.POST
        form: Any = (WaiveForm if is_waiver else SendForm)(request.POST, prefix=language.column)
        try:
            if said := act(submission, language, editor, form):
                return beside.done(request, said, "proofs", pk)
        except Refused as refused:
            refusal = str(refused)
        sent = form
    context = {"editions": editions(submission, sent), "refusal": refusal}
    return beside.page(request, "proofs", submission, _("Proofs"), **context)


def act(submission: Submission, language: Language, editor: User, form: Any) -> str:
    """Send a proof or do without; return what to say, "" when the form says what is wrong."""
    if not form.is_valid():
        return ""
    try:
        if isinstance(form, WaiveForm):
            reason = form.cleaned_data["reason"]
            actions.waive(submission, language, editor=editor, reason=reason)
            return _("Recorded. This text can be published without its author’s approval.")
        actions.send(submission, language, editor=editor, **form.cleaned_data)
        return _("The proof is on its way to every author.")
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return ""


def editions(submission: Submission, sent: Any) -> list[Proofed]:
    """Return every edition as the page shows it; the form that was refused stands at its own."""
    article = submission.article
    assert article is not None
    proofs = actions.standing(submission)
    waivers = list(submission.waivers.select_related("editor"))
    due = timezone.now() + TIME_TO_READ
    found = []
    for edition in article.editions():
        code, prefix = edition.language.code, edition.language.column
        fingerprint = article.fingerprint(edition.language)
        mine = sent if sent is not None and sent.prefix == prefix else None
        found.append(
            Proofed(
                edition=edition,
                lacks=edition.lacks(),
                is_approved=article.approved is None or article.approved.get(code) == fingerprint,
                proofs=[
                    (each, each.sha256 != fingerprint) for each in proofs if each.language == code
                ],
                waivers=[each for each in waivers if each.language == code],
                send=mine
                if isinstance(mine, SendForm)
                else SendForm(prefix=prefix, initial={"due_at": due}),
                waive=mine if isinstance(mine, WaiveForm) else WaiveForm(prefix=prefix),
            )
        )
    return found
