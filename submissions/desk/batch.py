"""Several pieces at once, from the list: each is named, and decided under its own version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.mail import Text
from editions.languages import LANGUAGES, Language
from submissions import mail, workflow
from submissions.actions import desk
from submissions.desk.access import editor_of
from submissions.desk.forms import AssignForm, DeclineForm
from submissions.models import Author, Submission
from submissions.workflow import Kind, Role, State

LIST = "admin:submissions_submission_changelist"
AT_MOST = 200
GREATEST = 2**31 - 1  # that a version can be


def ask_decline(request: HttpRequest, pieces: Iterable[Submission]) -> HttpResponse:
    return asked(request, "decline", DeclineForm(), list(pieces))


def ask_assign(request: HttpRequest, pieces: Iterable[Submission]) -> HttpResponse:
    return asked(request, "assign", AssignForm(), list(pieces))


@require_POST
def decline(request: HttpRequest) -> HttpResponse:
    """Show the letters, then decline; who was overtaken is reported by name."""
    editor, versions = editor_of(request), versions_of(request)
    pieces = list(Submission.objects.sent().filter(pk__in=versions).without_texts())
    form = DeclineForm(request.POST)
    if not form.is_valid() or "_preview" in request.POST:
        return asked(request, "decline", form, pieces, versions)
    outcome = desk.decline_each(
        versions,
        editor=editor,
        reason=form.cleaned_data["reason"],
        is_held="_hold" in request.POST,
    )
    if number := len(outcome.done):
        said = ngettext("%(count)d piece declined.", "%(count)d pieces declined.", number)
        messages.success(request, said % {"count": number})
    for piece, why in outcome.refused:
        messages.error(request, _("%(title)s: %(why)s") % {"title": piece, "why": why})
    return redirect(LIST)


@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    editor_of(request)
    versions, form = versions_of(request), AssignForm(request.POST)
    if not form.is_valid():
        pieces = list(Submission.objects.sent().filter(pk__in=versions).without_texts())
        return asked(request, "assign", form, pieces, versions)
    number = desk.assign(versions, to=form.cleaned_data["to"])
    said = ngettext("%(count)d piece assigned.", "%(count)d pieces assigned.", number)
    messages.success(request, said % {"count": number})
    return redirect(LIST)


def versions_of(request: HttpRequest) -> dict[int, int]:
    """Return the version under which each piece was listed; what is not two numbers is left out."""
    pairs = (value.partition(":") for value in request.POST.getlist("piece")[:AT_MOST])
    found = ((pk, version) for pk, _colon, version in pairs)
    return {
        int(pk): int(version)
        for pk, version in found
        if all(
            each.isascii() and each.isdigit() and len(each) < 11 and int(each) <= GREATEST
            for each in (pk, version)
        )
    }


def asked(
    request: HttpRequest,
    act: str,
    form: Any,
    pieces: list[Submission],
    versions: dict[int, int] | None = None,
) -> HttpResponse:
    """Show the page that names the pieces and asks the one thing that is said of all."""
    prefetch_related_objects(pieces, "authors")
    reason = form.cleaned_data.get("reason", "") if form.is_bound and form.is_valid() else ""
    context = {
        **admin.site.each_context(request),
        "title": _("Decline pieces") if act == "decline" else _("Assign pieces"),
        "opts": Submission._meta,
        "act": act,
        "form": form,
        "rows": [
            {"piece": piece, "version": (versions or {}).get(piece.pk, piece.version)}
            for piece in pieces
        ],
        "closed": [piece for piece in pieces if act == "decline" and not may_decline(piece)],
        "letters": samples(pieces, reason) if act == "decline" and reason else [],
    }
    return TemplateResponse(request, "admin/submissions/submission/together.html", context)


def may_decline(piece: Submission) -> bool:
    return workflow.may(Kind.DECLINE, state=State(piece.state), role=Role.EDITOR)


def samples(pieces: list[Submission], reason: str) -> list[tuple[Language, Text]]:
    """Return the letter in each language that some author reads, as the first of them gets it."""
    first: dict[str, Author] = {}
    for piece in filter(may_decline, pieces):
        for author in piece.authors.all():
            if author.joined_at:
                first.setdefault(author.language, author)
    return [
        (language, mail.written(Kind.DECLINE, first[language.code], reason=reason))
        for language in LANGUAGES
        if language.code in first
    ]
