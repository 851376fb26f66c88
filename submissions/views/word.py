from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts import limits
from articles import word
from articles.models import Manuscript
from articles.word.actions import NotAcknowledged
from submissions.actions import manuscripts
from submissions.models import Author
from submissions.models.submission import digest
from submissions.refusals import Refused
from submissions.text_forms import UseForm, WordFileForm
from submissions.views.status import author_at
from submissions.workflow import State


@never_cache
def word_file(request: HttpRequest, token: str) -> HttpResponse:
    """Read a Word file for a piece, show what its text hides, and use it once that is read."""
    author = author_at(token)
    submission = author.submission
    if not author.is_lead:
        raise Http404
    if not submission.may_be_edited:
        messages.info(
            request, _("This text is no longer open for writing. What you sent is safe with us.")
        )
        return redirect("submissions:status", token=token)
    is_upload = request.method == "POST" and "use" not in request.POST
    upload = WordFileForm(request.POST, request.FILES) if is_upload else WordFileForm()
    if is_upload and upload.is_valid() and brought(request, author, upload):
        return redirect("submissions:word", token=token)
    waiting = submission.brought
    use = None
    if waiting:
        sent = request.POST if "use" in request.POST else None
        use = UseForm(waiting, submission.text, digest(submission.title, submission.text), sent)
        if sent and use.is_valid() and used(request, author, waiting, use):
            return redirect(writing_page(author), token=token)
    context: dict[str, Any] = {
        "author": author,
        "submission": submission,
        "upload": upload,
        "manuscript": waiting,
        "use": use,
        "back": writing_page(author),
    }
    return render(request, "submissions/word.html", context)


def writing_page(author: Author) -> str:
    is_draft = author.submission.state == State.DRAFT
    return "submissions:edit" if is_draft else "submissions:revise"


def brought(request: HttpRequest, author: Author, form: WordFileForm) -> bool:
    if not limits.allows(request, "offer_word_file"):
        form.add_error("file", _("Too many files came from your network. Try again in an hour."))
        return False
    try:
        manuscripts.bring(author, form.cleaned_data["file"])
    except (word.Refused, Refused) as refusal:
        form.add_error("file", str(refusal))
        return False
    return True


def used(request: HttpRequest, author: Author, manuscript: Manuscript, form: UseForm) -> bool:
    given = form.cleaned_data
    try:
        manuscripts.use(
            author, manuscript, seen=given["seen"], is_read=given.get("acknowledged", False)
        )
    except NotAcknowledged:
        form.add_error(None, _("Read the report first, and say that you have."))
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The text of your file stands below. Read it once more."))
    return True
