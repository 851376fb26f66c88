"""What the tests of signing in share: the code in the last mail, and an authenticator app."""

import re

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value
from django.core import mail

SIGN_IN = "/en/sign-in/"


def ask_for_code(client, email, language="en", **more):
    return client.post(f"/{language}/sign-in/", {"username": email, **more})


def last_code():
    return re.search(r"\d{4}-\d{4}", mail.outbox[-1].body)[0]


def type_code(client, code, address="/en/sign-in/code/"):
    return client.post(address, {"code": code})


def sign_in_by_code(client, email):
    ask_for_code(client, email)
    return type_code(client, last_code())


def connect_app(user):
    """Connect an authenticator app, and return what makes its codes."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def app_code(secret, at):
    return f"{hotp_value(secret, int(at) // 30):06}"


def factors(user):
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
