import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.queries import parse
from search.snippets import marked, marks, snippet
from tests.factories import EN, HANS, HANT

pytestmark = pytest.mark.django_db


def said(text, typed, language):
    (found,) = marks([text], parse(typed, language), language)
    return snippet(text, found, language)


@pytest.mark.parametrize(
    ("text", "typed", "language", "shown"),
    [
        ("香港的衞生政策。", "卫生", HANT, "香港的<mark>衞生</mark>政策。"),
        ("香港的卫生政策。", "衞生 香港", HANS, "<mark>香港</mark>的<mark>卫生</mark>政策。"),
        ("談ＡＩ治理", "ai", HANT, "談<mark>ＡＩ</mark>治理"),
        ("Tariffs on cars.", "tariff", EN, "<mark>Tariffs</mark> on cars."),
        ("The U.S. and us", "U.S.", EN, "The <mark>U.S.</mark> and <mark>us</mark>"),
        ("A café, Straße", "cafe strasse", EN, "A <mark>café</mark>, <mark>Straße</mark>"),
        ("Nothing of it", "tariff", EN, ""),
        ("A title\nA tariff on cars\nThe end", "car tariff", EN,
         "A <mark>tariff</mark> on <mark>cars</mark>"),
        ("<script>tariff</script> & more", "tariff", EN,
         "&lt;script&gt;<mark>tariff</mark>&lt;/script&gt; &amp; more"),
    ],
)  # fmt: skip
def test_what_was_looked_for_is_marked_as_it_is_published(text, typed, language, shown):
    assert said(text, typed, language) == shown


def test_a_chinese_paragraph_is_cut_at_its_pauses():
    text = "這是前面的話，" * 20 + "香港的衞生政策，" + "這是後面的話，" * 20

    shown = said(text, "卫生", HANT)

    assert shown.startswith("……這是前面的話，")
    assert shown.endswith("這是後面的話……")
    assert "香港的<mark>衞生</mark>政策，" in shown
    assert 60 < len(shown) < 120


def test_an_english_paragraph_is_cut_between_words():
    text = "Words that come before it. " * 20 + "A tariff, " + "and words that follow it. " * 20

    shown = said(text, "tariffs", EN)

    assert shown.startswith("…")
    assert shown.endswith("…")
    assert set(shown.strip("…").replace("<mark>tariff</mark>", "tariff").split()) <= set(
        text.split()
    ) | {"it", "words", "that", "follow", "tariff"}
    assert "A <mark>tariff</mark>, and" in shown


def test_a_text_without_a_pause_is_cut_between_whole_characters():
    text = "e\u0301" * 150 + "香港" + "e\u0301" * 300

    shown = said(text, "香港", HANS)

    assert "<mark>香港</mark>" in shown
    assert not shown.strip("…").startswith("\u0301")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(alphabet="香港衞生，。\n <b>&ＡⅣé", max_size=300),
    st.sampled_from(["香港", "卫生", "a"]),
)
def test_marking_loses_and_adds_no_character(text, typed):
    (found,) = marks([text], parse(typed, HANS), HANS)

    shown = marked(text, found)

    bare = shown.replace("<mark>", "").replace("</mark>", "")
    assert bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
    assert snippet(text, found, HANS) or not found
