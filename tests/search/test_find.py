import pytest

from search.find import find
from search.queries import parse
from tests.factories import EN, HANS, HANT, make_article

pytestmark = pytest.mark.django_db


def slugs(text, language):
    return [hit.object_id for hit in find(parse(text, language), language).hits]


@pytest.mark.parametrize("typed", ["衞生", "卫生", "衛生"])
def test_a_word_is_found_in_whichever_script_it_is_typed(typed):
    article = make_article(title_zh_hant="香港衞生政策", title_zh_hans="香港卫生政策")

    assert [slugs(typed, language) for language in (HANS, HANT)] == [[article.pk], [article.pk]]


def test_english_by_stem():
    article = make_article(body_en="<p>New tariffs on electric cars hurt buyers.</p>")
    assert slugs("tariff car", EN) == [article.pk]
    assert slugs('"electric car"', EN) == [article.pk]
    assert slugs('"car electric"', EN) == []
