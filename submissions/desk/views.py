"""What the forms on a piece's page do; each answers with the page."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from editions.prose import plain
from submissions import claims
from submissions import compare as comparison
from submissions.actions import desk, proposing
from submissions.desk.access import editor_of, piece_at, to_page
from submissions.desk.forms import AssignForm, MatchForm, NoteForm
from submissions.models import Revision
from submissions.refusals import Refused


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    editor_of(request)
    submission, form = piece_at(pk), AssignForm(request.POST)
    if form.is_valid():
        desk.assign([submission.pk], to=form.cleaned_data["to"])
        messages.success(request, _("Assigned."))
    else:
        messages.error(request, _("Nobody of this name works at the desk any more."))
    return to_page(submission, "work")


@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    editor, submission = editor_of(request), piece_at(pk)
    try:
        desk.claim(submission, editor=editor, takes_over="take_over" in request.POST)
        messages.success(request, _("Others now see that you are at it."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return to_page(submission, "work")


@require_POST
def let_go(request: HttpRequest, pk: int) -> HttpResponse:
    editor, submission = editor_of(request), piece_at(pk)
    claims.let_go(submission, editor=editor)
    return to_page(submission, "work")


@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    editor, submission = editor_of(request), piece_at(pk)
    form = NoteForm(request.POST)
    try:
        if form.is_valid():
            desk.note(submission, editor=editor, **form.cleaned_data)
            messages.success(request, _("Your note is kept."))
        else:
            messages.error(request, _("A score is a whole number from 1 to 5."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return to_page(submission, "notes")


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a proposed decision."""
    editor_of(request)
    submission = piece_at(pk)
    proposing.drop(submission)
    messages.success(request, _("The proposal is dropped."))
    return to_page(submission)


@require_POST
def match(request: HttpRequest, pk: int, author_pk: int) -> HttpResponse:
    """Say which contributor an author is."""
    editor_of(request)
    submission = piece_at(pk)
    author = get_object_or_404(submission.authors, pk=author_pk)
    form = MatchForm(request.POST)
    if form.is_valid():
        desk.match(author, contributor=form.cleaned_data["contributor"])
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("This contributor does not exist any more."))
    return to_page(submission, "authors")


def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show two versions of a text as one, what went and what came marked; by default the last."""
    editor_of(request)
    submission = piece_at(pk)
    revisions = list(submission.revisions.all())
    new = asked(request.GET.get("new"), revisions, -1)
    old = asked(request.GET.get("old"), revisions, max(revisions.index(new) - 1, 0) if new else 0)
    context = {
        **admin.site.each_context(request),
        "title": _("Compare versions"),
        "opts": submission._meta,
        "submission": submission,
        "revisions": revisions,
        "old": old,
        "new": new,
        "compared": comparison.as_html(whole(old), whole(new)) if old and new else "",
    }
    return TemplateResponse(request, "admin/submissions/submission/compare.html", context)


def asked(number: str | None, revisions: list[Revision], otherwise: int) -> Revision | None:
    found = (revision for revision in revisions if str(revision.number) == number)
    return next(found, revisions[otherwise] if revisions else None)


def whole(revision: Revision) -> str:
    return f"{revision.title}\n{plain(revision.text)}"
