"""What those who answered are told, once each: as time passes, and when an editor says so."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from community.actions import pick_letters, picking, printing
from community.models import Notice
from community.refusals import Refused
from community.workflow import Stage
from editions.languages import LANGUAGES
from tests.factories import make_answer, make_issue, make_question, make_user

pytestmark = pytest.mark.django_db
EN, HANS, HANT = LANGUAGES
UNPUBLISHED = {language.field("published_at"): None for language in LANGUAGES}
FRIDAY = dt.datetime(2026, 11, 27, 0, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def question():
    with time_machine.travel(FRIDAY):
        return make_question(
            make_issue(date=FRIDAY.date()), closes_at=FRIDAY + dt.timedelta(days=5)
        )


@pytest.fixture
def next_issue(question):
    return make_issue(date=question.parent.date + dt.timedelta(weeks=1), **UNPUBLISHED)


def publish(issue, **moments):
    for column, moment in moments.items():
        setattr(issue, f"published_at_{column}", moment)
    issue.save()


def placed(question, editor, **fields):
    answer = make_answer(question, stage=Stage.SHORTLISTED, **fields)
    texts = {HANS: "是。", HANT: "係。", EN: "Yes."}
    texts.pop(answer.reads)
    printing.print_as(answer, texts, by=editor)
    picking.place(answer, by=editor)
    return answer


def told(kind):
    return list(Notice.objects.filter(occasion=kind).order_by("answer_id"))


def test_whoever_is_picked_is_told_once_when_the_issue_is_out(question, next_issue, editor_hk):
    answer = placed(question, editor_hk, user=make_user(language="zh-hant"))
    out = FRIDAY + dt.timedelta(days=7)
    publish(next_issue, en=out, zh_hant=out + HOUR)

    for moment, number in ((out - HOUR, 0), (out, 0), (out + HOUR, 1), (out + 2 * HOUR, 1)):
        with time_machine.travel(moment):
            pick_letters.run()
        assert len(told("picked")) == number, moment

    (notice,) = told("picked")
    assert notice.language == "zh-hant"
    assert f"/zh-hant/issues/2026-12-04/#readerpick-{answer.pick_id}" in notice.body
    assert "What do you think?" in notice.body


def test_without_an_edition_of_theirs_the_letter_leads_to_another(question, next_issue, editor_hk):
    placed(question, editor_hk, language="zh-hans", text="是。", user=None, email="r@example.com")
    out = FRIDAY + dt.timedelta(days=7)
    publish(next_issue, en=out)

    with time_machine.travel(out):
        pick_letters.run()

    (notice,) = told("picked")
    assert (notice.language, notice.to) == ("zh-hans", "r@example.com")
    assert "/en/issues/2026-12-04/#" in notice.body
    assert "英文版" in notice.body


def test_the_rest_are_told_once_after_the_close_and_the_issue(question, next_issue, editor_hk):
    placed(question, editor_hk)
    answers = {stage: make_answer(question, stage=stage) for stage in set(Stage) - {Stage.PICKED}}
    nobody = make_answer(question, stage=Stage.NOT_PICKED, user=None, email="")
    out = FRIDAY + dt.timedelta(days=4)  # before the question closes
    publish(next_issue, en=out)

    for moment, number in ((out, 0), (question.closes, 1), (question.closes + HOUR, 1)):
        with time_machine.travel(moment):
            pick_letters.run()
        assert len(told("not_picked")) == number, moment

    assert told("not_picked")[0].answer == answers[Stage.NOT_PICKED] != nobody


def test_an_editor_says_so_where_nothing_is_printed(question, editor_hk, reader):
    answer = make_answer(question, stage=Stage.NOT_PICKED, language="zh-hant")
    make_answer(question, stage=Stage.REJECTED)
    with time_machine.travel(question.closes - HOUR), pytest.raises(Refused):
        pick_letters.tell_rest_now(question, by=editor_hk)
    with time_machine.travel(question.closes + HOUR):
        with pytest.raises(Refused):
            pick_letters.tell_rest_now(question, by=reader)
        assert pick_letters.run() == 0
        assert pick_letters.tell_rest_now(question, by=editor_hk) == 1
        assert pick_letters.tell_rest_now(question, by=editor_hk) == 0

    assert [notice.answer for notice in told("not_picked")] == [answer]


def test_after_a_long_stop_nobody_is_told_of_an_old_question(question, next_issue, editor_hk):
    placed(question, editor_hk)
    make_answer(question, stage=Stage.NOT_PICKED)
    publish(next_issue, en=FRIDAY)

    with time_machine.travel(FRIDAY + dt.timedelta(weeks=20)):
        pick_letters.run()

    assert told("not_picked") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["picked", "not_picked"])
def test_each_letter_is_written_in_each_language(question, kind, language):
    answer = make_answer(
        question, user=make_user(language=language.code), name="T & T", received_at=timezone.now()
    )

    notice = pick_letters.write(kind, answer, None)

    assert (notice.language, "T & T" in notice.body) == (language.code, True)
    assert "{{" not in notice.body + notice.subject
