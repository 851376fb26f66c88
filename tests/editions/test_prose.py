import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from editions.flow import BLOCKS, GONE
from editions.prose import clean, reading_minutes

CORPUS = Path(__file__).parent / "pasted"
CASES = sorted(path.stem.removesuffix(".in") for path in CORPUS.glob("*.in.html"))
ALLOWED = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br"}


def pasted(name):
    return (CORPUS / f"{name}.in.html").read_text()


def expected(name):
    return (CORPUS / f"{name}.out.html").read_text()


def by_lines(html):
    """Put each block on a line of its own, for reading the difference."""
    return re.sub(r"(?<=>)(?=<(?:p|h2|h3|ul|ol|li|blockquote|/ul|/ol|/li|/blockquote))", "\n", html)


def said(html):
    """Return the characters a text says, without any space."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(GONE):
        tag.decompose()
    return re.sub(r"[\s\u200b\ufeff]", "", soup.get_text())


@pytest.mark.parametrize("name", CASES)
def test_what_other_programs_paste_becomes_what_we_keep(name):
    assert by_lines(clean(pasted(name))) + "\n" == expected(name)


@pytest.mark.parametrize("name", CASES)
def test_cleaning_twice_changes_nothing(name):
    once = clean(pasted(name))

    assert clean(once) == once


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("", ""),
        ("<p></p><p>&nbsp;</p><ul><li></li></ul>", ""),
        ("loose<br><br>text", "<p>loose</p><p>text</p>"),
        ("<p>one<br>line</p>", "<p>one<br>line</p>"),
        ("<div>a<p>b</p>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("<a href='/-/article/4/'>a</a>", '<p><a href="/-/article/4/">a</a></p>'),
        ("<a href='javascript:alert(1)'>a</a>", "<p>a</p>"),
        ("<a href='//evil.example'>a</a>", "<p>a</p>"),
        ("<a href='file:///C:/x.doc' name=_Toc>a</a>", "<p>a</p>"),
        ("<p onclick=x()>a<script>x()</script><img src=x onerror=x()></p>", "<p>a</p>"),
        ("a < b &amp; c", "<p>a &lt; b &amp; c</p>"),
        ("<p>改革\n开放 and\nreform</p>", "<p>改革开放 and reform</p>"),
        ("<h1>Title</h1><h5><b>Small</b></h5>", "<h2>Title</h2><h3>Small</h3>"),
        ("<ol start=4><li>d</li></ol>", '<ol start="4"><li><p>d</p></li></ol>'),
        ("<b><p>a</p><p>b</p></b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
        ("<td>a</td><td>b</td>", "<p>a</p><p>b</p>"),
    ],
)
def test_small_pieces(html, kept):
    assert clean(html) == kept


def test_tags_nested_beyond_reason_keep_their_words():
    assert clean("<div>" * 5000 + "words" + "</div>" * 5000) == "<p>words</p>"


TEXTS = st.text(alphabet="ab é&<> \n\u00a0中文「」。", max_size=12).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
NAMES = st.sampled_from(
    [*sorted(BLOCKS - {"html", "body", "hr"}), "b", "i", "em", "strong", "span", "u", "font", "o:p"]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' style="font-weight:bold"',
        ' style="font-weight: 400; font-style: italic"',
        ' class="x" id="y" onclick="z()"',
        ' href="https://example.org/?a=1&amp;b=2"',
        ' href="javascript:x()"',
        ' start="3"',
    ]
)


def element(children):
    return st.builds(
        lambda name, attributes, inner: f"<{name}{attributes}>{''.join(inner)}</{name}>",
        st.one_of(NAMES, st.just("a")),
        ATTRIBUTES,
        st.lists(children, max_size=4),
    )


PASTED = st.recursive(st.one_of(TEXTS, st.just("<br>")), element, max_leaves=25)


@given(PASTED)
def test_no_words_are_lost_or_made_up(html):
    assert said(clean(html)) == said(html)


@given(PASTED)
def test_cleaning_is_done_once_for_all(html):
    once = clean(html)

    assert clean(once) == once


@given(PASTED)
def test_nothing_but_the_allowed_tags_remains(html):
    soup = BeautifulSoup(clean(html), "html.parser")

    assert {tag.name for tag in soup.find_all(True)} <= ALLOWED
    assert {name for tag in soup.find_all(True) for name in tag.attrs} <= {"href", "start"}
    # Text never stands loose, and no block is empty.
    assert all(child.name for child in soup.children)
    assert all(tag.get_text().strip() for tag in soup.find_all(["p", "h2", "h3", "li", "a"]))


@pytest.mark.parametrize(
    ("html", "minutes"),
    [
        ("", 1),
        ("<p>word</p>" * 238, 1),
        ("<p>word</p>" * 239, 2),
        ("<p>字</p>" * 390, 1),
        ("<p>字</p>" * 391, 2),
        ("<p>" + "字，" * 390 + "</p>", 1),
        ("<p>" + "字" * 390 + "2024年" + "</p>", 2),
        ("<p>" + "字" * 195 + " Focus" * 119 + "</p>", 1),
        ("<p>" + "字" * 195 + " Focus" * 120 + "</p>", 2),
        ("<p>" + "Focus與" * 147 + "</p>", 1),
        ("<p>It’s 1,234.5 well-known é</p>" * 59, 1),
        ("<p>A &amp; B</p>" * 119, 1),
        ("<p>\U00020000</p>" * 391, 2),
    ],
)
def test_reading_time_counts_words_and_characters_by_script(html, minutes):
    assert reading_minutes(html) == minutes
