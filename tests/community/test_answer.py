"""The private page of an answer, for whoever sent it."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from community.models import ReaderPick
from community.workflow import Stage
from editions.languages import LANGUAGES
from tests.factories import make_answer, make_issue, make_question, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    return make_question(closes_at=timezone.now() + dt.timedelta(days=3))


def at(answer, code="en"):
    return f"/{code}/community/answers/{answer.token}/"


def said(response):
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def waiting(question, **fields):
    return make_answer(question, user=None, confirmed_at=None, **fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_where_the_answer_stands(client, question, language):
    answer = make_answer(question, text="I think so.")

    response = client.get(at(answer, language.code))

    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select_one(".standing")
    assert soup.select_one("#id_text").get_text(strip=True) == "I think so."
    assert soup.select_one("meta[name=robots]")["content"] == "noindex, nofollow"
    assert "no-store" in response.headers["Cache-Control"]


def test_it_costs_little(client, question, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get(at(make_answer(question)))


def test_reading_the_page_confirms_nothing_and_the_button_does(client, question):
    answer = waiting(question)
    page = client.get(at(answer))
    answer.refresh_from_db()
    assert answer.confirmed_at is None
    assert "Waiting for you to confirm it" in said(page)

    response = client.post(at(answer), {"text": answer.text}, follow=True)

    answer.refresh_from_db()
    assert answer.confirmed_at
    assert "your answer is confirmed" in said(response)


def test_words_and_consents_can_be_changed_while_it_is_open(client, question):
    answer = make_answer(question)

    response = client.post(at(answer), {"text": "Or not.", "name": "R."}, follow=True)

    answer.refresh_from_db()
    assert (answer.text, answer.may_print, answer.name) == ("Or not.", False, "R.")
    assert "Your changes are saved." in said(response)


def test_once_closed_the_consents_alone_can_be_changed(client, question):
    answer = make_answer(question, text="I think so.")
    question.closes_at = timezone.now() - dt.timedelta(hours=1)
    question.save()

    client.post(at(answer), {"text": "Or not.", "may_print": "on", "name": "New"})

    answer.refresh_from_db()
    assert (answer.text, answer.name) == ("I think so.", "New")
    page = client.get(at(answer))
    assert not BeautifulSoup(page.content, "html.parser").select("#id_text")
    assert "I think so." in said(page)


def test_what_is_wrong_is_said_and_the_words_stay(client, question):
    answer = make_answer(question)

    for text, problem in (("a\x00b", "id_text_error"), ("word " * 2000, "id_text_error")):
        response = client.post(at(answer), {"text": text})
        assert BeautifulSoup(response.content, "html.parser").select_one(f"#{problem}")


def test_an_address_that_is_nobodys_is_not_there(client, question):
    token = make_answer(question).token

    for forged in (token[:-1], token + "x", "x" * 500):
        assert client.get(f"/en/community/answers/{forged}/").status_code == 404
        assert client.post(f"/en/community/answers/{forged}/withdraw/").status_code == 404


def test_withdrawn_its_words_are_gone(client, question):
    answer = make_answer(question, text="I think so.")
    assert client.get(f"{at(answer)}withdraw/").status_code == 405

    response = client.post(f"{at(answer)}withdraw/", follow=True)

    answer.refresh_from_db()
    assert (answer.stage, answer.text, answer.name) == (Stage.WITHDRAWN, "", "")
    assert "Your answer is withdrawn" in said(response)
    assert not BeautifulSoup(response.content, "html.parser").select("main form")


def test_once_printed_it_leads_to_the_issue_and_stays(client, question):
    issue = make_issue()
    pick = make_section(ReaderPick, issue, text="I think so.")
    answer = make_answer(question, stage=Stage.PICKED, pick=pick)

    assert issue.get_absolute_url() in client.get(at(answer)).content.decode()
    response = client.post(f"{at(answer)}withdraw/", follow=True)
    assert "Our editors have picked this answer." in said(response)
