"""Every word of a file lands in a section, in the issue's own texts or in the report."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.lines import prose, words
from articles.importing.parse import parse_piece
from articles.importing.source import Unreadable, parse
from focus.importing import headings
from focus.importing.parse import parse_issue
from focus.importing.plan import plan
from focus.importing.recognise import LEFT_OUT
from focus.importing.tree import strip_prose

USUAL = [
    heading
    for names in headings.KINDS.values()
    for heading in [*names.split("|")[:2], names.split("|")[-1]]
]
TYPICAL = [
    *("Dear Focus Reader,", "親愛的讀者：", "Team Focus", "Warm regards,", "Read More", "閱讀全文"),
    *("July 12, 2024", "2024年7月12日", "Language : English 简体", "Back to Top", "* * *", "36"),
    *("$550 million", "5500亿元", "Watch Video", "观看视频", "In the Darkroom", "By Ada Whitlock"),
    *("Lin Haoran", "Ada Whitlock, Senior Editor", "林浩然（Lin Haoran）", "海港学院副教授"),
    "“A letter is the slowest ferry.” — Joan Abara, Postmaster",
    '"Keep it for a year," she said, "and see."',
    '"A timetable is a promise between strangers. Keep it for a year.',
    'Learn more in "The Ferries\' Way Home," Ada Whitlock, Senior Editor, Pacific Timetables',
    "詳見《渡輪的歸途》，惠特洛，《太平洋時刻》高級編輯",
    "A look into everyday stories from our partner platform, The River Post.",
    "We want to hear from you:",
    "What would make you take it again?",
    "Submit your thoughts to for a chance to be featured.",
    "Interested in submitting an op-ed? Contact letters@example.org for more.",
    "Watch the talk https://example.org/talk?a=1&b=2 today",
    "- 4 September, Hong Kong",
    "Two cooks and a harbour pilot follow one crate of mackerel from the boat to the table.",
]
LETTERS = st.characters(codec="utf-8", categories=["Ll", "Lu", "Nd"], max_codepoint=0x17F)
ODD = st.text(
    st.one_of(LETTERS, st.sampled_from(" ,.?!:;'\"“”「」《》&<>()—-•船時间。，？ \u00a0\u3000")),
    max_size=160,
)
LINES = st.lists(
    st.one_of(st.sampled_from(["", *USUAL]), st.sampled_from(TYPICAL), ODD), max_size=40
)
TAGS = st.sampled_from(["p", "h1", "h2", "h3", "h4", "li", "blockquote", "div", "td", "span"])


def read_whole(text):
    """Return the words of an issue's rows and of its report."""
    past = parse_issue(parse(text), date=dt.date(2024, 7, 12))
    wants = []
    rows = list(plan(past.parts, lambda **_names: None, wants))
    said = [strip_prose(past.letter_html)]
    said += [heading.text for heading in past.texts.values()]
    said += [past.date_line.text] if past.date_line else []
    said += [strip_prose(text) for row in rows for text in row.texts.values()]
    said += [url for row in rows if (url := row.shared.get("url"))]
    said += [part.text for part in past.furniture]
    said += [wish.text for wish in wants]
    return Counter(words(" ".join(said)))


@settings(max_examples=150)
@given(LINES)
def test_every_word_of_a_text_lands_somewhere(lines):
    text = "\n".join(["Focus This Week", *lines])

    lost = Counter(words(text)) - read_whole(text)

    assert set(lost) <= LEFT_OUT


@settings(max_examples=150)
@given(st.lists(st.tuples(TAGS, st.sampled_from([*USUAL, *TYPICAL])), max_size=40))
def test_every_word_of_a_page_lands_somewhere(blocks):
    text = "\n".join(line for _tag, line in blocks)
    page = "".join(f"<{tag}>{line.replace('&', '&amp;')}</{tag}> " for tag, line in blocks)

    lost = Counter(words(text)) - read_whole(
        f"<html><body><p>Focus This Week</p>{page}</body></html>"
    )

    assert set(lost) <= LEFT_OUT


@settings(max_examples=100)
@given(LINES)
def test_every_line_is_in_one_part_of_the_issue(lines):
    source = parse("\n".join(["Focus This Week", *lines]))
    past = parse_issue(source, date=dt.date(2024, 7, 12))

    owned = [line for heading in past.texts.values() for line in heading.lines]
    owned += past.letter + [line for part in past.parts for line in part.lines]
    owned += [past.date_line] if past.date_line else []
    numbers = {line.number for line in owned} | {part.number for part in past.furniture}

    assert numbers == {line.number for line in source.lines}


@settings(max_examples=100)
@given(LINES)
def test_every_word_of_an_article_lands_somewhere(lines):
    text = "\n".join(["A Title", *lines, "and a text"])
    piece = parse_piece(parse(text))

    said = [piece.title.text, strip_prose(piece.body_html(with_byline=True))]

    assert not Counter(words(text)) - Counter(words(" ".join(said)))


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text):
    try:
        lines = parse(text).lines
    except Unreadable:
        assert not words(text) or "<" in text
    else:
        prose(lines)


def test_the_check_itself_notices_a_lost_word():
    assert Counter(words("one two")) - read_whole("one\n\nthree") == Counter(["two"])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("3 < 4 & 5 > 2", "<p>3 &lt; 4 &amp; 5 &gt; 2</p>"),
        ("<b>not a page</b>", "<p>&lt;b&gt;not a page&lt;/b&gt;</p>"),
    ],
)
def test_signs_of_markup_in_plain_text_stay_as_typed(text, html):
    past = parse_issue(parse(f"Focus This Week\n\nDear all,\n\n{text}"), date=dt.date(2024, 7, 12))

    assert past.letter_html == html
