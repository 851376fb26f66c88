"""An article in two languages: its address, its page, and what the page remembers of nobody."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.factories import (
    EN,
    HANS,
    HANT,
    in_all,
    make_article,
    make_contributor,
    make_image,
    make_topic,
    published,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/en/articles/trade/with/zh-hant/"


def make_translated(**fields):
    return make_article(
        **{
            "slug": "trade",
            "body_en": "<p>One.</p><h2>Two</h2><ol><li><p>Three</p></li></ol>",
            "body_zh_hans": "<p>一。</p><h2>二</h2><ol><li><p>三</p></li></ol>",
            "body_zh_hant": "<p>壹。</p><h2>貳</h2><ol><li><p>參</p></li></ol>",
            **fields,
        }
    )


def read(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_each_paragraph_stands_beside_its_translation_in_its_language(client):
    make_translated()

    pairs = read(client, ADDRESS).select(".pairs .pair")

    assert [[str(child) for child in pair.find_all(recursive=False)] for pair in pairs] == [
        [f'<div lang="en">{ours}</div>', f'<div class="second" lang="zh-Hant-HK">{theirs}</div>']
        for ours, theirs in [
            ("<p>One.</p>", "<p>壹。</p>"),
            ("<h2>Two</h2>", "<h2>貳</h2>"),
            ("<ol><li><p>Three</p></li></ol>", "<ol><li><p>參</p></li></ol>"),
        ]
    ]


def test_what_stands_around_the_text_is_in_both_languages(client):
    article = make_translated(
        by=[make_contributor(name_zh_hant="趙文清")],
        image=make_image(),
        **in_all("image_caption", "A picture"),
        **in_all("authors_note", "From a talk"),
        **in_all("disclosure", "Owns shares"),
    )

    page = read(client, ADDRESS)

    second = [part.get_text(" ", strip=True) for part in page.select(".second")]
    assert second == [
        article.title_zh_hant,
        article.standfirst_zh_hant,
        "趙文清 Fellow [zh_hant]",
        "A picture [zh_hant]",
        "壹。",
        "貳",
        "參",
        "From a talk [zh_hant]",
        "Owns shares [zh_hant]",
    ]
    assert {part["lang"] for part in page.select(".second")} == {"zh-Hant-HK"}


def test_search_engines_keep_the_articles_own_page(client):
    make_translated()

    response = client.get(ADDRESS)
    page = BeautifulSoup(response.content, "html.parser")

    assert response["X-Robots-Tag"] == "noindex"
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    canonical = page.select_one("link[rel=canonical]")["href"]
    assert canonical.endswith("/en/articles/trade/")
    assert page.select("link[rel=alternate][hreflang]") == []


def test_a_language_beside_itself_leads_to_its_own_page_for_good(client):
    make_translated()

    response = client.get("/zh-hans/articles/trade/with/zh-hans/")

    assert (response.status_code, response["Location"]) == (301, "/zh-hans/articles/trade/")


def test_an_old_address_leads_to_the_new_one_in_both_languages(client):
    article = make_translated(slug="before")
    article.slug = "after"
    article.save()

    response = client.get("/en/articles/before/with/zh-hans/")

    assert (response.status_code, response["Location"]) == (301, "/en/articles/after/with/zh-hans/")


@pytest.mark.parametrize("code", ["fr", "EN", "zh", "zh-hant-hk", "%00", "x" * 500])
def test_a_language_we_do_not_have_is_not_found(client, code):
    make_translated()

    assert client.get(f"/en/articles/trade/with/{code}/").status_code == 404


@pytest.mark.parametrize("live", [(EN,), (HANT,), (HANS,), ()])
def test_an_edition_that_is_not_live_is_not_found(client, live):
    make_translated(**published(*live))

    assert client.get(ADDRESS).status_code == 404


def test_a_scheduled_edition_is_not_shown_before_its_time(client):
    later = timezone.now() + dt.timedelta(hours=1)
    make_translated(**{**published(EN), "published_at_zh_hant": later})

    assert client.get(ADDRESS).status_code == 404


def test_an_editor_compares_a_draft_that_no_cache_keeps(desk):
    make_translated(**published(EN))

    response = desk.get(ADDRESS)

    assert "壹。" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_the_article_offers_each_other_edition_that_is_live(client):
    make_translated(**published(EN, HANT))

    for language, offered in [
        (EN, ["/en/articles/trade/#top", ADDRESS]),
        (HANT, ["/zh-hant/articles/trade/#top", "/zh-hant/articles/trade/with/en/"]),
    ]:
        page = read(client, f"/{language.code}/articles/trade/")
        assert [link["href"] for link in page.select(".read-with a")] == offered


def test_an_article_in_one_language_offers_no_choice(client):
    make_translated(**published(EN))

    assert read(client, "/en/articles/trade/").select(".read-with") == []


def test_neither_page_varies_by_cookie(client):
    make_translated()
    client.cookies["language"] = "zh-hant"

    for address in ("/en/articles/trade/", ADDRESS):
        assert "Cookie" not in client.get(address).get("Vary", "")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_at_1_and_3_rows(client, django_assert_num_queries, rows):
    topics = [make_topic() for _ in range(rows)]
    make_translated(by=[make_contributor() for _ in range(rows)], on=topics)
    for _ in range(rows):
        make_article(on=topics)

    with django_assert_num_queries(7):
        client.get(ADDRESS)
