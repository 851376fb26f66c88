"""Who answers and who is picked, as the page of a question shows it."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.desk import fairness
from community.workflow import Stage
from editions.languages import BY_CODE, LANGUAGES
from tests.factories import make_answer, make_issue, make_question, make_user

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 27)
DAY_0 = dt.datetime(2026, 9, 4, 4, 0, tzinfo=dt.UTC)
NOON_UTC = dt.datetime(2026, 11, 27, 4, 0, tzinfo=dt.UTC)  # noon in Hong Kong
NIGHT_UTC = dt.datetime(2026, 11, 27, 16, 0, tzinfo=dt.UTC)  # midnight there, 11 in New York


def page(client, question):
    response = client.get(f"/admin/community/answer/question/{question.pk}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def rows(question, number):
    """Return the rows of a table: label → (number, share) of answers and picks, here and before."""
    return {
        str(row.label): [(part.number, part.share) for part in row.parts]
        for row in fairness.tables(question)[number].rows
    }


@pytest.fixture
def question():
    """A question with four answers, after one that had one and one that is long over."""
    before = make_question(make_issue(date=DAY - dt.timedelta(weeks=12)))
    returning = make_user()
    make_answer(before, user=returning, language="zh-hans", stage=Stage.PICKED, received_at=DAY_0)
    make_answer(make_question(make_issue(date=DAY - dt.timedelta(weeks=13))), received_at=DAY_0)
    question = make_question(make_issue(date=DAY))
    make_answer(question, stage=Stage.PICKED, region="europe", received_at=NOON_UTC)
    make_answer(question, user=returning, language="zh-hans", received_at=NIGHT_UTC)
    make_answer(question, stage=Stage.NOT_PICKED, received_at=NOON_UTC)
    make_answer(question, stage=Stage.SHORTLISTED, received_at=NIGHT_UTC)
    for stage in (Stage.WITHHELD, Stage.REJECTED, Stage.WITHDRAWN):
        make_answer(question, stage=stage, language="zh-hant", received_at=NOON_UTC)
    return question


def test_answers_and_picks_are_counted_by_language(question):
    assert rows(question, 0) == {
        "English": [(3, "75%"), (1, "100%"), (3, "60%"), (1, "50%")],
        str(BY_CODE["zh-hans"].marked): [(1, "25%"), (0, "0%"), (2, "40%"), (1, "50%")],
    }


def test_and_by_region(question):
    found = rows(question, 1)
    assert found["Europe"] == [(1, "25%"), (1, "100%"), (1, "20%"), (1, "50%")]
    assert found["Not said"][:2] == [(3, "75%"), (0, "0%")]


def test_and_by_first_timers(question):
    found = rows(question, 2)
    assert found["first-timers"][0] == (3, "75%")
    assert found["others"][:2] == [(1, "25%"), (0, "0%")]


def test_and_by_the_day_of_both_cities(question):
    found = rows(question, 3)
    assert found["by day in Hong Kong"][:2] == [(2, "50%"), (1, "100%")]
    assert found["by day in New York"][:2] == [(2, "50%"), (0, "0%")]


def test_languages_left_out_of_the_picks_are_named(desk, question):
    assert fairness.left_out(question) == [BY_CODE["zh-hans"]]
    assert "Nothing is picked yet of the answers in: 简体" in page(desk, question).text


def test_nobody_is_left_out_while_nothing_is_picked():
    question = make_question()
    make_answer(question)

    assert fairness.left_out(question) == []


@pytest.mark.parametrize(
    ("opens", "until"),
    [
        # 07:00 in Hong Kong on a Friday: its own day ends at 20:00, New York's a day's half later.
        ((2026, 11, 26, 23), (2026, 11, 28, 1)),
        # Noon in New York: what is left of that day is no whole one.
        ((2026, 11, 27, 17), (2026, 11, 29, 1)),
    ],
)
def test_a_choice_is_early_until_both_cities_had_a_day(desk, opens, until):
    opens, until = (dt.datetime(*moment, tzinfo=dt.UTC) for moment in (opens, until))
    question = make_question(make_issue(date=DAY), opens_at=opens)

    with time_machine.travel(until - dt.timedelta(minutes=1)):
        assert fairness.too_early_until(question) == until
        assert "whole day to answer" in page(desk, question).text
    with time_machine.travel(until):
        assert fairness.too_early_until(question) is None


def test_a_question_that_is_not_out_is_not_too_early():
    unpublished = {language.field("published_at"): None for language in LANGUAGES}

    assert fairness.too_early_until(make_question(make_issue(**unpublished))) is None


def test_the_page_costs_the_same_for_one_answer_and_three(desk):
    def queries():
        with CaptureQueriesContext(connection) as found:
            page(desk, question)
        return len(found)

    question = make_question()
    make_answer(question)
    one = queries()
    for language in ("zh-hans", "zh-hant"):
        make_answer(question, language=language, region="asia")

    assert queries() == one


def test_readers_do_not_see_it(reader_client, question):
    response = reader_client.get(f"/admin/community/answer/question/{question.pk}/")

    assert response.url.startswith("/admin/login/")
