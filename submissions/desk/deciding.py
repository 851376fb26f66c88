"""One form a decision: why, the letters, and then the decision, under the version that was seen."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accounts.models import User
from submissions import claims, workflow
from submissions.actions import decisions, proposing
from submissions.desk import preview
from submissions.desk.access import editor_of, piece_at, to_page
from submissions.desk.forms import PROPOSED, DecisionForm, LetterForm
from submissions.models import Decision, Proposal, Submission
from submissions.refusals import Overtaken, Refused
from submissions.workflow import Kind, Role, State


def decide(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Ask what a decision says, show its letters, and take it; nothing happens by looking."""
    editor, submission, chosen = editor_of(request), piece_at(pk), kind_named(kind)
    last = decisions.reversible(submission, Role.EDITOR) if chosen is Kind.REVERSE else None
    if request.method != "POST":
        if not is_open(submission, chosen, last):
            messages.error(request, decisions.closed(submission, chosen))
            return to_page(submission)
        return shown(request, DecisionForm(chosen, submission, initial=begun(submission, chosen)))
    form = DecisionForm(chosen, submission, request.POST)
    letters = letters_typed(request, submission)
    if form.is_valid() and (response := acted(request, form, letters, editor, last)):
        return response
    if "_preview" in request.POST and form.is_valid():
        letters = letters_written(form, last)
    return shown(request, form, letters, last)


def kind_named(name: str) -> Kind:
    if name in workflow.DECISIONS_OF_EDITORS or name == Kind.REVERSE:
        return Kind(name)
    raise Http404


def is_open(submission: Submission, kind: Kind, last: Decision | None) -> bool:
    if kind is Kind.REVERSE:
        return last is not None
    return workflow.may(kind, state=State(submission.state), role=Role.EDITOR)


def begun(submission: Submission, kind: Kind) -> dict[str, Any]:
    """Return what the form starts with: what a colleague proposed, if they did."""
    proposal = Proposal.objects.filter(submission=submission, kind=kind).first()
    said = {"reason": proposal.reason, "due_on": proposal.due_on} if proposal else {}
    return {"version": submission.version, **said}


def letters_typed(request: HttpRequest, submission: Submission) -> list[LetterForm]:
    """Return the letters that came back with the form, as they were typed."""
    forms = [LetterForm(author, request.POST) for author in submission.authors.joined()]
    return [form for form in forms if f"{form.prefix}-body" in request.POST]


def letters_written(form: DecisionForm, last: Decision | None) -> list[LetterForm]:
    written = preview.letters(form.submission, form.kind, **form.said, reversed_one=last)
    return [LetterForm(author, initial=asdict(text)) for author, text in written]


def acted(
    request: HttpRequest,
    form: DecisionForm,
    letters: list[LetterForm],
    editor: User,
    last: Decision | None,
) -> HttpResponse | None:
    """Do what the button says; None when the form is to be shown again, with all that was typed."""
    try:
        if "_propose" in request.POST and form.kind in PROPOSED:
            said = {name: form.said[name] for name in ("reason", "due_on")}
            proposing.propose(form.submission, form.kind, editor=editor, **said)
            messages.success(request, _("Proposed. The authors see nothing of it."))
        elif "_decide" in request.POST or "_hold" in request.POST:
            wrong = [letter for letter in letters if not letter.is_valid()]
            if wrong:
                return None
            decision = taken(form, letters, editor, is_held="_hold" in request.POST)
            messages.success(request, _("Decided: %(decision)s.") % {"decision": decision})
        else:
            return None
    except Overtaken as refusal:
        form.add_error(None, refusal_words(refusal))
        form.submission.refresh_from_db()
        # Once the refusal is read, the next press of a button is about the piece as it is now.
        form.data = {**form.data.dict(), "version": form.submission.version}  # type: ignore[attr-defined]
        return None
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    return to_page(form.submission)


def refusal_words(refusal: Overtaken) -> str:
    kept = _("What you typed is still here. Read the piece again before you decide.")
    return f"{refusal} {kept}"


def taken(
    form: DecisionForm, letters: list[LetterForm], editor: User, *, is_held: bool
) -> Decision:
    said = {
        "by": editor,
        "version": form.cleaned_data["version"],
        "text": {letter.author.pk: letter.text for letter in letters},
        "is_held": is_held,
    }
    if form.kind is Kind.REVERSE:
        return decisions.reverse(form.submission, reason=form.said["reason"], **said)
    return decisions.decide(form.submission, form.kind, **form.said, **said)


def shown(
    request: HttpRequest,
    form: DecisionForm,
    letters: list[LetterForm] | None = None,
    last: Decision | None = None,
) -> HttpResponse:
    submission = form.submission
    context = {
        **admin.site.each_context(request),
        "title": Kind(form.kind).label,
        "opts": submission._meta,
        "submission": submission,
        "form": form,
        "letters": letters or [],
        "is_open": is_open(submission, form.kind, last),
        "is_told": preview.is_told(form.kind, last),
        "may_propose": form.kind in PROPOSED,
        "rival": claims.rival(submission, request.user),  # type: ignore[arg-type]  # of the desk
    }
    return TemplateResponse(request, "admin/submissions/submission/decide.html", context)
