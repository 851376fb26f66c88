"""Two editors at once, on real connections: one wins, the other is told."""

from functools import partial

import pytest

from community import personal
from community.actions import picking
from community.models import Answer, ReaderPick
from community.refusals import Overtaken, Refused
from community.workflow import Stage
from issues.models import Issue
from tests.factories import make_answer, make_question
from tests.races import at_once as acts_at_once

pytestmark = pytest.mark.django_db(transaction=True)
at_once = partial(acts_at_once, refusal=Refused)


def placing(answer, editor, **fields):
    row = Answer.objects.get(pk=answer.pk)
    return lambda: picking.place(row, by=editor, **fields)


def test_two_editors_place_one_answer_and_one_section_is_made(editor_hk, editor_ny):
    answer = make_answer(stage=Stage.SHORTLISTED)

    results = at_once(*(placing(answer, each, version=1) for each in (editor_hk, editor_ny)))

    assert sum(isinstance(result, Overtaken) for result in results) == 1
    assert ReaderPick.objects.count() == 1
    assert Answer.objects.get().version == 2


def test_two_answers_placed_at_once_share_the_issue_that_is_started(editor_hk, editor_ny):
    question = make_question()
    answers = [make_answer(question, stage=Stage.SHORTLISTED) for _ in range(2)]

    at_once(*(placing(row, who) for row, who in zip(answers, (editor_hk, editor_ny), strict=True)))

    (issue,) = Issue.objects.exclude(pk=question.parent_id)
    places = [section.ordering for section in issue.sections(types=(ReaderPick,))]
    assert len(set(places)) == 2


def test_an_answer_is_withdrawn_or_placed_but_not_both(editor_hk):
    answer = make_answer(stage=Stage.SHORTLISTED)
    row = Answer.objects.get()

    results = at_once(
        placing(answer, editor_hk),
        lambda: picking.move(row, Stage.WITHDRAWN, by=answer.user),
    )

    assert sum(isinstance(result, Refused) for result in results) == 1
    is_placed = Answer.objects.get().stage == Stage.PICKED
    assert ReaderPick.objects.count() == int(is_placed)


def test_what_is_forgotten_while_an_editor_places_it_is_in_no_issue(editor_hk):
    for _ in range(3):
        answer = make_answer(stage=Stage.SHORTLISTED)

        at_once(placing(answer, editor_hk), partial(personal.forget, answer.user))

        assert (Answer.objects.count(), ReaderPick.objects.count()) == (0, 0)
