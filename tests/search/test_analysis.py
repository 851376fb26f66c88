import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import OVERLAP, runs
from search.folding import fold, places, scripts


def words(text):
    return [word for run in runs(fold(text)) for word in run.words()]


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_folding_goes_by_the_character(one, other):
    assert fold(one + other) == fold(one) + fold(other)


@given(st.text())
def test_each_folded_character_knows_its_place(text):
    where = places(text)

    assert len(where) == len(fold(text)) + 1
    assert all(
        character in fold(text[place]) for character, place in zip(fold(text), where, strict=False)
    )


@pytest.mark.parametrize(
    "variants",
    [
        "衞衛卫",
        "裡裏里",
        "羣群",
        "峯峰",
        "麪麵面",
        "臺檯颱台",
        "著着",
        "爲為为",
        "説說说",
        "麼麽么",
    ],
)
def test_variants_of_a_character_are_one(variants):
    assert len({fold(variant) for variant in variants}) == 1


@pytest.mark.parametrize(
    ("written", "plain"),
    [("ＡＩ２０２４", "ai2024"), ("Café Lǚ", "cafe lu"), ("Straße", "strasse"), ("⽔", "水")],
)
def test_width_case_and_accents_do_not_count(written, plain):
    assert fold(written) == plain


def test_thousands_of_characters_have_another_form():
    assert len(scripts()) > 3_700
    assert all(len(simplified) == 1 for simplified in scripts().values())


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("香港人", [("香港", 1), ("港人", 2), ("人", 3)]),
        ("港，人", [("港", 1), ("人", 3)]),
        ("AI 治理", [("ai", 1), ("治理", 2), ("理", 3)]),
        ("AI：治理", [("ai", 1), ("治理", 3), ("理", 4)]),
        ("The U.S. spent 1,300", [("the", 1), ("us", 2), ("spent", 3), ("1300", 4)]),
        ("China’s 4.2-point", [("china's", 1), ("4.2", 2), ("point", 3)]),
    ],
)
def test_what_is_indexed_of_a_text(text, indexed):
    assert words(text) == indexed


@given(st.text(alphabet="香港人我爱，。 a", max_size=40))
def test_no_two_words_share_a_place(text):
    found = [place for _word, place in words(text)]

    assert found == sorted(set(found))


def test_a_text_without_a_pause_is_cut_where_no_query_reaches_across():
    text = "".join(chr(0x4E00 + number) for number in range(1_000))
    held = [run.text for run in runs(text)]

    assert all(
        any(text[at : at + OVERLAP] in run for run in held) for at in range(len(text) - OVERLAP)
    )


@given(st.text())
def test_words_hold_nothing_that_postgres_reads_as_a_sign(text):
    for word, _place in words(text):
        assert word
        assert not set(word) & set('\x00\\ :&|!<>()*"')
