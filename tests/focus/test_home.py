import datetime as dt

import pytest
from bs4 import BeautifulSoup

from community.models import Question
from issues.models import QuoteOfTheWeek
from tests.factories import (
    EN,
    HANT,
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_section,
    make_topic,
    published,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepts", "home"),
    [
        ("zh-HK", "/zh-hant/"),
        ("zh-TW,en;q=0.5", "/zh-hant/"),
        ("zh-MO", "/zh-hant/"),
        ("zh-Hant", "/zh-hant/"),
        ("zh-CN", "/zh-hans/"),
        ("zh-SG", "/zh-hans/"),
        ("zh", "/zh-hans/"),
        ("fr,en;q=0.5", "/en/"),
        ("ja", "/en/"),
    ],
)
def test_the_bare_address_leads_to_the_readers_language(client, accepts, home):
    response = client.get("/", headers={"accept-language": accepts})

    assert response.status_code == 302
    assert response["Location"] == home


def test_a_language_once_chosen_is_remembered(client):
    client.cookies["language"] = "zh-hant"

    assert client.get("/", headers={"accept-language": "en"})["Location"] == "/zh-hant/"


def test_home_shows_the_newest_issue_of_the_language_with_its_quote_and_question(client):
    make_issue(date=dt.date(2024, 7, 19), **published(EN))
    issue = make_issue(date=dt.date(2024, 7, 12))
    make_section(QuoteOfTheWeek, issue, text="Words", speakers="Ann")
    make_section(Question, issue, text="What do you think?")

    page = client.get("/zh-hant/").content.decode()

    assert 'href="/zh-hant/issues/2024-07-12/"' in page
    assert "2024-07-19" not in page
    assert "Words [zh_hant]" in page
    assert "What do you think? [zh_hant]" in page


def test_each_piece_stands_once_under_its_main_topic(client):
    trade, security = make_topic(position=1), make_topic(position=2)
    for _ in range(4):
        make_article(on=[trade, security])
    both = make_article(on=[security, trade])
    make_article(on=[security], **published(HANT))

    topics = client.get("/en/").context["topics"]

    assert [topic for topic, _articles in topics] == [trade, security]
    assert [len(articles) for _topic, articles in topics] == [3, 1]
    assert topics[1][1] == [both]


def test_a_topic_without_a_name_in_the_language_is_no_row(client):
    make_article(on=[make_topic(name_zh_hant="")])

    assert len(client.get("/en/").context["topics"]) == 1
    assert client.get("/zh-hant/").context["topics"] == []


def test_an_empty_site_says_so_in_every_language(client):
    pages = [client.get(f"/{code}/").text for code in ("en", "zh-hans", "zh-hant")]

    assert "The first issue in this language is being prepared." in pages[0]
    assert ['class="nothing"' in page for page in pages] == [True, True, True]


@pytest.mark.parametrize("rows", [1, 30])
def test_home_costs_the_same_at_1_and_30_rows(client, django_assert_num_queries, rows):
    for _ in range(rows):
        issue = make_issue(image=make_image())
        article = make_article(by=[make_contributor()], on=[make_topic()], image=make_image())
        make_section(QuoteOfTheWeek, issue, text="Words", article=article)
        make_section(Question, issue, text="What?")

    with django_assert_num_queries(9):
        client.get("/en/")


def test_healthz_asks_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get("/healthz").content == b"ok"


@pytest.mark.parametrize("code", ["en", "zh-hans", "zh-hant"])
def test_home_says_how_to_follow_it_and_every_page_leads_there(client, code):
    home = BeautifulSoup(client.get(f"/{code}/").content, "html.parser")
    feeds = [link["href"] for link in home.select("#follow a")]
    footer = BeautifulSoup(client.get(f"/{code}/issues/").content, "html.parser").footer

    assert feeds == [f"/{code}/articles/feed/", f"/{code}/issues/feed/"]
    assert footer.select_one(f'a[href="/{code}/#follow"]') is not None
