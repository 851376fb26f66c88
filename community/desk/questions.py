"""The page of a question: who answered, who was picked, and how the choice ends."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.models import User
from community.access import may_pick
from community.actions import pick_letters, picking
from community.desk import fairness
from community.desk.answers import editor_of
from community.models import Answer, Question
from community.refusals import Refused
from community.workflow import Stage
from editions.clocks import day_written


def question_at(pk: int) -> Question:
    return get_object_or_404(Question.objects.select_related("parent"), pk=pk)


@require_GET
def question(request: HttpRequest, pk: int) -> HttpResponse:
    user = request.user
    if not (isinstance(user, User) and user.has_perm("community.view_answer")):
        raise PermissionDenied
    found = question_at(pk)
    context = {
        **admin.site.each_context(request),
        "title": _("Question of %(day)s") % {"day": day_written(found.parent.date)},
        "opts": Answer._meta,
        "question": found,
        "stages": stages(found),
        "tables": fairness.tables(found),
        "left_out": fairness.left_out(found),
        "too_early_until": fairness.too_early_until(found),
        **ending(found, user),
    }
    return TemplateResponse(request, "admin/community/answer/question.html", context)


def stages(question: Question) -> list[tuple[Stage, int]]:
    found = (
        Answer.objects.confirmed()
        .filter(question=question)
        .order_by()
        .values_list("stage")
        .annotate(Count("pk"))
    )
    numbers = dict(found)
    return [(stage, numbers[stage]) for stage in Stage if stage in numbers]


def ending(question: Question, user: User) -> dict[str, Any]:
    """Return what an editor can do once no answer comes any more."""
    if question.takes_answers or not may_pick(user):
        return {"may_end": False}
    rows = question.answers
    untold = pick_letters.untold(pick_letters.NOT_PICKED).filter(question=question)
    return {
        "may_end": True,
        "undecided": rows.filter(stage__in=picking.UNDECIDED).count(),
        "untold": untold.filter(stage=Stage.NOT_PICKED).count(),
    }


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    editor, found = editor_of(request), question_at(pk)
    try:
        number = picking.close(found, by=editor)
        said = ngettext(
            "%(count)d answer was not picked.", "%(count)d answers were not picked.", number
        )
        messages.success(request, said % {"count": number})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("admin:community_answer_question", pk)


@require_POST
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    editor, found = editor_of(request), question_at(pk)
    try:
        number = pick_letters.tell_rest_now(found, by=editor)
        said = ngettext("%(count)d letter goes out.", "%(count)d letters go out.", number)
        messages.success(request, said % {"count": number})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("admin:community_answer_question", pk)
