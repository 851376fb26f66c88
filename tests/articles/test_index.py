import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editions.languages import columns
from tests.factories import (
    EN,
    HANS,
    HANT,
    make_article,
    make_contributor,
    make_image,
    make_topic,
    published,
)

pytestmark = pytest.mark.django_db


def titles(response):
    return [article.slug for article in response.context["page"]]


def test_lists_hold_the_newest_of_one_language_first(client):
    make_article(slug="old", **published(EN, HANT, at=dt.datetime(2024, 1, 1, tzinfo=dt.UTC)))
    make_article(slug="new", **published(EN, at=dt.datetime(2024, 2, 1, tzinfo=dt.UTC)))
    make_article(slug="draft", **published())

    assert titles(client.get("/en/articles/")) == ["new", "old"]
    assert titles(client.get("/zh-hant/articles/")) == ["old"]
    assert titles(client.get("/zh-hans/articles/")) == []


def test_a_year_holds_its_own_articles(client):
    make_article(slug="a", **published(EN, at=dt.datetime(2023, 5, 1, tzinfo=dt.UTC)))
    make_article(slug="b", **published(EN, at=dt.datetime(2024, 5, 1, tzinfo=dt.UTC)))

    response = client.get("/en/articles/2023/")

    assert titles(response) == ["a"]
    assert response.context["years"] == [2024, 2023]
    assert client.get("/en/articles/1999/").status_code == 404


def test_a_year_begins_at_midnight_in_hong_kong(client):
    before = dt.datetime(2023, 12, 31, 15, 59, tzinfo=dt.UTC)
    make_article(slug="old-year", **published(EN, at=before))
    make_article(slug="new-year", **published(EN, at=before + dt.timedelta(minutes=1)))

    assert titles(client.get("/en/articles/2023/")) == ["old-year"]
    assert titles(client.get("/en/articles/2024/")) == ["new-year"]


def test_search_engines_keep_a_topic_only_where_it_has_a_name_and_a_piece(client):
    topic = make_topic(slug="trade", name_zh_hans="")
    make_article(on=[topic], **published(EN))
    article = make_article(on=[topic], **published(EN, HANS))

    assert "X-Robots-Tag" not in client.get("/en/topics/trade/").headers
    assert client.get("/zh-hans/topics/trade/")["X-Robots-Tag"] == "noindex"  # no name
    assert client.get("/zh-hant/topics/trade/")["X-Robots-Tag"] == "noindex"  # no piece
    assert titles(client.get("/zh-hans/topics/trade/")) == [article.slug]


def test_a_topic_holds_its_own_articles_and_keeps_its_old_address(client):
    topic = make_topic(slug="trade")
    make_article(slug="a", on=[topic])
    make_article(slug="b", on=[make_topic()])

    assert titles(client.get("/en/topics/trade/")) == ["a"]
    topic.slug = "commerce"
    topic.save()
    assert client.get("/zh-hans/topics/trade/")["Location"] == "/zh-hans/topics/commerce/"
    assert client.get("/en/topics/nothing/").status_code == 404


def test_pages_follow_each_other_and_a_wild_number_is_no_error(client):
    for _ in range(21):
        make_article()

    assert len(titles(client.get("/en/articles/?page=2"))) == 1
    assert len(titles(client.get("/en/articles/?page=99"))) == 1
    assert len(titles(client.get("/en/articles/?page=%27x"))) == 20


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/en/articles/", 7), ("/en/topics/trade/", 5), ("/en/articles/{year}/", 7)],
)
@pytest.mark.parametrize("rows", [1, 30])
def test_a_list_costs_the_same_at_1_and_30_rows(
    client, django_assert_num_queries, address, queries, rows
):
    topics = [make_topic(slug="trade"), make_topic()]
    for _ in range(rows):
        article = make_article(
            by=[make_contributor(), make_contributor()], on=topics, image=make_image()
        )
    year = article.published_at_en.year

    with django_assert_num_queries(queries):
        client.get(address.format(year=year))


def test_a_list_never_loads_a_body(client):
    make_article(on=[make_topic(slug="trade")], by=[make_contributor()])

    for address in ("/en/articles/", "/en/topics/trade/", "/en/"):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        sql = " ".join(query["sql"] for query in queries)
        assert "articles_article" in sql
        assert not any(f'"{column}"' in sql for column in columns("body")), address


def test_a_year_of_another_language_says_that_there_is_nothing_here(client):
    make_article(**published(EN, at=dt.datetime(2019, 7, 12, tzinfo=dt.UTC)))

    response = client.get("/zh-hant/articles/2019/")

    assert (response.status_code, titles(response)) == (200, [])
    assert response["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get("/en/articles/2019/").headers


@pytest.mark.parametrize("year", ["0", "1", "9999", "10000", "99999999999999999999"])
def test_a_year_that_has_no_articles_or_cannot_be_is_not_found(client, year):
    make_article()

    assert client.get(f"/en/articles/{year}/").status_code == 404
