from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from submissions.actions import decisions, revision
from submissions.models import Author, Passage
from submissions.refusals import Refused, Rewritten
from submissions.text_forms import RevisionForm
from submissions.views.status import author_at
from submissions.workflow import Kind, State


@never_cache
def revise(request: HttpRequest, token: str) -> HttpResponse:
    """Show an author what the desk asks for, and keep what they write until they are done."""
    author = author_at(token)
    submission = author.submission
    if author.joined_at is None:  # invited: the way to the text leads through their answer
        return redirect("submissions:status", token=token)
    if submission.state != State.REVISION_REQUESTED:
        messages.info(
            request,
            _("This text is no longer open for writing. What you sent is safe with us."),
        )
        return redirect("submissions:status", token=token)
    passages = list(Passage.objects.of_latest(submission))
    form = RevisionForm(submission, passages, request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = save(request, author, form)
        if answer:
            return answer
    context = {
        "author": author,
        "submission": submission,
        "form": form,
        "may_write": author.is_lead,
    }
    return render(request, "submissions/revise.html", context)


def save(request: HttpRequest, author: Author, form: RevisionForm) -> HttpResponse | None:
    """Keep a form and, when the author is done, send it in; None when the page says what is wrong.

    What was typed is kept first: a piece that cannot be sent in yet loses nothing.
    """
    given = form.cleaned_data
    try:
        revision.save(
            author,
            title=given["title"],
            text=given["text"],
            seen=given["seen"],
            answers=form.answers,
        )
        if "done" in request.POST:
            decisions.decide(author.submission, Kind.RESUBMIT, by=author, reason=given["remark"])
            messages.success(request, _("Your new version has arrived. A receipt is on its way."))
            return redirect("submissions:status", token=author.token)
    except Rewritten as refusal:
        form.has_seen(refusal.now)
        form.other = refusal.now
        form.add_error(None, str(refusal))
        return None
    except ValidationError as refusal:
        saved_but(form, refusal, author)
        return None
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, _("Saved. Nobody is told until you say that you are done."))
    return redirect("submissions:revise", token=author.token)


def saved_but(form: RevisionForm, refusal: ValidationError, author: Author) -> None:
    """Say beside each field why the piece cannot be sent in, though it is saved."""
    form.has_seen(author.submission)
    form.add_error(None, _("Your text is saved, but not sent in yet."))
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
