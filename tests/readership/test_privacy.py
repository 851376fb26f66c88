"""What is stored leads back to nobody."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client

from readership import tasks
from readership.models import Counted, DailyReads, Salt
from tests.factories import make_article, yesterday
from tests.readership.reading import FIREFOX, counted, read

pytestmark = pytest.mark.django_db

ADDRESS = "203.0.113.9"


def tables_holding(text):
    """Return the tables with a row that holds a text anywhere, also as the bytes of a column."""
    with connection.cursor() as cursor:
        holding = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" AS t WHERE t::text LIKE %s OR t::text LIKE %s',
                [f"%{text}%", f"%{text.encode().hex()}%"],
            )
            if cursor.fetchone()[0]:
                holding.append(table)
        return holding


def test_neither_address_nor_browser_is_anywhere_in_the_database():
    make_article(slug="trade", title_en="A title that can be found")
    read("/en/articles/trade/")
    assert counted() == {("trade", "en"): 1}

    assert tables_holding("A title that can be found") == ["articles_article"]
    assert tables_holding(ADDRESS) == []
    assert tables_holding(FIREFOX) == []
    assert tables_holding("Firefox") == []


def test_reading_sets_no_cookie_and_asks_for_none():
    make_article(slug="trade")
    client = Client()

    answer = read("/en/articles/trade/", client=client)

    assert client.cookies == {}
    assert "Cookie" not in answer.get("Vary", "")


def test_another_day_has_another_salt_and_other_digests():
    make_article(slug="trade")
    read("/en/articles/trade/")
    counted()
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=1)):
        read("/en/articles/trade/")
        counted()

    digests = {bytes(row.digest) for row in Counted.objects.all()}
    salts = {bytes(salt.value) for salt in Salt.objects.all()}
    assert (len(digests), len(salts)) == (2, 2)
    assert {len(salt) for salt in salts} == {32}


def read_on(*days_ago):
    make_article(slug="trade", published_at_en=yesterday() - dt.timedelta(days=30))
    for ago in days_ago:
        with time_machine.travel(dt.datetime.now(dt.UTC) - dt.timedelta(days=ago)):
            read("/en/articles/trade/")
            counted()


def purge_by_hand():
    call_command("purge_readership")


def purge_by_worker():
    tasks.purge(0)


@pytest.mark.parametrize("purge", [purge_by_hand, purge_by_worker])
def test_ended_days_are_forgotten_and_only_their_counts_stay(purge):
    noon = dt.datetime(2024, 7, 12, 4, tzinfo=dt.UTC)
    with time_machine.travel(noon):
        read_on(8, 1, 0)  # the worker was away for a week
        purge()
        purge()

    day = dt.date(2024, 7, 12)
    assert [row.day for row in Counted.objects.all()] == [day]
    assert [row.day for row in Salt.objects.all()] == [day]
    assert DailyReads.objects.count() == 3


def test_a_day_is_kept_an_hour_longer_for_reads_that_still_wait():
    midnight = dt.datetime(2024, 7, 12, 16, tzinfo=dt.UTC)
    with time_machine.travel(midnight - dt.timedelta(minutes=1)):
        read_on(0)

    with time_machine.travel(midnight + dt.timedelta(minutes=59)):
        purge_by_hand()
        assert Counted.objects.count() == 1
    with time_machine.travel(midnight + dt.timedelta(minutes=61)):
        purge_by_hand()
        assert Counted.objects.count() == 0


def test_the_worker_forgets_every_hour():
    planned = tasks.app.periodic_registry.periodic_tasks.values()

    assert [(plan.task.name, plan.cron) for plan in planned if plan.task is tasks.purge] == [
        ("readership.tasks.purge", "5 * * * *")
    ]
