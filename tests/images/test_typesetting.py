import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from images.paragraphs import Box
from images.typesetting import NOT_FIRST, NOT_LAST, Typesetter, joined, one_line, units
from tests.factories import EN, HANS, HANT

BOX = Box(1056, 340, range(88, 42, -4), 1.32)
SIGNS = "中美關係讀《》「」（），。、！？：——…AIU.S.2029年 "
CHINESE_TEXT = st.text(SIGNS, min_size=1, max_size=120).filter(units)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("讀《公報》，先看。", ["讀", "《公", "報》，", "先", "看。"]),
        ("“动词”之后", ["“动", "词”", "之", "后"]),
        ("AI與5G到2029年", ["AI", "與", "5G", "到", "2029年"]),
        ("China–U.S. relations", ["China–U.S.", "relations"]),
        ("等等——再說……完", ["等", "等——", "再", "說……", "完"]),
    ],
)
def test_what_must_stay_together_does(text, expected):
    assert [unit.text for unit in units(text)] == expected


@given(CHINESE_TEXT)
def test_no_character_is_lost_between_units(text):
    assert re.sub(r"\s", "", joined(units(text))) == re.sub(r"\s", "", text)


@given(CHINESE_TEXT)
def test_no_line_begins_or_ends_with_a_sign_that_must_not(text):
    lines = BOX.fit(text, Typesetter(HANT, "Bold")).lines

    # A sign after a space, or at the very edge of the text, is the writer's own.
    spaced = re.sub(r"\s+", " ", text.strip())
    for before, after in zip(lines, lines[1:], strict=False):
        if f"{before} {after}" not in spaced:
            assert after[0] not in NOT_FIRST
            assert before[-1] not in NOT_LAST


@given(CHINESE_TEXT)
def test_every_line_fits_its_box(text):
    setter = Typesetter(HANT, "Bold")
    fitted = BOX.fit(text, setter)

    assert fitted.height <= BOX.height
    assert max(setter.length(line, fitted.size) for line in fitted.lines) <= BOX.width * 1.02


def test_a_latin_word_is_not_split_and_lines_are_of_like_length():
    fitted = BOX.fit("A communiqué with a date in it", Typesetter(EN, "Bold"))

    assert fitted.lines == ["A communiqué", "with a date in it"]


def test_a_chinese_title_turns_at_its_punctuation():
    titles = ["对电动汽车加征关税，谁来埋单", "沒有寫明由誰付錢的改革，只是編了號的願望"]
    lines = [BOX.fit(title, Typesetter(HANT, "Bold")).lines for title in titles]

    assert lines == [
        ["对电动汽车加征关税，", "谁来埋单"],
        ["沒有寫明由誰付錢的改革，", "只是編了號的願望"],
    ]


def test_a_text_that_fits_nowhere_is_cut_and_says_so():
    chinese = BOX.fit("沒有標點的標題" * 40, Typesetter(HANT, "Bold"), closing="」")
    english = BOX.fit("endless " * 200, Typesetter(EN, "Bold"), closing="”")

    assert chinese.lines[-1].endswith("……」")
    assert english.lines[-1].endswith("endless…”")
    assert (chinese.is_cut, english.is_cut) == (True, True)
    assert chinese.size == english.size == BOX.sizes[-1]


def test_a_word_wider_than_any_line_is_cut_too():
    setter = Typesetter(EN, "Bold")
    fitted = BOX.fit("a" * 400, setter)

    assert fitted.lines[-1].endswith("…")
    assert max(setter.length(line, fitted.size) for line in fitted.lines) <= BOX.width


def test_one_line_leaves_out_whole_words_at_the_end():
    setter = Typesetter(EN, "Bold")

    assert one_line("Ann Author, Ben Barnes and Chen Cheng", setter, 34, 400) == (
        "Ann Author, Ben…"
    )
    assert one_line("Ann", setter, 34, 400) == "Ann"


def test_signs_side_by_side_share_their_room_and_scripts_keep_theirs():
    mainland, hong_kong = Typesetter(HANS), Typesetter(HANT)

    assert mainland.length("，《", 100) == mainland.length("，", 100) + 50
    assert hong_kong.length("，《", 100) == hong_kong.length("，", 100) + 100
    assert mainland.length("用AI", 100) == pytest.approx(mainland.length("AI", 100) + 110)
