"""The desk says, without being asked, where two languages do not have the same paragraphs."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import EN, HANS, make_article, published

pytestmark = pytest.mark.django_db


def said(desk, article):
    page = desk.get(f"/admin/articles/article/{article.pk}/change/")
    notes = BeautifulSoup(page.content, "html.parser").select(".paragraphs > li")
    return [" ".join(note.text.split()) for note in notes]


def test_paragraphs_that_match_are_said_to(desk):
    article = make_article(body_zh_hant="", **published(EN, HANS))

    assert said(desk, article) == ["English – 简体 · paragraph for paragraph. Compare"]


def test_paragraphs_that_do_not_match_are_named(desk):
    long = "The second says a great deal more. " * 20
    article = make_article(
        body_en=f"<p>The first.</p><p>{long}</p>",
        body_zh_hans="<p>第一。</p>",
        body_zh_hant="",
        **published(EN, HANS),
    )

    assert said(desk, article) == [
        "English – 简体 · the paragraphs do not match in 1 place. Compare "
        "The second says a great dea… ↔ nothing"
    ]


def test_a_text_that_has_no_title_yet_has_no_page_to_compare_on(desk):
    article = make_article(title_zh_hans="", body_zh_hant="", **published(EN))

    assert said(desk, article) == ["English – 简体 · paragraph for paragraph."]


def test_a_piece_without_text_is_compared_with_nothing(desk):
    article = make_article(body_zh_hans="", body_zh_hant="", **published(EN))

    assert said(desk, article) == []
