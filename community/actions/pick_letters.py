"""What those who answered are told: that they are in print, or, courteously, that they are not."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from community.access import may_pick
from community.actions import notices
from community.models import Answer, Notice, Question
from community.refusals import Refused
from community.workflow import Stage
from editions.languages import BY_CODE, Language
from editions.models import Edition
from issues.models import Issue

PICKED, NOT_PICKED = "picked", "not_picked"
# Nobody waits for a word on an older question: after a stop, none is sent by itself.
WAITED_FOR = dt.timedelta(weeks=8)
AT_ONCE = 200


def run() -> int:
    """Write to whoever is now in print, and to the rest of their question; return how many."""
    return tell_picked() + tell_rest()


def tell_picked() -> int:
    rows = untold(PICKED).filter(stage=Stage.PICKED, pick__parent__in=issues_out())
    found = ((row, edition_for(row)) for row in rows.select_related("pick__parent")[:AT_ONCE])
    return sum(bool(write(PICKED, row, edition)) for row, edition in found if edition)


def tell_rest() -> int:
    """Write to the rest once the question is over and an issue with picks of it is out."""
    since = timezone.localdate() - WAITED_FOR
    picks = Answer.objects.filter(stage=Stage.PICKED, pick__parent__in=issues_out())
    questions = Question.objects.filter(
        Exists(picks.filter(question=OuterRef("pk"))), parent__date__gte=since
    )
    over = [each for each in questions.select_related("parent") if not each.takes_answers]
    return write_rest(untold(NOT_PICKED).filter(question__in=over))


def tell_rest_now(question: Question, *, by: User) -> int:
    """Write to the rest because an editor says so: when nothing of a question is printed."""
    if not may_pick(by):
        raise Refused(_("Only editors write to those who answered."))
    if question.takes_answers:
        raise Refused(_("The question still takes answers."))
    return write_rest(untold(NOT_PICKED).filter(question=question))


def write_rest(rows: QuerySet[Answer]) -> int:
    chosen = rows.filter(stage=Stage.NOT_PICKED)[:AT_ONCE]
    return sum(bool(write(NOT_PICKED, row, None)) for row in chosen)


def untold(kind: str) -> QuerySet[Answer]:
    """Return the answers whose senders can be reached and have not had this letter."""
    told = Notice.objects.filter(answer=OuterRef("pk"), occasion=kind)
    rows = Answer.objects.filter(~Exists(told)).exclude(email="", user=None)
    return rows.select_related("user", "question__parent").order_by("pk")


def issues_out() -> QuerySet[Issue]:
    found: QuerySet[Issue] = Issue.objects.published_anywhere().order_by().values("pk")
    return found


def edition_for(answer: Answer) -> Edition | None:
    """Return the edition to lead to: in the reader's language, else any that has the answer.

    None where it has yet to come: theirs is scheduled, or none that is out has the answer.
    """
    pick = answer.pick
    assert pick is not None
    mine, *others = sorted(
        pick.parent.editions(), key=lambda edition: edition.language != language_of(answer)
    )
    if pick.says_in(mine.language) and mine.published_at:
        return mine if mine.is_live else None
    return next((each for each in others if each.is_live and pick.says_in(each.language)), None)


def language_of(answer: Answer) -> Language:
    return BY_CODE[answer.user.language if answer.user else answer.language]


def write(kind: str, answer: Answer, edition: Edition | None) -> Notice:
    language = language_of(answer)
    question = answer.question
    return notices.write(
        kind,
        answer=answer,
        occasion=kind,
        name=answer.name,
        question=question.text_in(language, "text") or question.text_in(answer.reads, "text"),
        edition=edition.language.called if edition and edition.language != language else "",
        address=f"{settings.SITE_URL}{edition.url}#readerpick-{answer.pick_id}" if edition else "",
    )
