import time

import pytest

from articles.importing import language, source
from articles.importing.lines import Style, prose


def read(tmp_path, content):
    path = tmp_path / "page"
    path.write_bytes(content)
    return source.read(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty: it has no text."),
        (b" \r\n\xef\xbb\xbf\n", "is empty: it has no text."),
        (b"<html><body><p> </p></body></html>", "is empty: it has no text."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "is not text but a binary file."),
        (b"Title\x07\n\ntext", "is not text but a binary file."),
        ("Überschrift".encode("latin-1"), "is not UTF-8 (byte 1): save it as UTF-8."),
        ("标题".encode("gb18030"), "is not UTF-8 (byte 1): save it as UTF-8."),
        ("Title".encode("utf-16"), "is UTF-16, not UTF-8: save it as UTF-8 first."),
        (b"a" * (source.LARGEST + 1), "is larger than 5 MB."),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_its_reason(tmp_path, content, reason):
    with pytest.raises(source.Unreadable) as refusal:
        read(tmp_path, content)

    assert str(refusal.value) == f"{tmp_path / 'page'} {reason}"


def test_a_missing_file_and_a_directory_are_refused(tmp_path):
    with pytest.raises(source.Unreadable, match="there is no such file"):
        source.read(tmp_path / "nothing")
    with pytest.raises(source.Unreadable, match="is not a file"):
        source.read(tmp_path)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(tmp_path, end, mark):
    lines = read(tmp_path, mark + end.join(["One", "two", "", "three"]).encode()).lines

    assert [(line.number, line.text, line.after_blank) for line in lines] == [
        (1, "One", True),
        (2, "two", False),
        (4, "three", True),
    ]


def test_html_is_told_by_its_content_and_text_may_speak_of_tags(tmp_path):
    page = read(tmp_path, b"<div>One<br>two</div>")
    text = read(tmp_path, b"A tag such as <p> opens a paragraph.")

    assert [line.text for line in page.lines] == ["One", "two"]
    assert [line.text for line in text.lines] == ["A tag such as <p> opens a paragraph."]


def test_a_page_keeps_links_emphasis_headings_and_lists_and_nothing_else(tmp_path):
    page = (
        "<html><head><style>p {}</style></head><body onload='x()'><h2>Costs</h2>"
        "<p style='color:red'>The <b>new</b> <a href='https://example.org/pier' onclick='y()'>"
        "pier</a> &amp; more</p><ol><li>Steel</li><li><p>Patience</p></li></ol>"
        "<a href='javascript:z()'>Odd</a><script>z()</script></body></html>"
    )

    lines = read(tmp_path, page.encode()).lines

    assert prose(lines) == (
        "<h2>Costs</h2>"
        '<p>The <strong>new</strong> <a href="https://example.org/pier">pier</a> &amp; more</p>'
        "<ol><li><p>Steel</p></li><li><p>Patience</p></li></ol>"
        "<p>Odd</p>"
    )
    assert lines[1].url == "https://example.org/pier"


def test_a_link_around_blocks_reaches_each_of_them(tmp_path):
    lines = read(tmp_path, b"<a href='https://example.org/a'><h3>Title</h3><p>Text</p></a>").lines

    assert [(line.text, line.url) for line in lines] == [
        ("Title", "https://example.org/a"),
        ("Text", "https://example.org/a"),
    ]


def test_pictures_navigation_and_page_title_are_told_apart_from_the_text(tmp_path):
    page = read(
        tmp_path,
        b"<html><title>Page</title><nav><a href='/'>Home</a></nav><p>Text</p>"
        b"<img src='a.png' alt='4,800'><img src='pixel.gif' width=1 height=1></html>",
    )

    assert [line.text for line in page.lines] == ["Text"]
    assert [(each.what, each.text) for each in page.furniture] == [
        ("page title", "Page"),
        ("page navigation", "Home"),
    ]
    assert [(each.address, each.alt) for each in page.pictures] == [("a.png", "4,800")]


def test_a_page_nested_without_end_is_refused(tmp_path):
    with pytest.raises(source.Unreadable, match="nested too deeply"):
        read(tmp_path, b"<div>" * 20_000 + b"deep" + b"</div>" * 20_000)


def test_addresses_in_plain_text_become_links(tmp_path):
    (line,) = read(tmp_path, b"Watch <https://example.org/a?b=1&c>, or ask a@example.org.").lines

    assert line.html == (
        'Watch <a href="https://example.org/a?b=1&amp;c">https://example.org/a?b=1&amp;c</a>, '
        'or ask <a href="mailto:a@example.org">a@example.org</a>.'
    )
    assert line.links == ("https://example.org/a?b=1&c", "mailto:a@example.org")


def test_bullets_of_plain_text_become_a_list(tmp_path):
    lines = read(tmp_path, "Two things:\n• one\n- two\n— and a dash".encode()).lines

    assert [line.style for line in lines] == [
        Style.PARAGRAPH,
        Style.BULLET,
        Style.BULLET,
        Style.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Language : English 简体 繁體. A letter to readers in many words of English", "en"),
        ("这一周，来自六个港口的公司在青岛开会 NATO Focus", "zh-hans"),
        ("這一週，來自六個港口的公司在青島開會 NATO Focus", "zh-hant"),
    ],
)
def test_the_language_is_told_from_the_text(text, code):
    assert language.detect([text]).code == code


def test_a_text_in_both_scripts_or_none_is_left_to_a_person():
    with pytest.raises(language.Undecided):
        language.detect(["人山人海"])


def test_a_line_of_a_megabyte_is_read_in_a_moment(tmp_path):
    began = time.monotonic()

    read(tmp_path, b"a" * 1_000_000)

    assert time.monotonic() - began < 10  # it took hours
