"""No way into the desk without the second step, whatever is asked and however."""

import datetime as dt
import time

import pytest
import time_machine
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from submissions.models import Submission
from tests.accounts.people import SIGN_IN, app_code, connect_app, factors, sign_in_by_code
from tests.conftest import signed_in
from tests.factories import make_article, make_submission, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def strict(settings):
    settings.FOCUS_REQUIRE_MFA = True


def addresses(patterns, before="/admin/"):
    """Yield an address for every pattern of the desk."""
    samples = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000000"}
    for each in patterns:
        route = getattr(each.pattern, "_route", None) or "submissions/"
        for name, converter in each.pattern.converters.items():
            kind = type(converter).__name__.removesuffix("Converter").lower()
            for written in (f"<{kind}:{name}>", f"<{name}>"):
                route = route.replace(written, samples.get(kind, "1"))
        if isinstance(each, URLPattern):
            yield before + route
        else:
            yield from addresses(each.url_patterns, before + route)


def test_every_page_of_the_desk_asks_for_it(editor_hk):
    client = signed_in(editor_hk)
    make_submission()
    found = set(addresses(admin.site.urls[0])) - {"/admin/login/"}
    assert len(found) > 100

    for address in sorted(found):
        for answer in (client.get(address), client.post(address, {"_decide": "1"})):
            assert (answer.status_code, address) == (302, address)
            assert answer["Location"].startswith(("/admin/login/", "/admin/")), address
    assert Submission.objects.get().version == 0


def test_a_session_half_way_through_the_door_is_nobodys(client, editor_hk):
    connect_app(editor_hk)
    client.post(SIGN_IN, {"username": editor_hk.email, "password": "secret"})

    assert client.get("/admin/")["Location"].startswith("/admin/login/")
    assert client.get("/en/account/")["Location"].startswith("/en/sign-in/")
    article = make_article(published_at_en=None, published_at_zh_hans=None)
    assert client.get(f"/en/articles/{article.slug}/").status_code in {200, 404}
    assert "Preview" not in client.get(f"/en/articles/{article.slug}/").text


def test_a_session_is_another_once_somebody_is_signed_in(client, editor_hk):
    """Whoever planted a session in a browser has nothing of it afterwards."""
    client.post(SIGN_IN, {"username": "nobody@example.com"})
    planted = client.cookies["sessionid"].value

    with time_machine.travel(timezone.now()):
        secret = connect_app(editor_hk)
        client.post(SIGN_IN, {"username": editor_hk.email, "password": "secret"})
        client.post("/en/sign-in/second-step/", {"code": app_code(secret, time.time())})

    assert client.get("/admin/").status_code == 200
    other = Client()
    other.cookies["sessionid"] = planted
    assert other.get("/admin/").status_code == 302


def test_without_its_last_factor_a_session_has_no_desk(client, editor_hk):
    with time_machine.travel(timezone.now()):
        secret = connect_app(editor_hk)
        RecoveryCodes.activate(editor_hk)
        client.post(SIGN_IN, {"username": editor_hk.email, "password": "secret"})
        client.post("/en/sign-in/second-step/", {"code": app_code(secret, time.time())})
        client.post("/en/account/app/remove/")

    assert factors(editor_hk) == set()
    assert client.get("/admin/").status_code == 302


def test_used_up_recovery_codes_open_nothing(client, editor_hk):
    connect_app(editor_hk)
    codes = RecoveryCodes.activate(editor_hk)
    spent = codes.generate_codes()
    for code in spent:
        assert codes.validate_code(code)

    client.post(SIGN_IN, {"username": editor_hk.email, "password": "secret"})

    assert client.post("/en/sign-in/second-step/", {"code": spent[0]}).status_code == 200
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        *("email/", "data/", "delete/", "passkeys/add/", "app/", "app/remove/"),
        *("recovery-codes/", "recovery-codes/new/", "recovery-codes/file/"),
    ],
)
def test_an_open_device_alone_changes_and_shows_nothing(client, editor_hk, address):
    """What would outlast the session asks who one is, once that was a while ago."""
    start = timezone.now()
    with time_machine.travel(start):
        secret = connect_app(editor_hk)
        RecoveryCodes.activate(editor_hk)
        client.post(SIGN_IN, {"username": editor_hk.email, "password": "secret"})
        client.post("/en/sign-in/second-step/", {"code": app_code(secret, time.time())})

    with time_machine.travel(start + dt.timedelta(minutes=20)):
        for answer in (
            client.get(f"/en/account/{address}", follow=True),
            client.post(f"/en/account/{address}", {"code": "000000"}, follow=True),
        ):
            assert "/account/confirm/" in str(answer.redirect_chain) or address == "app/"
        assert factors(editor_hk) == {"totp", "recovery_codes"}


def test_a_code_by_e_mail_does_not_pass_for_the_second_step(client, editor_hk):
    connect_app(editor_hk)
    answer = sign_in_by_code(client, editor_hk.email)

    assert answer["Location"] == "/en/sign-in/second-step/"
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    "address", ["signup", "login", "password/reset", "password/change", "email", "2fa", "social"]
)
def test_no_other_door_of_the_library_stands_open(client, address):
    for before in ("/accounts", "/en/accounts", "/en/account", "/en", "/_allauth/browser/v1/auth"):
        answer = client.post(f"{before}/{address}/", {"email": "new@example.com"})
        assert answer.status_code in {302, 404, 405}, before
        assert "sign-in" in answer.get("Location", "sign-in")


def test_a_reader_cannot_make_themselves_an_editor(client):
    reader = make_user(email="ann@example.com")
    client.force_login(reader)
    form = {"name": "Ann", "language": "en", "time_zone": "Asia/Hong_Kong", "is_staff": "on"}

    client.post("/en/account/", {**form, "is_superuser": "on", "groups": "1", "newsroom": "x"})

    reader.refresh_from_db()
    assert (reader.name, reader.is_staff, reader.is_superuser) == ("Ann", False, False)
