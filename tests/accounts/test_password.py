from ipaddress import ip_network

import pytest
from django.core.cache import cache
from django.test import Client

from tests.accounts.people import SIGN_IN
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def try_password(client, password, email="ann@example.com", **more):
    return client.post(SIGN_IN, {"username": email, "password": password}, **more)


def test_a_password_is_guessed_five_times_only(client):
    make_user(email="ann@example.com")
    for _attempt in range(5):
        assert "do not belong together" in try_password(Client(), "wrong").text

    response = try_password(client, "secret")

    assert "Too many attempts." in response.text
    assert client.get("/en/account/").status_code == 302


def test_an_unknown_address_is_answered_like_a_wrong_password(client):
    make_user(email="ann@example.com")

    known, unknown = (
        try_password(Client(), "wrong", email).text.replace(email, "…")
        for email in ("ann@example.com", "bob@example.com")
    )

    assert known.split("csrf")[0] == unknown.split("csrf")[0]
    assert "do not belong together" in unknown


def test_who_signs_in_with_the_right_password_is_not_counted():
    make_user(email="ann@example.com")

    for _time in range(8):
        assert try_password(Client(), "secret").status_code == 302


def test_a_closed_account_does_not_open(client):
    make_user(email="ann@example.com", is_active=False)

    assert "do not belong together" in try_password(client, "secret").text


def test_the_thirty_first_attempt_from_an_address_in_a_minute_is_refused_in_words():
    for number in range(30):
        response = Client().post(SIGN_IN, {"username": f"no-address-{number}"})
        assert response.status_code == 200

    response = Client().post("/zh-hant/sign-in/", {"username": "ann@example.com"})

    assert response.status_code == 429
    assert "操作過於頻密" in response.text


def test_a_forged_forwarded_address_is_not_believed():
    for number in range(30):
        forged = {"HTTP_X_FORWARDED_FOR": f"203.0.113.{number}"}
        Client().post(SIGN_IN, {"username": "x"}, **forged)

    forged = {"HTTP_X_FORWARDED_FOR": "198.51.100.9"}
    assert Client().post(SIGN_IN, {"username": "x"}, **forged).status_code == 429


def test_behind_our_proxy_each_reader_has_limits_of_their_own(settings):
    settings.TRUSTED_PROXIES = [*settings.TRUSTED_PROXIES, ip_network("127.0.0.0/8")]
    for _time in range(30):
        Client().post(SIGN_IN, {"username": "x"}, HTTP_X_FORWARDED_FOR="203.0.113.1")

    full = Client().post(SIGN_IN, {"username": "x"}, HTTP_X_FORWARDED_FOR="203.0.113.1")
    other = Client().post(SIGN_IN, {"username": "x"}, HTTP_X_FORWARDED_FOR="203.0.113.2")
    # What somebody adds in front of their own address changes nothing.
    forged = "203.0.113.3, 203.0.113.1"
    hidden = Client().post(SIGN_IN, {"username": "x"}, HTTP_X_FORWARDED_FOR=forged)
    assert (full.status_code, other.status_code, hidden.status_code) == (429, 200, 429)


def test_the_limits_are_kept_in_the_database(django_assert_num_queries):
    with django_assert_num_queries(1):
        cache.get("anything")


def test_pages_for_readers_ask_neither_session_nor_limits(client, django_assert_num_queries):
    response = client.get("/en/")

    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.cookies == {}
