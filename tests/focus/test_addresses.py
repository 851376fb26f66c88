"""What each page says of its own address, and of the same page in other languages."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from tests.factories import (
    EN,
    HANS,
    HANT,
    make_article,
    make_contributor,
    make_issue,
    make_topic,
    published,
)

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
LISTS = ["", "issues/", "articles/", "articles/2024/", "contributors/", "topics/money/"]


def head(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    (canonical,) = [link["href"] for link in page.select('link[rel="canonical"]')]
    alternates = {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")}
    return canonical, alternates


def site_in(*languages):
    live = published(*languages, at=dt.datetime(2024, 7, 12, tzinfo=dt.UTC))
    make_issue(date=dt.date(2024, 7, 12), **live)
    author, topic = make_contributor(slug="zhao"), make_topic(slug="money")
    return make_article(slug="trade", by=[author], on=[topic], **live)


@pytest.mark.parametrize("page", [*LISTS, "contributors/zhao/", "articles/trade/"])
def test_a_page_names_itself_and_its_like_in_the_languages_that_have_one(client, page):
    site_in(EN, HANT)
    both = {
        "en": f"{SITE}/en/{page}",
        "zh-Hant-HK": f"{SITE}/zh-hant/{page}",
        "x-default": f"{SITE}/en/{page}",
    }

    assert head(client, f"/en/{page}") == (f"{SITE}/en/{page}", both)
    assert head(client, f"/zh-hant/{page}") == (f"{SITE}/zh-hant/{page}", both)


@pytest.mark.parametrize("page", ["", "issues/", "articles/", "contributors/", "topics/money/"])
def test_a_list_with_nothing_to_show_is_nobodys_like(client, page):
    site_in(EN)

    assert head(client, f"/en/{page}")[1].keys() == {"en", "x-default"}
    assert head(client, f"/zh-hans/{page}")[1] == {}
    assert client.get(f"/zh-hans/{page}")["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(f"/en/{page}").headers


def test_a_year_names_the_languages_that_published_in_it(client):
    live = {**published(EN, at=dt.datetime(2024, 7, 12, tzinfo=dt.UTC))}
    live["published_at_zh_hans"] = dt.datetime(2025, 7, 12, tzinfo=dt.UTC)
    make_article(**live)

    assert head(client, "/en/articles/2024/")[1].keys() == {"en", "x-default"}
    assert head(client, "/zh-hans/articles/2025/")[1].keys() == {"zh-Hans", "x-default"}


def test_a_topic_without_a_name_in_a_language_is_not_offered_there(client):
    make_article(on=[make_topic(slug="money", name_zh_hant="")])

    assert head(client, "/en/topics/money/")[1].keys() == {"en", "zh-Hans", "x-default"}


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("?page=1", ""),
        ("?page=2", "?page=2"),
        ("?page=9", "?page=2"),
        ("?page=%00", ""),
        ("?utm_source=mail", ""),
    ],
)
def test_a_page_of_a_list_is_its_own_and_other_parameters_are_nobodys(client, asked, canonical):
    for _ in range(21):
        make_article()

    assert head(client, f"/en/articles/{asked}")[0] == f"{SITE}/en/articles/{canonical}"


def test_later_pages_of_a_list_have_no_like(client):
    for _ in range(21):
        make_article()

    assert head(client, "/en/articles/")[1].keys() == {"en", "zh-Hans", "zh-Hant-HK", "x-default"}
    assert head(client, "/en/articles/?page=2")[1] == {}


def test_a_text_whose_original_is_elsewhere_is_nobodys_like(client):
    article = site_in(EN, HANS, HANT)
    article.canonical_url = "https://example.org/first"
    article.save()

    assert head(client, "/en/articles/trade/")[1].keys() == {"zh-Hans", "zh-Hant-HK", "x-default"}
    default = head(client, "/zh-hant/articles/trade/")[1]["x-default"]
    assert default == f"{SITE}/zh-hans/articles/trade/"


def test_browsers_ask_again_for_an_address_that_moved(client):
    article = make_article(slug="first")
    for slug in ("second", "first"):
        article.slug = slug
        article.save()

    there = client.get("/en/articles/second/")

    assert (there.status_code, there["Location"]) == (301, "/en/articles/first/")
    assert there["Cache-Control"] == "no-cache"
    assert client.get("/en/articles/first/").status_code == 200


def test_pages_name_the_feeds_of_what_they_show(client):
    make_article(by=[make_contributor(slug="zhao")], on=[make_topic(slug="money")])

    for page, own in {
        "/zh-hans/": None,
        "/zh-hans/topics/money/": "/zh-hans/topics/money/feed/",
        "/zh-hans/contributors/zhao/": "/zh-hans/contributors/zhao/feed/",
    }.items():
        found = feeds_in(client.get(page).text)
        assert found == ["/zh-hans/articles/feed/", "/zh-hans/issues/feed/", *filter(None, [own])]
        assert [client.get(address).status_code for address in found] == [200] * len(found)


def feeds_in(page):
    head = BeautifulSoup(page, "html.parser").head
    return [link["href"] for link in head.select('[type="application/atom+xml"]')]
