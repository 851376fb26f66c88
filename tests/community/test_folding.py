"""Held words found however they are written, and not where they only seem to stand."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.models import HeldWord
from community.rules.folding import FOLDING, fold
from community.rules.matching import compiled, find, key
from search.folding import places
from tests.community.folding import evasions, innocent
from tests.community.folding.words import the_list

LANGUAGES = ("ENGLISH", "SIMPLIFIED", "TRADITIONAL")
EVASIONS = {name: getattr(evasions, name) for name in LANGUAGES}
INNOCENT = {name: getattr(innocent, name) for name in LANGUAGES}
MATCHER = compiled(the_list())

# Texts of what people write and what they write to hide it.
LETTERS = st.one_of(
    st.sampled_from("abcsinoABC01@$!*|éяс微信加色情賭場　。，· \n\u200b\u0336\ufe0f🅰🇸ﬁßİ"),
    st.characters(),
)
TEXTS = st.text(LETTERS, max_size=60)


def found(text):
    return {hit.word.text for hit in find(MATCHER, text)}


def typed(text):
    return [text[hit.start : hit.end] for hit in find(MATCHER, text)]


def test_the_corpus_is_large_enough():
    assert sum(len(texts) for texts in EVASIONS.values()) >= 150
    assert sum(len(texts) for texts in INNOCENT.values()) >= 150
    for texts in (*EVASIONS.values(), *INNOCENT.values()):
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("text", "word"), [each for texts in EVASIONS.values() for each in texts])
def test_an_evasion_is_found(text, word):
    assert word in found(text)


@pytest.mark.parametrize("text", [text for texts in INNOCENT.values() for text in texts])
def test_an_innocent_sentence_is_not_held(text):
    assert typed(text) == []


@pytest.mark.parametrize(("text", "word"), evasions.MISSED)
def test_what_is_known_to_pass_is_known(text, word):
    assert word not in found(text)


def test_the_figures_are_told(capsys):
    rows = [f"{'folding':<14}{'evasions':>10}{'found':>8}{'innocent':>10}{'held':>8}"]
    for name in LANGUAGES:
        hits = sum(word in found(text) for text, word in EVASIONS[name])
        false = sum(bool(found(text)) for text in INNOCENT[name])
        figures = len(EVASIONS[name]), hits, len(INNOCENT[name]), false
        rows.append(f"{name.lower():<14}" + "{:>10}{:>8}{:>10}{:>8}".format(*figures))
    rows.append(f"told by sound or taken apart, known to pass: {len(evasions.MISSED)}")
    with capsys.disabled():  # on the standard error, which parallel tests let through
        sys.stderr.write("\n" + "\n".join(rows) + "\n")


def test_what_was_found_is_quoted_as_it_was_typed():
    assert typed("朋友，加\u200b 微.信！") == ["加\u200b 微.信"]
    assert typed("Try C.4.s.1.n.0 or ＣＡＳＩＮＯ.") == ["C.4.s.1.n.0", "ＣＡＳＩＮＯ"]


def test_a_word_of_one_character_is_found_beside_longer_ones_that_begin_with_it():
    texts = ["赌", "赌场", "赌场开户"]
    matcher = compiled(HeldWord(pk=pk, text=text, key=text) for pk, text in enumerate(texts))

    assert [hit.word.text for hit in find(matcher, "去賭場開")] == ["赌", "赌场"]
    assert [hit.word.text for hit in find(matcher, "賭")] == ["赌"]


@pytest.mark.parametrize(
    ("text", "same"),
    [("賭場", "赌场"), ("加 LINE", "加line"), ("Free  Money", "free money"), ("Pop-Up", "popup")],
)
def test_two_ways_to_write_a_word_are_one_key(text, same):
    assert key(text) == key(same)


@given(TEXTS)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_places_lead_back_to_what_was_folded(text):
    seen, stand = fold(text), [*places(text, FOLDING)]

    assert len(stand) == len(seen) + 1
    assert stand == sorted(stand)
    for place, character in enumerate(seen):
        assert character in fold(text[stand[place]])


@given(TEXTS)
def test_every_hit_stands_in_the_text_and_nothing_raises(text):
    for hit in find(MATCHER, text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert fold(text[hit.start : hit.end])


@given(st.sampled_from([word for word in the_list() if " " not in word.text]), st.data())
def test_no_unseen_character_hides_a_word(word, data):
    unseen = st.text(
        st.sampled_from("\u200b\u200d\u2060\ufeff\u00ad\u0336\u20e3\ufe0f"), max_size=2
    )
    hidden = "".join(letter + data.draw(unseen) for letter in word.text)
    hidden = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), hidden)

    assert word.text in found(f"– {hidden} –")
