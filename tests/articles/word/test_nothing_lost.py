"""Whatever is put together: each visible character is in the text or in the report."""

import re
from collections import Counter
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.word.converting import convert
from editions.prose import plain
from tests.articles.word.corpus import box, mark, ruby
from tests.articles.word.files import by, deleted, docx, field, note, p, r, table

SIGNS = "ab好「」。,<&'\"繁體𠮷👩é"
WORDS = st.text(SIGNS, min_size=1, max_size=8).map(lambda text: escape(text, quote=False))
LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:strike/>", "<w:vanish/>", "<w:rtl/>"])
RUNS = st.builds(r, WORDS, LOOKS)


def wrapped(inner):
    several = st.lists(inner, max_size=3).map("".join)
    return st.one_of(
        st.builds(by, st.sampled_from(["ins", "moveTo"]), several),
        st.builds(lambda text: by("del", deleted(text)), WORDS),
        st.builds(lambda text: by("moveFrom", r(text)), WORDS),
        st.builds(ruby, WORDS, WORDS),
        st.builds(field, st.sampled_from(["DATE", 'HYPERLINK "https://a.example"']), inner),
        st.builds(lambda runs: f"<w:smartTag>{runs}</w:smartTag>", several),
        st.builds(lambda runs: f"<w:unheardOf>{runs}</w:unheardOf>", several),
        st.builds(lambda runs: f"<w:sdt><w:sdtContent>{runs}</w:sdtContent></w:sdt>", several),
        st.builds(lambda runs: f"<w:r>{box(p(runs))}</w:r>", inner),
        st.just(mark("footnote", 1)),
        st.just(mark("footnote", 404)),
    )


INNERMOST_FALLBACK = re.compile(r"<mc:Fallback>(?:(?!<mc:Fallback>).)*?</mc:Fallback>", re.DOTALL)
INLINE = st.recursive(RUNS, wrapped, max_leaves=8)
MARKS = st.sampled_from(["", "", by("ins", ""), by("del", "")])
PARAGRAPHS = st.builds(lambda runs, mark: p(*runs, mark=mark), st.lists(INLINE, max_size=4), MARKS)
BLOCKS = st.lists(
    PARAGRAPHS | st.builds(lambda one, two: table([one, two]), PARAGRAPHS, PARAGRAPHS), max_size=5
)


def signs(text):
    return Counter(sign for sign in text if sign in SIGNS)


@settings(max_examples=80)
@given(BLOCKS, WORDS)
def test_every_visible_character_is_in_the_text_or_in_the_report(blocks, footnote):
    body = "".join(blocks)

    answer = convert(docx(body, footnotes=note(1, p(footnote))))

    told = "".join(
        detail.get("text", "") for each in answer["report"] for detail in each["details"]
    )
    written = signs(words_of(body) + words_of(footnote))
    assert not written - (signs(plain(answer["html"])) + signs(told))


TAGS = st.sampled_from(
    [
        *("p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "sdtPr", "ins", "del", "moveFrom"),
        *("moveTo", "hyperlink", "fldSimple", "ruby", "rubyBase", "rt", "txbxContent", "pict"),
        *("drawing", "object", "pPr", "rPr", "trPr", "numPr", "bdo", "unheardOf"),
    ]
)
LEAVES = st.sampled_from(
    [
        *("<w:br/>", "<w:del/>", "<w:vanish/>", "<w:sym/>", "<a:blip/>", "<v:imagedata/>"),
        *(f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")),
        *(mark("footnote", number) for number in (1, 404)),
        *(mark("comment", 1), '<w:pStyle w:val="Ghost"/>', '<w:numId w:val="x"/>'),
        "<m:oMath><m:f/><m:d/><m:nary/><m:m><m:mr/></m:m></m:oMath>",
    ]
)
TREES = st.recursive(
    LEAVES | WORDS.map(lambda text: f"<w:t>{text}</w:t>"),
    lambda inner: st.builds(
        lambda tag, several: f"<w:{tag}>{''.join(several)}</w:{tag}>",
        TAGS,
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@settings(max_examples=100)
@given(st.lists(TREES, max_size=6))
def test_whatever_stands_wherever_is_read_and_told(trees):
    body = "".join(trees)

    answer = convert(docx(body, footnotes=note(1, p("1"))))

    told = "".join(
        detail.get("text", "") + detail.get("about", "")
        for each in answer["report"]
        for detail in each["details"]
    )
    assert not signs(words_of(body)) - (signs(plain(answer["html"])) + signs(told))


def words_of(body):
    """Return what stands between the tags; a text box stands there twice for one."""
    while (once := INNERMOST_FALLBACK.sub("", body)) != body:
        body = once
    text, is_tag = "", False
    for sign in body:
        if sign in "<>":
            is_tag = sign == "<"
        elif not is_tag:
            text += sign
    for code, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(code, sign)
    return text.replace("DATE", "").replace('HYPERLINK "https://a.example"', "")
