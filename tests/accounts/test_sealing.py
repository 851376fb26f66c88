"""The secrets of second steps, which a copy of the database does not give away."""

import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.management import call_command

from accounts import sealing
from tests.accounts.people import app_code, connect_app
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def enters(client, code):
    client.post("/en/sign-out/")
    client.post("/en/sign-in/", {"username": "ann@example.com", "password": "secret"})
    return client.post("/en/sign-in/second-step/", {"code": code}).status_code == 302


def test_no_secret_stands_in_the_database(client):
    user = make_user(email="ann@example.com")
    secret = connect_app(user)
    RecoveryCodes.activate(user)

    kept = {factor.type: factor.data for factor in Authenticator.objects.all()}

    assert secret not in str(kept)
    assert kept["totp"]["secret"] != kept["recovery_codes"]["seed"]
    assert enters(client, app_code(secret, time.time()))


def test_a_new_key_opens_what_the_former_sealed_until_it_is_sealed_anew(client, settings):
    secret = connect_app(make_user(email="ann@example.com"))
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new one"
    now = time.time()
    with time_machine.travel(now):
        assert enters(client, app_code(secret, now))

    call_command("seal_secrets", verbosity=0)
    settings.SECRET_KEY_FALLBACKS = []
    with time_machine.travel(now + 300):
        assert enters(client, app_code(secret, now + 300))


def test_without_the_key_no_code_is_right(client, settings):
    secret = connect_app(make_user(email="ann@example.com"))
    settings.SECRET_KEY = "lost"

    assert not enters(client, app_code(secret, time.time()))
    assert sealing.opened("nonsense") != sealing.opened("nonsense")


def test_a_secret_from_before_is_sealed(client):
    secret = connect_app(make_user(email="ann@example.com"))
    Authenticator.objects.update(data={"secret": secret})

    call_command("seal_secrets", verbosity=0)

    assert secret not in str(Authenticator.objects.get().data)
    assert enters(client, app_code(secret, time.time()))
