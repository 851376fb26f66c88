import datetime as dt
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import time_machine
from django.utils import timezone

from articles.models import Page
from contributors.models import Contributor
from focus import sitemaps
from tests.factories import (
    EN,
    HANS,
    HANT,
    in_all,
    make_article,
    make_contributor,
    make_issue,
    make_question,
    make_topic,
    published,
)

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
# What is published on a day; the form for offers is there whatever is.
DATED = [section for section in sitemaps.SITEMAPS if section != "forms"]
MOMENT = dt.datetime(2024, 7, 12, 7, 0, tzinfo=dt.UTC)


def parsed(client, address):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    return ElementTree.fromstring(response.content)


def locations(root):
    return [found.text for found in root.iterfind(".//s:loc", NAMES)]


def sitemap(client, section):
    """Return what a sitemap says: {address: (lastmod, {hreflang: address})}."""
    return {
        url.findtext("s:loc", namespaces=NAMES): (
            changed and dt.datetime.fromisoformat(changed),
            {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", NAMES)},
        )
        for url in parsed(client, f"/sitemap-{section}.xml")
        for changed in [url.findtext("s:lastmod", namespaces=NAMES)]
    }


def site_in(*languages, **fields):
    author, topic = make_contributor(slug="zhao"), make_topic(slug="money")
    make_question(make_issue(date=dt.date(2024, 7, 12), **published(*languages)))
    make_article(slug="trade", by=[author], on=[topic], **published(*languages), **fields)
    Page.objects.create(
        slug="about", **in_all("title", "About"), **in_all("body", "x"), **published(*languages)
    )


@pytest.fixture
def whole_site(client):
    """A site with pages in all languages, in some and in none; what its sitemaps say of it."""
    site_in(EN, HANS, HANT)
    make_article(slug="two", **published(EN, HANT))
    make_article(slug="draft", by=[make_contributor()], on=[make_topic()], **published())
    make_article(slug="later", **published(EN, at=timezone.now() + dt.timedelta(hours=1)))
    make_issue(**published())
    sections = [urlsplit(address).path for address in locations(parsed(client, "/sitemap.xml"))]
    names = [section.removeprefix("/sitemap-").removesuffix(".xml") for section in sections]
    return {address: said for name in names for address, said in sitemap(client, name).items()}


def test_the_index_names_one_sitemap_a_kind(client):
    site_in(EN)
    root = parsed(client, "/sitemap.xml")

    assert locations(root) == [
        f"{SITE}/sitemap-{kind}.xml"
        for kind in (
            "lists",
            "issues",
            "articles",
            "topics",
            "contributors",
            "pages",
            "questions",
            "forms",
        )
    ]


def test_every_address_is_a_page_that_search_engines_may_keep(client, whole_site):
    assert len(whole_site) == 3 * 6 + 3 + 3 + 2 + 3 + 3 + 3 + 3 + 3
    for address in whole_site:
        response = client.get(address.removeprefix(SITE))
        assert response.status_code == 200, address
        assert "X-Robots-Tag" not in response.headers
        assert f'<link rel="canonical" href="{address}">' in response.text


def test_the_languages_of_a_page_name_each_other_as_the_page_does(client, whole_site):
    for address, (_lastmod, alternates) in whole_site.items():
        assert address in alternates.values()
        assert alternates["x-default"] == next(iter(alternates.values()))
        for other in alternates.values():
            assert whole_site[other][1] == alternates
        page = client.get(address.removeprefix(SITE)).text
        for tag, other in alternates.items():
            assert f'<link rel="alternate" hreflang="{tag}" href="{other}">' in page


@pytest.mark.parametrize("section", DATED)
def test_what_is_empty_in_a_language_is_left_out_in_it(client, section):
    site_in(HANT)

    assert [urlsplit(address).path[:9] for address in sitemap(client, section)] == ["/zh-hant/"] * (
        6 if section == "lists" else 1
    )


@pytest.mark.parametrize("section", DATED)
def test_lastmod_is_when_readers_got_something_new(client, section):
    with time_machine.travel(MOMENT, tick=False):
        site_in(EN, HANS)

    assert {lastmod for lastmod, _others in sitemap(client, section).values()} == {MOMENT}
    index = parsed(client, "/sitemap.xml")
    dates = {found.text for found in index.iterfind(".//s:lastmod", NAMES)}
    assert {dt.datetime.fromisoformat(date) for date in dates} == {MOMENT}


def test_a_schedule_that_came_true_is_a_change(client):
    with time_machine.travel(MOMENT - dt.timedelta(days=3), tick=False):
        make_article(slug="trade", **published(EN, at=MOMENT))

    assert sitemap(client, "articles")[f"{SITE}/en/articles/trade/"][0] == MOMENT


def test_a_new_biography_is_a_change_of_the_contributors_page(client):
    with time_machine.travel(MOMENT, tick=False):
        site_in(EN)
    author = Contributor.objects.get()
    author.save()

    (page,) = sitemap(client, "contributors").values()
    assert page[0] == author.updated_at


def test_an_original_elsewhere_and_a_nameless_topic_are_left_out(client):
    make_article(
        slug="trade",
        on=[make_topic(slug="money", name_en="")],
        canonical_url="https://example.org/first",
    )

    assert [address for address in sitemap(client, "articles") if "/en/" in address] == []
    assert [address for address in sitemap(client, "topics") if "/en/" in address] == []


def test_a_long_sitemap_is_cut_into_pages_that_the_index_names(client, monkeypatch):
    monkeypatch.setattr(sitemaps.VersionedSitemap, "limit", 2)
    for number in range(3):
        make_article(slug=f"piece-{number}", **published(EN))

    index = locations(parsed(client, "/sitemap.xml"))

    assert f"{SITE}/sitemap-articles.xml?p=2" in index
    assert locations(parsed(client, "/sitemap-articles.xml?p=2")) == [
        f"{SITE}/en/articles/piece-2/"
    ]
    assert client.get("/sitemap-articles.xml?p=3").status_code == 404
    assert client.get("/sitemap-articles.xml?p=%00").status_code == 404
    assert client.get("/sitemap-secrets.xml").status_code == 404


def test_an_empty_site_has_empty_sitemaps(client):
    assert sitemap(client, "lists") == {}
    assert len(locations(parsed(client, "/sitemap.xml"))) == 8
    assert locations(parsed(client, "/sitemap-news.xml")) == []


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize(("section", "queries"), [("articles", 2), ("topics", 2), ("lists", 6)])
def test_a_sitemap_costs_the_same_at_1_and_30_rows(
    client, django_assert_num_queries, section, queries, rows
):
    for _ in range(rows):
        make_article(by=[make_contributor()], on=[make_topic()])

    with django_assert_num_queries(queries):
        client.get(f"/sitemap-{section}.xml")


def test_the_news_are_the_articles_of_two_days(client):
    now = timezone.now().replace(microsecond=0)
    old = now - dt.timedelta(hours=49)
    make_article(slug="old", **published(EN, HANS, HANT, at=old))
    fresh = published(EN, HANT, at=now - dt.timedelta(hours=47))
    make_article(slug="new", title_en="Tea & toast", **{**fresh, "published_at_zh_hans": old})
    make_article(slug="later", **published(EN, at=now + dt.timedelta(hours=1)))

    english, chinese = parsed(client, "/sitemap-news.xml")

    def said(url, name):
        return url.findtext(f".//n:{name}", namespaces=NAMES)

    assert locations(english) == [f"{SITE}/en/articles/new/"]
    assert (said(english, "name"), said(english, "language")) == ("Focus", "en")
    assert said(english, "title") == "Tea & toast"
    date = dt.datetime.fromisoformat(said(english, "publication_date"))
    assert date == now - dt.timedelta(hours=47)
    assert (locations(chinese), said(chinese, "language")) == (
        [f"{SITE}/zh-hant/articles/new/"],
        "zh-tw",
    )


def test_the_form_for_offers_stands_in_each_language_and_claims_no_day(client):
    addresses = {f"{SITE}/{code}/submit/" for code in ("en", "zh-hans", "zh-hant")}

    found = sitemap(client, "forms")

    assert set(found) == addresses
    assert {lastmod for lastmod, _others in found.values()} == {None}
