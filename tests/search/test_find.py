import pytest

from search import find as finding
from search.find import find
from search.queries import parse
from tests.factories import EN, HANS, make_article, make_contributor, make_issue

pytestmark = pytest.mark.django_db


def hits(typed, language=EN):
    return [(hit.kind, hit.object_id) for hit in find(parse(typed, language), language).hits]


def test_a_piece_of_several_parts_is_found_once():
    sentences = "，".join(f"第{number}句说的是香港" for number in range(1_500))
    article = make_article(body_zh_hans=f"<p>{sentences}</p>")

    assert hits("香港", HANS) == [("article", article.pk)]
    assert hits("1499句", HANS) == [("article", article.pk)]


def test_words_of_a_title_and_of_the_text_count_together():
    article = make_article(title_en="On tariffs", body_en="<p>A car</p>")
    make_article(title_en="On tariffs")

    assert hits("car tariff") == [("article", article.pk)]


def test_somebody_without_a_piece_is_not_found():
    make_contributor(latin_name="Zhao Wenqing")

    assert hits("wenqing") == []


def test_no_more_rows_are_read_than_a_common_word_may_cost(monkeypatch):
    old = make_article(title_en="Tariff")
    for _ in range(3):
        make_article(body_en="<p>tariff</p>")
    monkeypatch.setattr(finding, "ORDERED", 2)

    found = find(parse("tariff", EN), EN)

    assert found.is_more
    assert found.is_capped
    assert found.hits[0].object_id == old.pk  # by its title, though it is older


def test_a_phrase_is_asked_of_so_many_rows_only(monkeypatch):
    make_article(body_en="<p>electric car</p>")
    for _ in range(3):
        make_article(body_en="<p>car electric</p>")
    monkeypatch.setattr(finding, "ASKED", 2)

    found = find(parse('"electric car"', EN), EN)

    assert (found.hits, found.is_more, found.is_capped) == ([], True, False)


def test_all_of_few_is_all():
    issue = make_issue(title_en="Tariff")

    assert hits("tariff") == [("issue", issue.pk)]
    assert not find(parse("tariff", EN), EN).is_more
