import datetime as dt

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from accounts import tasks
from tests.accounts.people import sign_in_by_code

pytestmark = pytest.mark.django_db


def limits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM shared_cache")
        return [key for (key,) in cursor.fetchall()]


def test_sessions_and_limits_that_are_over_are_deleted(client):
    long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(days=15)
    with time_machine.travel(long_ago):
        sign_in_by_code(Client(), "ann@example.com")
    assert any("127.0.0.1" in key for key in limits())

    tasks.purge(0)

    assert (Session.objects.count(), UserSession.objects.count(), limits()) == (0, 0, [])


def test_what_is_in_use_stays(client):
    sign_in_by_code(client, "ann@example.com")
    kept = limits()

    tasks.purge(0)

    assert client.get("/en/account/").status_code == 200
    assert UserSession.objects.count() == 1
    assert kept == limits() != []
