"""Which reads are counted, and how often."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from readership import buffer
from readership.models import DailyReads
from tests.factories import EN, HANT, make_article, published
from tests.readership.reading import FIREFOX, SAFARI, counted, make_reads, read

pytestmark = pytest.mark.django_db


def test_a_person_is_counted_once_an_article_and_language():
    make_article(slug="trade")
    make_article(slug="peace")

    for address in ("/en/articles/trade/", "/zh-hant/articles/trade/", "/en/articles/peace/"):
        read(address)
        read(address)
    assert counted() == {("trade", "en"): 1, ("trade", "zh-hant"): 1, ("peace", "en"): 1}

    read("/en/articles/trade/")  # after the first time was written
    read("/en/articles/trade/", at="203.0.113.10")
    read("/en/articles/trade/", agent=SAFARI)
    assert counted()["trade", "en"] == 3


def test_a_new_day_begins_at_midnight_in_hong_kong():
    make_article(slug="trade", **published(EN, at=dt.datetime(2024, 1, 1, tzinfo=dt.UTC)))

    for moment in ("2024-07-12T15:59:00Z", "2024-07-12T16:01:00Z", "2024-07-13T15:59:00Z"):
        with time_machine.travel(dt.datetime.fromisoformat(moment)):
            read("/en/articles/trade/")
    counted()

    assert list(DailyReads.objects.order_by("day").values_list("day", "number")) == [
        (dt.date(2024, 7, 12), 1),
        (dt.date(2024, 7, 13), 1),
    ]


@pytest.mark.parametrize(
    "headers",
    [
        {"agent": ""},
        {"agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"agent": "curl/8.9.1"},
        {"agent": "x" * 100_000},
        {"sec_purpose": "prefetch"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x_moz": "prefetch"},
        {"dnt": "1"},
        {"sec_gpc": "1"},
    ],
)
def test_machines_prefetches_and_who_objects_are_not_counted(headers):
    make_article(slug="trade")

    assert read("/en/articles/trade/", **headers).status_code == 200

    assert counted() == {}


def test_only_a_published_edition_that_is_read_by_a_reader_counts(desk, reader_client):
    make_article(slug="trade", **published(EN))
    make_article(slug="draft", **published())

    read("/en/articles/trade/", client=desk)  # an editor
    read("/en/articles/draft/", client=desk)  # a preview
    read("/zh-hans/articles/trade/")  # “not in this language”
    read("/en/articles/nothing/")
    read("/en/articles/")
    Client().head("/en/articles/trade/", headers={"user-agent": FIREFOX})
    assert counted() == {}

    read("/en/articles/trade/", client=reader_client)
    assert counted() == {("trade", "en"): 1}


def test_a_renamed_article_keeps_its_reads_and_its_readers():
    article = make_article(slug="before")
    read("/en/articles/before/")
    counted()

    read("/en/articles/before/", at="203.0.113.10")  # waits while the article is renamed
    article.slug = "after"
    article.save()
    read("/en/articles/after/")  # the first reader again
    read("/en/articles/before/", at="203.0.113.11")  # redirected

    assert counted() == {("after", "en"): 2}


def test_counts_go_with_their_article_and_one_deleted_meanwhile_is_no_error():
    article = make_article(slug="trade")
    make_article(slug="peace")
    make_reads(article, 5, ago=3)
    read("/en/articles/trade/")
    read("/en/articles/peace/")

    article.delete()

    assert counted() == {("peace", "en"): 1}


def test_the_desk_deletes_an_article_with_its_reads(chief_desk):
    article = make_article(slug="trade")
    make_reads(article, 5)

    chief_desk.post(f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"})

    assert DailyReads.objects.count() == 0


def test_an_edition_taken_back_before_its_read_is_written_is_not_counted():
    article = make_article(slug="trade", **published(EN, HANT))
    read("/en/articles/trade/")
    read("/zh-hant/articles/trade/")

    article.published_at_en = None
    article.save()

    assert counted() == {("trade", "zh-hant"): 1}


def test_counting_costs_the_page_no_query(django_assert_num_queries):
    make_article(slug="trade")

    with django_assert_num_queries(6):
        read("/en/articles/trade/")

    assert len(buffer.reads.waiting) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_writing_costs_the_same_for_1_and_3_reads(django_assert_num_queries, rows):
    for number in range(rows):
        make_article(slug=f"article-{number}")
    read("/en/articles/article-0/", at="198.51.100.1")
    counted()  # the day has its salt
    for number in range(rows):
        read(f"/en/articles/article-{number}/")

    with django_assert_num_queries(4):
        buffer.reads.flush()


def test_a_mistake_in_counting_costs_nobody_the_page(settings, caplog):
    make_article(slug="trade")
    settings.TRUSTED_PROXIES = [None]

    assert read("/en/articles/trade/").status_code == 200

    assert [record.getMessage() for record in caplog.records] == ["A read could not be noted."]
    assert counted() == {}


@pytest.mark.parametrize("address", ["nonsense", "", "\udcff"])
def test_a_page_is_shown_whatever_a_request_says(address):
    make_article(slug="trade")

    answer = read("/en/articles/trade/", at=address, x_forwarded_for="\udcff,,[", agent="F\udcff")

    assert answer.status_code == 200
