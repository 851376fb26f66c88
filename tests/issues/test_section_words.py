"""What the reader's page makes of sections: headings, other languages, addresses."""

import datetime as dt
import re

import pytest

from issues.models import (
    DiscoverMore,
    FeaturedArticle,
    NotableNumber,
    Notice,
    QuoteOfTheWeek,
)
from issues.templatetags.sections import with_addresses
from tests.factories import EN, HANS, HANT, make_article, make_issue, make_section, published

pytestmark = pytest.mark.django_db
NO_TITLE = {"title_zh_hans": "", "title_zh_hant": ""}


@pytest.fixture
def issue():
    return make_issue(date=dt.date(2024, 7, 19))


def read(client, language):
    return client.get(f"/{language}/issues/2024-07-19/").text


def test_a_piece_in_english_only_is_offered_as_such(client, issue):
    article = make_article(slug="only-english", title_en="Only here", **NO_TITLE, **published(EN))
    make_section(FeaturedArticle, issue, article=article)

    page = read(client, "zh-hant")

    link = re.search(r'<h3><a [^>]*href="([^"]+)"[^>]*lang="([^"]+)"[^>]*>([^<]*)</a>', page)
    assert link.groups() == ("/en/articles/only-english/", "en", "Only here")
    assert 'class="only-in"' in page


def test_a_chinese_reader_is_led_to_the_other_script_before_english(client, issue):
    article = make_article(slug="two", original_language="en", **published(EN, HANT))
    make_section(NotableNumber, issue, figure="7", article=article)

    page = read(client, "zh-hans")

    assert 'href="/zh-hant/articles/two/"' in page
    assert 'href="/en/articles/two/"' not in page


def test_a_piece_that_nobody_may_read_leaves_no_link(client, issue):
    draft = make_article(slug="draft", **published())
    make_section(QuoteOfTheWeek, issue, text="Words", article=draft)
    make_section(FeaturedArticle, issue, article=draft)

    page = read(client, "en")

    assert "Words" in page
    assert "/articles/draft/" not in page


@pytest.mark.parametrize(
    ("language", "marks"), [("en", "“”"), ("zh-hans", "“”"), ("zh-hant", "「」")]
)
def test_the_page_sets_the_quotation_marks_of_its_language(client, issue, language, marks):
    make_section(QuoteOfTheWeek, issue, text="Words")

    quotation = re.search(r"<blockquote>.*?</blockquote>", read(client, language), re.DOTALL)

    assert re.sub(r"<[^>]+>|[^“”「」]", "", quotation[0]) == marks


def test_neighbours_of_one_type_stand_under_one_heading(client, issue):
    for _ in range(2):
        make_section(FeaturedArticle, issue, article=make_article())
    make_section(Notice, issue, text="<p>Without a heading</p>")

    headings = re.findall(r'class="label section-label rail">([^<]+)<', read(client, "en"))

    assert headings == ["Featured articles"]


def test_a_card_says_where_it_leads(client, issue):
    make_section(DiscoverMore, issue, title="Elsewhere", url="https://www.example.org/a/b")

    assert "example.org ↗" in read(client, "en")


def test_an_address_inside_chinese_becomes_a_link_and_markup_does_not():
    assert with_addresses("写信至focus@example.com，<b>") == (
        '写信至<a href="mailto:focus@example.com">focus@example.com</a>，&lt;b&gt;'
    )


def test_an_article_shows_both_cities_clocks(client):
    at = dt.datetime(2024, 7, 18, 23, tzinfo=dt.UTC)
    make_article(slug="clocks", **published(EN, HANS, at=at))

    words = re.sub(r"\s+", " ", client.get("/en/articles/clocks/").text)

    assert "Hong Kong Fri 19 Jul 07:00" in words
    assert "New York Thu 18 Jul 19:00" in words
