"""The private page of an answer, for whoever sent it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from community import lengths
from community.actions import answering
from community.forms import AnswerForm
from community.models import Answer
from community.refusals import Refused
from community.senders import sent_from
from editions.languages import LANGUAGES


@never_cache
@sensitive_post_parameters()
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show where an answer stands, and let its author confirm and change it while that is open."""
    shown = answer_at(token)
    may_write = shown.may_change
    form = AnswerForm(request.POST or None, instance=shown, has_text=may_write)
    if request.method == "POST" and form.is_valid() and changed(request, shown, form):
        return redirect(shown)
    pick = shown.pick
    context = {
        "answer": shown,
        "question": shown.question,
        "form": form,
        "issue": pick.parent if pick and pick.parent.is_published() else None,
        "lengths_for_page": lengths.for_page(),
        "limits": [(lang, lengths.limit_of(lang)) for lang in (LANGUAGES[0], LANGUAGES[1])],
    }
    return render(request, "community/answer.html", context)


@require_POST
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    shown = answer_at(token)
    try:
        answering.withdraw(shown)
        messages.success(request, _("Your answer is withdrawn, and its words are deleted."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("community:answer", token)


def answer_at(token: str) -> Answer:
    rows = Answer.objects.select_related("question__parent", "pick__parent", "user")
    found: Answer | None = rows.filter(token=token).first() if len(token) <= 40 else None
    if found is None:
        raise Http404
    return found


def changed(request: HttpRequest, shown: Answer, form: AnswerForm) -> bool:
    was_waiting = shown.confirmed_at is None
    try:
        answering.change(shown, sent=sent_from(request), **form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(
        request,
        _("Thank you: your answer is confirmed, and counts.")
        if was_waiting
        else _("Your changes are saved."),
    )
    return True
