import json
from urllib.parse import unquote

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from accounts import actions
from accounts.models import User
from tests.accounts.people import ask_for_code, last_code, sign_in_by_code, type_code
from tests.conftest import signed_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db
EMAIL, CODE = "/en/account/email/", "/en/account/email/code/"


@pytest.fixture
def ann(client):
    """Ann, who has just signed in with a code."""
    sign_in_by_code(client, "ann@example.com")
    return User.objects.get()


def test_an_e_mail_changes_once_the_code_from_there_is_typed(client, ann):
    client.post(EMAIL, {"email": "Ann.New@Example.com"})
    ann.refresh_from_db()
    assert ann.email == "ann@example.com"
    assert mail.outbox[-1].to == ["Ann.New@Example.com"]

    assert "This code is not right." in client.post(CODE, {"code": "1"}).text
    response = client.post(CODE, {"code": last_code()})

    ann.refresh_from_db()
    assert response["Location"] == "/en/account/"
    assert ann.email == "Ann.New@example.com"


def test_the_former_mailbox_is_told_and_opens_nothing(
    client, ann, django_capture_on_commit_callbacks
):
    client.post(EMAIL, {"email": "new@example.com"})
    code = last_code()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(CODE, {"code": code})

    assert mail.outbox[-1].to == ["ann@example.com"]
    assert "new@example.com" in mail.outbox[-1].body
    sign_in_by_code(Client(), "ann@example.com")
    assert User.objects.count() == 2  # a new person, as far as anybody knows


def test_a_taken_address_is_told_in_the_mail_only(client, ann):
    make_user(email="bob@example.com")

    for email in ("bob@example.com", "free@example.com"):
        response = client.post(EMAIL, {"email": email})
        assert response["Location"] == CODE
        assert email in client.get(CODE).text
    taken, free = mail.outbox[-2:]
    assert taken.subject == "This address has an account already"
    assert "confirms your new e-mail" in free.subject


def test_an_address_taken_meanwhile_is_said(client, ann):
    client.post(EMAIL, {"email": "bob@example.com"})
    make_user(email="bob@example.com")

    response = client.post(CODE, {"code": last_code()}, follow=True)

    ann.refresh_from_db()
    assert "Your e-mail stays as it was" in response.text
    assert ann.email == "ann@example.com"


def test_a_code_to_sign_in_changes_no_address(client, ann):
    client.post(EMAIL, {"email": "new@example.com"})
    visitor = Client()
    ask_for_code(visitor, "ann@example.com")

    assert visitor.post(CODE, {"code": last_code()}).status_code == 302
    assert type_code(client, last_code())["Location"] == "/en/account/"
    ann.refresh_from_db()
    assert ann.email == "ann@example.com"


def test_sessions_are_listed_and_end_one_by_one(client, ann):
    telephone = Client(HTTP_USER_AGENT="Telephone")
    sign_in_by_code(telephone, "ann@example.com")

    page = client.get("/en/account/sessions/")
    assert "Telephone" in page.text
    other = next(s for s in page.context["sessions"] if s.session_key != client.session.session_key)
    client.post(f"/en/account/sessions/{other.pk}/end/")

    assert telephone.get("/en/account/").status_code == 302
    assert client.get("/en/account/").status_code == 200
    assert not Session.objects.filter(session_key=other.session_key).exists()


def test_everybody_else_is_signed_out_at_once(client, ann):
    others = [Client() for _ in range(2)]
    for other in others:
        sign_in_by_code(other, "ann@example.com")

    client.post("/en/account/sessions/end-others/")

    assert [other.get("/en/account/").status_code for other in others] == [302, 302]
    assert len(client.get("/en/account/sessions/").context["sessions"]) == 1


def test_nobody_ends_the_session_of_another(client, ann):
    bob = Client()
    sign_in_by_code(bob, "bob@example.com")
    session = bob.get("/en/account/sessions/").context["sessions"][0]

    assert client.post(f"/en/account/sessions/{session.pk}/end/").status_code == 404
    assert client.get(f"/en/account/sessions/{session.pk}/end/").status_code == 405
    assert bob.get("/en/account/").status_code == 200


def test_use_is_noted_now_and_then_and_never_on_pages_for_readers(
    client, ann, django_assert_num_queries
):
    session = client.session
    session["seen"] = 0
    session.save()

    client.get("/en/sign-in/", HTTP_USER_AGENT="Later")
    listed = client.get("/en/account/sessions/").context["sessions"]

    assert [each.user_agent for each in listed] == ["Later"]
    assert "Cookie" not in Client().get("/en/").headers.get("Vary", "")


def test_one_takes_all_that_is_held_about_oneself(client, ann):
    response = client.get("/en/account/data/")

    held = json.loads(response.text)
    assert response["Content-Disposition"] == 'attachment; filename="focus-account.json"'
    assert held["account"]["email"] == "ann@example.com"
    assert held["sessions"][0]["ip"] == "127.0.0.1"
    assert "password" not in response.text


def test_ones_data_are_put_together_a_few_times_an_hour(client, ann, at_most):
    at_most(export="2/h/user")
    for _time in range(2):
        assert client.get("/en/account/data/").status_code == 200

    response = client.get("/zh-hant/account/data/")

    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert "你最近已多次下載個人資料" in response.text
    bob = Client()
    sign_in_by_code(bob, "bob@example.com")
    assert bob.get("/en/account/data/").status_code == 200


@pytest.mark.parametrize("address", ["data", "delete", "email"])
def test_what_matters_is_confirmed_first(reader_client, address):
    response = reader_client.get(f"/en/account/{address}/")

    assert unquote(response["Location"]) == f"/en/account/confirm/?next=/en/account/{address}/"
    page = reader_client.post(response["Location"], {"password": "wrong"})
    assert "This is not your password." in page.text
    page = reader_client.post(response["Location"], {"password": "secret"})
    assert page["Location"] == f"/en/account/{address}/"


def test_who_has_no_password_confirms_with_a_code(client, ann, settings):
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    asked = client.get("/en/account/data/")["Location"]
    assert unquote(asked) == "/en/account/confirm/code/?next=/en/account/data/"
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
    page = client.get(asked)
    recipient = page.context["form"]["recipient"].field.choices[0][0]
    sent = client.post(asked, {"recipient": recipient})
    assert "confirms that it is you" in mail.outbox[-1].subject

    response = client.post(sent["Location"], {"code": last_code()})

    assert response["Location"] == "/en/account/data/"


def test_editors_ask_a_chief_editor(client):
    editor = make_user(email="editor@example.com", is_staff=True)
    sign_in_by_code(client, editor.email)

    assert "Ask a chief editor" in client.post("/en/account/delete/").text
    assert User.objects.filter(pk=editor.pk).exists()


def test_each_app_hands_over_and_forgets_its_own(client, ann, settings):
    settings.PERSONAL_DATA = ["accounts.personal", "tests.accounts.diary"]

    held = json.loads(client.get("/en/account/data/").text)
    actions.delete_account(ann)

    assert held["diary"] == ["ann@example.com was here"]
    assert not User.objects.exists()


def test_a_desk_that_moves_somebody_shuts_the_former_mailbox(chief_desk, client):
    sign_in_by_code(client, "ann@example.com")
    ann = User.objects.get(email="ann@example.com")
    assert ann.emailaddress_set.count() == 1

    page = chief_desk.get(f"/admin/accounts/user/{ann.pk}/change/").context["adminform"].form
    fields = {name: value for name, value in page.initial.items() if value not in (None, [])}
    chief_desk.post(
        f"/admin/accounts/user/{ann.pk}/change/", {**fields, "email": "moved@example.com"}
    )

    ann.refresh_from_db()
    assert ann.email == "moved@example.com"
    assert ann.emailaddress_set.count() == 0


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
@pytest.mark.parametrize(
    "page", ["", "email/", "sessions/", "passkeys/", "passkeys/add/", "app/", "delete/"]
)
def test_every_page_stands_in_every_language(client, ann, language, page):
    response = client.get(f"/{language}/account/{page}")

    assert response.status_code == 200
    assert 'content="noindex"' in response.text
    assert "style=" not in response.text


def test_strangers_reach_no_page_of_an_account(client):
    for page in ("", "email/", "sessions/", "passkeys/", "app/", "delete/", "data/"):
        assert client.get(f"/en/account/{page}")["Location"].startswith("/en/sign-in/?next=")


def test_two_people_hold_two_accounts(ann):
    assert signed_in(make_user()).get("/en/account/").context["user"] != ann


def test_a_mail_server_that_is_away_undoes_nothing(
    client, ann, settings, django_capture_on_commit_callbacks
):
    client.post(EMAIL, {"email": "new@example.com"})
    code = last_code()
    backend = "django.core.mail.backends.smtp.EmailBackend"
    away = {"host": "127.0.0.1", "port": 9, "timeout": 2}
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": away}}

    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(CODE, {"code": code}).status_code == 302
    assert "could not be sent" in client.post(EMAIL, {"email": "other@example.com"}).text
    asked = client.post("/en/account/confirm/code/", follow=True)

    ann.refresh_from_db()
    assert ann.email == "new@example.com"
    assert asked.status_code == 200
