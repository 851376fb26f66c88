"""The question of the week: the list of them, and the form to answer one."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.utils import timezone

from community.models import Answer, Notice, ReaderPick
from editions.languages import LANGUAGES, columns
from tests.conftest import signed_in
from tests.factories import (
    in_all,
    make_answer,
    make_article,
    make_issue,
    make_question,
    make_section,
    make_user,
)

pytestmark = pytest.mark.django_db
CODES = [language.code for language in LANGUAGES]


@pytest.fixture
def question():
    return make_question(
        closes_at=timezone.now() + dt.timedelta(days=3),
        article=make_article(),
        **in_all("context", "<p>Last week we wrote of trade.</p>"),
    )


@pytest.fixture
def closed():
    return make_question(closes_at=timezone.now() - dt.timedelta(days=1))


def at(question, code="en"):
    return f"/{code}/community/questions/{question.pk}/"


def said(response):
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def send(client, question, *, follow=True, **typed):
    """Send the form of the page as a person would: not at once."""
    soup = BeautifulSoup(client.get(at(question)).content, "html.parser")
    form = soup.select_one("#answer form")
    hidden = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    with time_machine.travel(timezone.now() + dt.timedelta(seconds=5)):
        return client.post(at(question), {**hidden, **typed}, follow=follow)


@pytest.mark.parametrize("code", CODES)
def test_the_list_shows_what_is_open_and_what_was_printed(client, question, code):
    past = make_question(make_issue(date=question.parent.date - dt.timedelta(weeks=1)))
    past.closes_at = timezone.now() - dt.timedelta(days=1)
    past.save()
    make_section(ReaderPick, question.parent, text="I think so.", name="R. R.", place="Macao")

    response = client.get(f"/{code}/community/")

    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select_one(f"a.button[href='{at(question, code)}#answer']")
    assert "I think so." in soup.select_one(f"section:has(#question-{past.pk})").get_text()
    assert "New York" in said(response) or "纽约" in said(response) or "紐約" in said(response)
    assert len(soup.select("link[hreflang]")) == 4


def test_a_list_without_questions_is_kept_out_of_search_engines(client):
    response = client.get("/en/community/")

    assert response.status_code == 200
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_the_list_costs_the_same_whatever_it_shows(client, question, django_assert_max_num_queries):
    for _each in range(4):
        make_section(ReaderPick, make_question(article=make_article()).parent, text="So.", name="R")

    with django_assert_max_num_queries(8):
        client.get("/en/community/")


@pytest.mark.parametrize("code", CODES)
def test_the_page_asks_with_what_it_recalls(client, question, code):
    response = client.get(at(question, code))

    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.h1.get_text(strip=True).startswith("What do you think?")
    assert "Last week we wrote of trade." in said(response)
    assert soup.select_one(".source a")
    for field in soup.select("#answer form :is(textarea, select, input:not([type=hidden]))"):
        assert field.find_parent("label") or soup.select_one(f"label[for='{field['id']}']"), field
    assert len(soup.select("link[hreflang]")) == 4


def test_the_page_costs_little(client, question, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get(at(question))


def test_an_answer_of_somebody_signed_in_counts_at_once(question):
    user = make_user()

    response = send(signed_in(user), question, text="I think so.", may_print="on", name="R. R.")

    answer = Answer.objects.get()
    assert response.redirect_chain[-1][0] == answer.get_absolute_url()
    assert (answer.user, answer.text, answer.name) == (user, "I think so.", "R. R.")
    assert answer.confirmed_at
    assert "Your answer has arrived." in said(response)


def test_without_an_account_it_waits_until_the_letter_is_answered(client, question):
    response = send(client, question, text="I think so.", email="r@example.com")

    answer = Answer.objects.get()
    assert answer.confirmed_at is None
    assert "We have written to r@example.com" in said(response)
    notice = Notice.objects.get()
    assert answer.token in notice.body + "".join(letter.body for letter in mail.outbox)
    assert answer.token not in response.content.decode()


def test_the_button_pressed_twice_makes_one_answer(question):
    reader = signed_in(make_user())
    user = reader.get(at(question)).context["user"]
    standing = make_answer(question, user=user, text="I think so.")
    page = reader.get(at(question))
    assert standing.get_absolute_url() in page.content.decode()
    typed = {"opened": page.context["gate"].opened, "text": "I think so."}

    with time_machine.travel(timezone.now() + dt.timedelta(seconds=5)):
        again = reader.post(at(question), typed, follow=True)
        other = reader.post(at(question), {**typed, "text": "Or not."}, follow=True)

    assert again.redirect_chain[-1][0] == standing.get_absolute_url()
    assert "You have answered this question already" in said(other)
    assert "Or not." in said(other)
    assert Answer.objects.count() == 1


def test_a_text_too_long_is_refused_beside_its_field_and_kept(client, question):
    response = send(client, question, text="word " * 2000, email="r@example.com")

    soup = BeautifulSoup(response.content, "html.parser")
    field = soup.select_one("#id_text")
    assert "we take at most" in soup.select_one("#id_text_error").get_text()
    assert field["aria-invalid"] == "true"
    assert "id_text_error" in field["aria-describedby"]
    assert "word word" in field.get_text()
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": "", "email": "r@example.com"}, "text"),
        ({"text": "a\x00b", "email": "r@example.com"}, "text"),
        ({"text": "So.", "email": "nobody"}, "email"),
        ({"text": "So.", "email": "r@example.com", "may_print": "on"}, "name"),
        ({"text": "So.", "email": "r@example.com", "name": "a\x00b"}, "name"),
        ({"text": "So.", "email": "r@example.com", "region": "moon"}, "region"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(client, question, typed, field):
    response = send(client, question, **typed)

    assert response.status_code == 200
    assert BeautifulSoup(response.content, "html.parser").select_one(f"#id_{field}_error")
    assert not Answer.objects.exists()


def test_a_closed_question_has_no_form_and_takes_nothing(client, closed):
    page = client.get(at(closed))
    typed = {"opened": page.context["gate"].opened, "text": "So.", "email": "r@example.com"}
    with time_machine.travel(timezone.now() + dt.timedelta(seconds=5)):
        response = client.post(at(closed), typed)

    assert "This question is closed." in said(page)
    assert not BeautifulSoup(page.content, "html.parser").select("#answer form")
    assert "This question is closed." in said(response)
    assert "So." in said(response)
    assert not Answer.objects.exists()


def test_a_question_not_yet_open_says_so(client):
    soon = make_question(
        opens_at=timezone.now() + dt.timedelta(days=1),
        closes_at=timezone.now() + dt.timedelta(days=2),
    )

    assert "This question is not open yet." in said(client.get(at(soon)))


def test_a_question_not_asked_in_a_language_leads_to_where_it_is(client, question):
    question.text_zh_hans = ""
    question.save()

    response = client.get(at(question, "zh-hans"))

    soup = BeautifulSoup(response.content, "html.parser")
    offered = [link["href"] for link in soup.select(".offers a")]
    assert offered == [at(question, "en"), at(question, "zh-hant")]
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_what_nobody_was_asked_is_not_there(client):
    hidden = make_question(make_issue(**dict.fromkeys(columns("published_at"))))

    for pk in (hidden.pk, hidden.pk + 1000, 2**63):
        assert client.get(f"/en/community/questions/{pk}/").status_code == 404


def test_the_issue_leads_to_the_form_while_it_is_open(client, question, closed):
    opened = client.get(question.parent.get_absolute_url()).content.decode()
    over = client.get(closed.parent.get_absolute_url()).content.decode()

    assert f"{at(question)}#answer" in opened
    assert "Answers until" in opened
    assert f"{at(closed)}#answer" not in over


def test_the_sitemap_and_the_foot_of_the_page_lead_to_the_list(client, question):
    assert b"/en/community/</loc>" in client.get("/sitemap-lists.xml").content
    assert b'href="/en/community/"' in client.get("/en/").content


def test_an_address_for_mails_stands_where_one_may_answer(client, settings, question):
    pages = (f"/en/community/questions/{question.pk}/", question.parent.get_absolute_url())
    for page in pages:
        assert "mailto:answers" not in client.get(page).content.decode()

    settings.FOCUS_ANSWERS_ADDRESS = "answers@focus.example"

    for page in pages:
        link = f'<a href="mailto:{question.mailbox}">{question.mailbox}</a>'
        assert link in client.get(page).content.decode()
    question.closes_at = timezone.now() - dt.timedelta(hours=1)
    question.save()
    for page in pages:
        assert "mailto:answers" not in client.get(page).content.decode()
