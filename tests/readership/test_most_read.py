import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches

from editions.languages import columns
from readership.most_read import most_read
from tests.factories import EN, HANT, make_article, published
from tests.readership.reading import make_reads

pytestmark = pytest.mark.django_db


def read_articles(*numbers, language="en", ago=0):
    articles = [make_article() for _ in numbers]
    for article, number in zip(articles, numbers, strict=True):
        make_reads(article, number, language=language, ago=ago)
    return articles


def test_the_list_is_of_the_last_seven_days_and_of_one_language():
    few, many, some = read_articles(10, 30, 20)
    make_reads(few, 25, ago=6)
    make_reads(some, 100, ago=7)
    make_reads(some, 100, language="zh-hant")

    assert most_read(EN) == [few, many, some]
    assert most_read(HANT) == []  # one is no list


def test_the_list_holds_five_that_readers_of_the_language_may_open():
    articles = read_articles(60, 50, 40, 30, 20, 15)
    taken_back = make_article(**published(HANT))
    make_reads(taken_back, 90)

    assert most_read(EN) == articles[:5]


@pytest.mark.parametrize(("numbers", "length"), [((10, 10), 0), ((10, 10, 9), 0), ((10,) * 3, 3)])
def test_chance_makes_no_list(numbers, length):
    read_articles(*numbers)

    assert len(most_read(EN)) == length


def test_how_much_is_needed_can_be_set(settings):
    settings.MOST_READ_ARTICLES, settings.MOST_READ_READS = 1, 2
    read_articles(1, 2)

    assert len(most_read(EN)) == 1


@pytest.mark.parametrize("address", ["", "articles/"])
@pytest.mark.parametrize("code", ["en", "zh-hans", "zh-hant"])
def test_home_and_articles_print_the_list_of_their_language(client, address, code):
    articles = read_articles(30, 20, 10, language=code)

    page = BeautifulSoup(client.get(f"/{code}/{address}").content, "html.parser")

    assert [link["href"] for link in page.select(".most-read li a")] == [
        f"/{code}/articles/{article.slug}/" for article in articles
    ]


@pytest.mark.parametrize("address", ["/en/", "/en/articles/"])
def test_without_enough_reads_there_is_no_heading_either(client, address):
    read_articles(30, 20)

    assert "Most read" not in client.get(address).text


@pytest.mark.parametrize("rows", [3, 5])
def test_the_list_costs_two_queries_and_loads_no_body(django_assert_num_queries, rows):
    articles = read_articles(*[20] * rows)

    with django_assert_num_queries(2) as queries:
        titles = [article.title_en for article in most_read(EN)]

    assert len(titles) == len(articles)
    assert not any(f'"{column}"' in queries[1]["sql"] for column in columns("body"))


def test_the_order_is_worked_out_once_in_a_while_for_all_readers(
    settings, django_assert_num_queries
):
    settings.MOST_READ_KEPT = 60
    first, *others = read_articles(40, 30, 20, 10)
    caches["own"].clear()
    most_read(EN)

    with django_assert_num_queries(1):
        assert most_read(EN) == [first, *others]
    first.published_at_en = None  # taken back: at once
    first.save()
    assert most_read(EN) == others
    caches["own"].clear()


def test_the_week_is_the_publications_own(time_machine):
    """At 23:30 in Hong Kong seven days begin six midnights ago."""
    time_machine.move_to(dt.datetime(2024, 7, 12, 15, 30, tzinfo=dt.UTC), tick=False)
    articles = [make_article() for _ in range(3)]
    for article in articles:
        make_reads(article, 20, ago=6)

    assert len(most_read(EN)) == 3
    time_machine.move_to(dt.datetime(2024, 7, 12, 16, 30, tzinfo=dt.UTC), tick=False)
    assert most_read(EN) == []
