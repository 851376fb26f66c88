"""The question of the week: the list of them, and one with the form to answer it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts import limits
from accounts.models import User
from community import gate, lengths
from community.access import member_of
from community.actions import answering
from community.forms import AnswerForm
from community.models import Answer, Question
from community.picks import with_picks
from community.refusals import Refused
from community.senders import sent_from
from editions.languages import LANGUAGES, current
from editions.views import not_indexed

PER_PAGE = 10
FORM = "answer"


def index(request: HttpRequest) -> HttpResponse:
    """Show the open question and those before it, each with what was printed of the answers."""
    questions = Question.objects.published().with_issue().select_related("article")
    page = Paginator(questions.defer("parent__letter", "article__body"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    asked = with_picks(list(page.object_list))
    context = {
        "page": page,
        "open": [each for each in asked if each[0].is_open],
        "past": [each for each in asked if not each[0].is_open],
        "listed_in": [lang for lang in LANGUAGES if Question.objects.published(lang).exists()],
    }
    response = render(request, "community/index.html", context)
    return response if page.paginator.count else not_indexed(response)


@never_cache
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a question with what was printed of its answers, and take one while it is open."""
    asked = asked_at(pk)
    languages = asked.asked_in
    if not languages:
        raise Http404
    if not asked.is_asked_in(current()):
        offers = [(lang, asked.url_in(lang), asked.text_in(lang, "text")) for lang in languages]
        context = {"question": asked, "offers": offers}
        return not_indexed(render(request, "community/elsewhere.html", context))
    user = request.user if request.user.is_authenticated else None
    standing = Answer.objects.standing().filter(question=asked, user=user).first() if user else None
    form = AnswerForm(request.POST or None, asks_email=user is None, initial=known(user))
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and (response := answered(request, asked, form, user)):
        return response
    ((_asked, picks),) = with_picks([asked])
    context = {
        "question": asked,
        "picks": picks,
        "standing": standing,
        "form": form,
        "gate": gate.shown(request, FORM, member=member_of(request)),
        "lengths_for_page": lengths.for_page(),
        "limits": [(lang, lengths.limit_of(lang)) for lang in (LANGUAGES[0], LANGUAGES[1])],
        "listed_in": languages,
    }
    return render(request, "community/question.html", context)


def asked_at(pk: int) -> Question:
    rows = Question.objects.with_issue().select_related("article").defer("article__body")
    found: Question | None = rows.filter(pk=pk).first() if pk < 2**63 else None
    if found is None:
        raise Http404
    return found


def known(user: User | None) -> dict[str, Any]:
    return {"name": user.name} if user else {}


def answered(
    request: HttpRequest, asked: Question, form: AnswerForm, user: User | None
) -> HttpResponse | None:
    """Take what was sent and lead on, or return None with what is wrong on the form."""
    said = form.cleaned_data
    problem = gate.refusal(request, FORM) or too_many(request, user, said)
    if problem:
        form.add_error(None, problem)
        return None
    try:
        answer = answering.send(asked, user=user, sent=sent_from(request), **said)
    except answering.Answered as twice:
        if twice.answer and twice.answer.text == said["text"]:  # the button was pressed twice
            return redirect(twice.answer)
        form.add_error(None, str(twice))
        return None
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return None
    if user:
        messages.success(request, _("Your answer has arrived. A receipt is on its way to you."))
        return redirect(answer)
    messages.success(
        request,
        _(
            "Your answer is kept. We have written to %(email)s: open the link in that letter and "
            "confirm, then it counts."
        )
        % {"email": answer.email},
    )
    return redirect(asked)


def too_many(request: HttpRequest, user: User | None, said: dict[str, Any]) -> str:
    whose = user.email if user else said["email"]
    if limits.allows(request, "answer", key=whose.lower()):
        return ""
    return _(
        "Too many answers were sent from your network or with this address. Your words are still "
        "here: try again later, or write to us by mail."
    )
