import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.test import Client

from accounts.models import User
from tests.accounts.people import SIGN_IN, ask_for_code, last_code, sign_in_by_code, type_code
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_typed_code_signs_a_reader_in(client):
    user = make_user(email="ann@example.com")

    response = ask_for_code(client, "Ann@Example.com")
    assert response["Location"] == "/en/sign-in/code/"
    assert "Ann@Example.com" in client.get("/en/sign-in/code/").text
    response = type_code(client, last_code())

    assert response["Location"] == "/en/account/"
    assert client.get("/en/account/").context["user"] == user
    assert User.objects.count() == 1


def test_a_code_is_right_however_it_is_typed(client):
    make_user(email="ann@example.com")
    ask_for_code(client, "ann@example.com")
    wide = str.maketrans("0123456789-", "０１２３４５６７８９　")

    assert type_code(client, last_code().translate(wide)).status_code == 302


def test_a_new_person_has_an_account_only_once_the_code_is_typed(client):
    ask_for_code(client, "new@example.com", language="zh-hant")
    assert not User.objects.exists()

    response = type_code(client, last_code(), "/zh-hant/sign-in/code/")

    user = User.objects.get()
    assert response["Location"] == "/zh-hant/account/"
    assert (user.email, user.language, user.is_staff) == ("new@example.com", "zh-hant", False)
    assert not user.has_usable_password()


def test_an_unknown_address_gets_the_same_page_and_the_same_mail(client):
    make_user(email="known@example.com")
    answers = []
    for email in ("known@example.com", "other@example.com"):
        visitor = Client()
        response = ask_for_code(visitor, email)
        page = visitor.get("/en/sign-in/code/").text.replace(email, "…")
        page = page.split("csrfmiddlewaretoken")[0]
        sent = mail.outbox[-1]
        text = sent.body.replace(last_code(), "…")
        answers.append((response.status_code, response["Location"], page, text, sent.to == [email]))

    assert answers[0] == answers[1]


def test_a_closed_account_gets_the_same_page_and_no_code(client):
    make_user(email="closed@example.com", is_active=False)

    response = ask_for_code(client, "closed@example.com")

    assert response["Location"] == "/en/sign-in/code/"
    assert mail.outbox[-1].subject == "Your account at Focus is closed"
    assert not any(character.isdigit() for character in mail.outbox[-1].body.split("--")[0])


def test_a_wrong_code_is_said_beside_the_field(client):
    make_user(email="ann@example.com")
    ask_for_code(client, "ann@example.com")

    response = type_code(client, "0000-000x")

    assert response.status_code == 200
    assert "This code is not right." in response.text
    assert type_code(client, last_code()).status_code == 302


def test_the_sixth_attempt_at_a_code_is_not_made(client):
    make_user(email="ann@example.com")
    ask_for_code(client, "ann@example.com")
    code = last_code()
    for _attempt in range(5):
        assert type_code(client, "0").status_code == 200

    response = type_code(client, code)

    assert response["Location"] == SIGN_IN
    assert "Too many attempts." in client.get(SIGN_IN).text
    assert client.get("/en/account/").status_code == 302


def test_a_code_runs_out_after_fifteen_minutes(client):
    make_user(email="ann@example.com")
    now = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
    with time_machine.travel(now) as clock:
        ask_for_code(client, "ann@example.com")
        clock.shift(dt.timedelta(minutes=15, seconds=1))
        response = type_code(client, last_code())

    assert response["Location"] == SIGN_IN


def test_a_code_opens_once_and_only_where_it_was_asked_for(client):
    make_user(email="ann@example.com")
    ask_for_code(client, "ann@example.com")
    code = last_code()

    assert type_code(Client(), code)["Location"] == SIGN_IN
    type_code(client, code)
    client.post("/en/sign-out/")
    assert type_code(client, code)["Location"] == SIGN_IN


def test_a_newer_code_replaces_the_former(client):
    ask_for_code(client, "ann@example.com")
    former = last_code()
    ask_for_code(client, "ann@example.com")

    assert type_code(client, former).status_code == 200
    assert type_code(client, last_code()).status_code == 302


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [("/en/issues/", "/en/issues/"), ("https://elsewhere.example/", "/en/account/")],
)
def test_signing_in_leads_back_within_the_site_only(client, address, leads_to):
    ask_for_code(client, "ann@example.com", next=address)

    assert type_code(client, last_code())["Location"] == leads_to


def test_something_that_is_no_address_is_said(client):
    response = ask_for_code(client, "ann")

    assert "This is not an e-mail address." in response.text
    assert 'value="ann"' in response.text
    assert mail.outbox == []


@pytest.mark.parametrize("code", ["", "x" * 41, "\x00", "😀"])
def test_odd_codes_are_refused_in_words(client, code):
    ask_for_code(client, "ann@example.com")

    assert type_code(client, code).status_code == 200


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Type this code into the page"),
        ("zh-hans", "请在索取验证码的页面输入"),
        ("zh-hant", "請在索取驗證碼的頁面輸入"),
    ],
)
def test_the_mail_speaks_the_language_of_the_person(client, language, words):
    make_user(email="ann@example.com", language=language)

    ask_for_code(client, "ann@example.com")

    sent = mail.outbox[-1]
    html, kind = sent.alternatives[0]
    assert last_code() in sent.subject
    assert words in sent.body
    assert words in html
    assert kind == "text/html"
    assert "http://localhost:8000" in sent.body


def test_somebody_signed_in_is_led_on(client):
    sign_in_by_code(client, "ann@example.com")

    assert client.get(SIGN_IN)["Location"] == "/en/account/"
    assert client.get("/en/sign-in/code/")["Location"] == "/en/account/"


def test_the_page_holds_no_inline_script(client):
    page = client.get(SIGN_IN).text

    assert "data-passkey hidden" in page
    assert "onclick" not in page


def test_a_mail_that_cannot_leave_is_said_and_the_address_is_kept(client, settings):
    away = {"host": "127.0.0.1", "port": 9, "timeout": 2}
    backend = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": away}}

    response = ask_for_code(client, "ann@example.com")

    assert response.status_code == 200
    assert "The mail could not be sent just now." in response.text
    assert 'value="ann@example.com"' in response.text


@pytest.mark.parametrize(
    "email",
    [
        "a@例子.公司",
        "a@" + "b" * 260 + ".com",
        '"a b"@example.com',
        "a@b\r\nBcc: c@d.com",
        "a\x00@b.c",
    ],
)
def test_odd_addresses_are_taken_or_refused_in_words(client, email):
    response = ask_for_code(client, email)

    if response.status_code == 302:
        assert type_code(client, last_code()).status_code == 302
    else:
        assert response.status_code == 200
