import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.models import Source
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


def test_each_language_reads_its_own_text(client):
    article = make_article(slug="trade", by=[make_contributor()], on=[make_topic()])

    for language in (EN, HANS, HANT):
        page = client.get(f"/{language.code}/articles/trade/").content.decode()
        assert f'<html lang="{language.tag}"' in page
        assert article.edition(language).title in page
        others = {EN, HANS, HANT} - {language}
        assert not any(article.edition(other).title in page for other in others)


def test_the_page_names_authors_with_the_role_of_that_day(client):
    author = make_contributor(
        latin_name="Zhao Wenqing", name_zh_hans="赵文清", name_en="Zhao Wenqing"
    )
    make_article(slug="trade", by=[author])
    author.role_en = author.role_zh_hans = "Minister"
    author.save()

    english = client.get("/en/articles/trade/").content.decode()
    chinese = client.get("/zh-hans/articles/trade/").content.decode()

    assert "Fellow [en]" in english
    assert "Minister" not in english
    assert "赵文清" in chinese
    assert "Zhao Wenqing" in chinese


def test_an_edition_that_is_missing_is_said_and_the_others_are_offered(client):
    make_article(slug="trade", **published(EN, HANT))

    response = client.get("/zh-hans/articles/trade/")
    page = response.content.decode()

    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    assert 'name="robots" content="noindex' in page
    assert 'href="/en/articles/trade/"' in page
    assert 'href="/zh-hant/articles/trade/"' in page
    assert "Body" not in page


def test_a_piece_without_any_edition_is_not_found(client):
    make_article(slug="draft", **published())
    make_article(slug="later", **published(EN, at=timezone.now() + dt.timedelta(hours=1)))

    assert client.get("/en/articles/draft/").status_code == 404
    assert client.get("/en/articles/later/").status_code == 404
    assert client.get("/en/articles/nothing/").status_code == 404


def test_an_editor_previews_a_draft_that_no_cache_keeps(desk, client, reader_client):
    make_article(slug="draft", **published())

    response = desk.get("/zh-hant/articles/draft/")

    assert response.status_code == 200
    assert "Body" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert reader_client.get("/zh-hant/articles/draft/").status_code == 404


def test_an_old_address_redirects_for_good(client):
    article = make_article(slug="before")
    article.slug = "after"
    article.save()

    response = client.get("/zh-hant/articles/before/")

    assert response.status_code == 301
    assert response["Location"] == "/zh-hant/articles/after/"


def test_the_language_line_and_hreflang_lead_to_the_same_piece(client):
    make_article(slug="trade", **published(EN, HANT))

    page = client.get("/en/articles/trade/").content.decode()

    assert all(f'href="/{code}/articles/trade/"' in page for code in ("zh-hans", "zh-hant"))
    alternates = [line for line in page.split("<link") if 'rel="alternate"' in line]
    assert any('hreflang="zh-Hant-HK"' in line for line in alternates)
    assert not any('hreflang="zh-Hans"' in line for line in alternates)


def test_the_page_carries_disclosure_note_sources_and_first_publication(client):
    article = make_article(
        slug="trade",
        **in_all("disclosure", "Owns shares"),
        **in_all("authors_note", "From a talk"),
        first_published_in="The Lab",
        canonical_url="https://example.org/original",
    )
    Source.objects.create(article=article, url="https://example.org/s", **in_all("label", "Data"))

    page = client.get("/zh-hans/articles/trade/").content.decode()

    for text in ("Owns shares [zh_hans]", "From a talk [zh_hans]", "The Lab", "Data [zh_hans]"):
        assert text in page


def test_only_the_language_a_piece_was_written_in_points_to_the_original(client):
    make_article(slug="trade", original_language="en", canonical_url="https://example.org/first")

    pages = [client.get(f"/{code}/articles/trade/").text for code in ("en", "zh-hans")]

    assert '<link rel="canonical" href="https://example.org/first">' in pages[0]
    own = "http://localhost:8000/zh-hans/articles/trade/"
    assert f'<link rel="canonical" href="{own}">' in pages[1]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_at_1_and_30_rows(client, django_assert_num_queries, rows):
    topics = [make_topic() for _ in range(rows)]
    authors = [make_contributor(portrait=make_image()) for _ in range(rows)]
    article = make_article(slug="trade", by=authors, on=topics, image=make_image())
    for _ in range(rows):
        make_article(by=authors[:1], on=topics[:1], image=make_image())
        Source.objects.create(article=article, url="https://example.org", **in_all("label", "Data"))

    with django_assert_num_queries(8):
        client.get("/zh-hant/articles/trade/")


def test_who_listens_hears_title_names_date_picture_and_text_in_that_order(client):
    make_article(slug="trade", by=[make_contributor()], image=make_image())

    page = BeautifulSoup(client.get("/en/articles/trade/").content, "html.parser")

    parts = page.select_one("main > article").find_all(recursive=False)
    assert [part.name for part in parts] == [
        "header",
        "aside",
        "figure",
        "div",
        "footer",
        "section",
    ]
    header, aside, figure, _text, _end, _comments = parts
    assert [part.name for part in header.select("h1, .standfirst, [rel=author]")] == [
        "h1",
        "p",
        "a",
    ]
    assert aside.select_one("time[datetime]")
    assert figure.select_one("img[alt]")
    assert figure.select_one("figcaption")
    assert [heading.name for heading in page.select("main :is(h1, h2, h3)")] == [
        "h1",
        "h2",
        "h2",
    ]
