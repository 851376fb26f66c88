import datetime as dt
import time

import pytest
import time_machine
from django.core import mail
from django.test import Client

from focus import settings as ours
from tests.accounts.people import app_code, connect_app, factors, sign_in_by_code
from tests.conftest import signed_in
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
APP = "/en/account/app/"


@pytest.fixture
def strict(settings):
    settings.FOCUS_REQUIRE_MFA = True


def sign_in(client, email, **more):
    return client.post(
        "/en/sign-in/", {"username": email, "password": "secret", **more}, follow=True
    )


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/issues/issue/", "/admin/pieces/", "/admin/jsi18n/"]
)
def test_an_editor_without_a_second_factor_is_led_to_one(strict, desk, address):
    response = desk.get(address, follow=True)

    assert response.redirect_chain[-1][0] == "/en/account/second-step/"
    assert 'href="/en/account/passkeys/add/"' in response.text
    assert desk.post(address).status_code == 302


def test_a_code_by_e_mail_is_no_second_factor(strict, client, groups):
    make_user(email="editor@example.com", is_staff=True)

    sign_in_by_code(client, "editor@example.com")

    assert client.get("/admin/issues/issue/").status_code == 302


def test_previews_stay_closed_too(strict, desk):
    article = make_article(published_at_en=None)

    assert "Preview" not in desk.get(f"/en/articles/{article.slug}/").text


def test_an_editor_with_an_app_reaches_the_desk(strict, client, editor_hk):
    with time_machine.travel(NOW):
        secret = connect_app(editor_hk)
        response = sign_in(client, "hk@example.com", next="/admin/")
        assert response.redirect_chain == [("/en/sign-in/second-step/", 302)]
        assert client.get("/admin/").status_code == 302
        code = app_code(secret, time.time())
        response = client.post("/en/sign-in/second-step/", {"code": code})

        assert response["Location"] == "/admin/"
        assert client.get("/admin/").status_code == 200


def test_a_wrong_code_of_the_app_is_said_and_counted(client, editor_hk):
    connect_app(editor_hk)
    sign_in(client, "hk@example.com")
    for _attempt in range(5):
        response = client.post("/en/sign-in/second-step/", {"code": "000"})
        assert "This code is not right." in response.text

    response = client.post("/en/sign-in/second-step/", {"code": "000"})

    assert "Too many attempts." in response.text


def test_connecting_an_app_from_the_first_sign_in_on(
    strict, editor_hk, client, django_capture_on_commit_callbacks
):
    with time_machine.travel(NOW):
        elsewhere = Client()
        sign_in(elsewhere, "hk@example.com")
        sign_in(client, "hk@example.com")
        page = client.get(APP)
        assert "data:image/svg+xml" in page.text
        secret = page.context["form"].secret
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(APP, {"code": app_code(secret, time.time())})

    assert response["Location"] == "/en/account/recovery-codes/"
    assert factors(editor_hk) == {"totp", "recovery_codes"}
    assert mail.outbox[-1].to == ["hk@example.com"]
    assert "An authenticator app was connected" in mail.outbox[-1].body
    # What was opened without it, by whoever could, is shut.
    assert elsewhere.get("/en/account/").status_code == 302


def test_recovery_codes_are_shown_kept_and_open_once(client, editor_hk):
    with time_machine.travel(NOW):
        sign_in(client, "hk@example.com")
        secret = client.get(APP).context["form"].secret
        client.post(APP, {"code": app_code(secret, time.time())})
        codes = client.get("/en/account/recovery-codes/").context["unused_codes"]
        file = client.get("/en/account/recovery-codes/file/")
        assert file.text.split() == codes
        assert "no-store" in file["Cache-Control"]
        for status in (302, 200):
            other = Client()
            sign_in(other, "hk@example.com")
            answer = other.post("/en/sign-in/second-step/", {"code": codes[0]})
            assert answer.status_code == status


def test_the_desk_has_no_password_form_of_its_own(client):
    response = client.get("/admin/login/?next=/admin/issues/issue/")

    assert response.status_code == 302
    assert response["Location"] == "/en/sign-in/?next=/admin/issues/issue/"
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 302


def test_a_reader_who_tries_the_desk_is_told(reader_client):
    response = reader_client.get("/admin/", follow=True)

    assert response.status_code == 403
    assert "This page is not for everybody" in response.text


def test_the_door_of_the_desk_leads_nowhere_else(desk):
    assert desk.get("/admin/login/?next=https://elsewhere.example/")["Location"] == "/admin/"


def test_outside_demo_and_debugging_it_is_required():
    assert ours.FOCUS_REQUIRE_MFA is (not (ours.DEBUG or ours.DEMO))


def test_a_chief_editor_helps_somebody_who_lost_theirs(chief_desk, editor_hk):
    connect_app(editor_hk)

    chief_desk.post(
        "/admin/accounts/user/",
        {"action": "take_second_factors", "_selected_action": editor_hk.pk},
    )

    assert factors(editor_hk) == set()


def test_the_pages_speak_three_languages(db):
    make_user(email="ann@example.com", language="zh-hant")
    for language, words in (
        ("en", "Add a passkey"),
        ("zh-hans", "添加通行密钥"),
        ("zh-hant", "新增通行密鑰"),
    ):
        other = signed_in(make_user())
        assert words in other.get(f"/{language}/account/passkeys/").text


def test_adding_a_passkey_asks_who_one_is(reader_client):
    response = reader_client.get("/en/account/passkeys/add/")

    assert response["Location"].startswith("/en/account/confirm/?next=")
    page = reader_client.post(response["Location"], {"password": "secret"}, follow=True)
    assert page.redirect_chain[-1][0] == "/en/account/passkeys/add/"


@pytest.mark.parametrize(
    "credential", ["", "x", "{}", "[]", '{"id": 1}', "null", "\x00", "[" * 100_000]
)
@pytest.mark.parametrize("address", ["/en/sign-in/passkey/", "/en/account/passkeys/add/"])
def test_a_broken_passkey_is_refused_in_words(client, credential, address):
    user = make_user(email="ann@example.com")
    if "account" in address:
        sign_in(client, user.email)
        client.get(address)
    response = client.post(address, {"credential": credential}, follow=True)

    assert response.status_code == 200
    assert factors(user) == set()
