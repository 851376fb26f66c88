"""Limits of the sign-in with real processes and real connections, on the table they share."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from accounts.models import User
from tests.accounts.people import ask_for_code, last_code, type_code
from tests.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)
GUESS = """
import django; django.setup()
from django.db import connection
connection.settings_dict["NAME"] = {name!r}
from django.test import Client
for number in range({number}):
    form = {{"username": "ann@example.com", "password": "wrong"}}
    text = Client().post("/en/sign-in/", form).content.decode()
    print("refused" if "Too many attempts." in text else "wrong")
"""


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


def guesses_in_another_process(number):
    code = GUESS.format(name=connection.settings_dict["NAME"], number=number)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    return done.stdout.split()


def test_two_processes_count_together():
    make_user(email="ann@example.com")

    theirs = guesses_in_another_process(4)
    form = {"username": "ann@example.com", "password": "wrong"}
    ours = [Client().post("/en/sign-in/", form).content for _ in range(3)]

    assert theirs == ["wrong"] * 4
    assert [b"Too many attempts." in page for page in ours] == [False, True, True]


def test_one_session_cannot_try_a_code_many_times_at_once():
    make_user(email="ann@example.com")
    client = Client()
    ask_for_code(client, "ann@example.com")
    session = client.cookies["sessionid"].value

    def guess(number):
        other = Client()
        other.cookies["sessionid"] = session
        try:
            return type_code(other, f"{number:08}").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as at_once:
        statuses = list(at_once.map(guess, range(24)))

    assert statuses.count(200) <= 5


def test_two_windows_of_a_new_person_make_one_account():
    clients = [Client(), Client()]
    codes = []
    for client in clients:
        ask_for_code(client, "new@example.com")
        codes.append(last_code())

    def enter(pair):
        try:
            return type_code(*pair).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as at_once:
        assert list(at_once.map(enter, zip(clients, codes, strict=True))) == [302, 302]
    assert User.objects.count() == 1
