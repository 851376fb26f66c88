import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from community.marks import as_html, cleaned

TYPED = st.text(
    st.sampled_from("ab <>&\"'*>\n\n /:.http你好，。）」\x00\u202e(@)[]#%=") | st.characters(),
    max_size=80,
)
PIECES = st.lists(
    st.sampled_from(
        [
            *("http://", "https://a.org/x", "*", "**", "> ", "\n", "\n\n", "<script>", "</p>"),
            *(
                "javascript:alert(1)",
                '" onmouseover="x',
                "。",
                "）",
                "你好",
                "word",
                "&lt;",
                " ",
                "&",
            ),
            *("<img src=x onerror=x>", "<![CDATA[", "<!--", "<svg/onload=x>", "]]>", "(", ")", "`"),
        ]
    )
).map("".join)


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("One.\nTwo.\n\nThree.", "<p>One.<br>Two.</p><p>Three.</p>"),
        ("> said\n> again\nanswer", "<blockquote><p>said<br>again</p></blockquote><p>answer</p>"),
        ("so *very* **so**", "<p>so <em>very</em> <strong>so</strong></p>"),
        ("这是*重点*和**要点**。", "<p>这是<em>重点</em>和<strong>要点</strong>。</p>"),
        ("**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>"),
        ("2*3*4 = 24, a * b * c", "<p>2*3*4 = 24, a * b * c</p>"),
        ("<b>1 < 2 & 3</b>", "<p>&lt;b&gt;1 &lt; 2 &amp; 3&lt;/b&gt;</p>"),
        ("  \n\n> \n", ""),
        ("a\r\nb\x00\u202ec", "<p>a<br>bc</p>"),
        ("*\n*", "<p>*<br>*</p>"),
    ],
)
def test_what_is_typed_becomes_little_html(typed, html):
    assert as_html(typed) == html


@pytest.mark.parametrize(
    ("typed", "href", "after"),
    [
        ("See https://a.org/b.", "https://a.org/b", "."),
        ("见https://a.org/b。再说", "https://a.org/b", "。再说"),
        ("（https://a.org/b）", "https://a.org/b", "）"),
        ("「https://a.org/b」", "https://a.org/b", "」"),
        ("见https://a.org/b，如此", "https://a.org/b", "，如此"),
        ("见https://a.org/b这里", "https://a.org/b", "这里"),
        ("(https://a.org/b_(c))", "https://a.org/b_(c)", ")"),
        ("*https://a.org/b*", "https://a.org/b", ""),
        (
            "https://zh.wikipedia.org/wiki/香港",
            "https://zh.wikipedia.org/wiki/%E9%A6%99%E6%B8%AF",
            "",
        ),
        ("https://a.org/?x=1&y=2!", "https://a.org/?x=1&y=2", "!"),
    ],
)
def test_an_address_is_linked_without_the_sentence_around_it(typed, href, after):
    (link,) = BeautifulSoup(as_html(typed), "html.parser")("a")

    assert link["href"] == href
    assert link["rel"] == ["ugc", "nofollow", "noopener"]
    assert str(link.next_sibling or "") == after


@pytest.mark.parametrize(
    "typed",
    [
        *("http://localhost/", "https://bank.com@evil.org/", "javascript:alert(1)", "ftp://a.org"),
        *("http://[", "https://a.org:99999/", "http://", "data:text/html,x"),
    ],
)
def test_what_leads_to_no_honest_host_is_no_link(typed):
    assert "<a" not in as_html(typed)


def test_a_long_address_is_shown_short_and_leads_all_the_way():
    address = "https://example.org/" + "very/" * 30

    (link,) = BeautifulSoup(as_html(address), "html.parser")("a")

    assert link["href"] == address
    assert len(link.text) == 40


@given(TYPED | PIECES)
def test_whatever_is_typed_gives_no_tag_outside_the_list(typed):
    soup = BeautifulSoup(as_html(typed), "html.parser")

    for tag in soup.find_all(True):
        assert tag.name in {"p", "br", "a", "blockquote", "em", "strong"}
        assert set(tag.attrs) <= ({"href", "rel"} if tag.name == "a" else set())
        assert re.match(r"https?://", tag.get("href", "http://"))


@given(TYPED | PIECES)
def test_words_are_kept(typed):
    typed = typed.replace("://", ":")
    kept = BeautifulSoup(as_html(typed), "html.parser").get_text()

    assert re.findall(r"\w", kept) == re.findall(r"\w", cleaned(typed))


def test_the_longest_comment_of_nothing_but_marks_is_quick():
    for mark in ("*", "**a ", "**", "> ", "https://", "*a* ", "(", "[x](", "\n\n"):
        as_html((mark * 3000)[:3000])
