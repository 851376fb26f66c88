"""Paragraphs beside their translation: nothing lost, nothing moved, partners found by length."""

from hypothesis import given
from hypothesis import strategies as st

from articles.bilingual import Block, align, blocks_of, uneven

KINDS = ["p", "h2", "h3", "li", "blockquote"]
BLOCKS = st.lists(
    st.builds(
        lambda kind, length, letter: Block(kind, letter * length, letter * length),
        st.sampled_from(KINDS),
        st.integers(1, 900),
        st.sampled_from("a中"),
    ),
    max_size=12,
)


@given(BLOCKS, BLOCKS)
def test_no_block_is_lost_or_moved(first, second):
    pairs = align(first, second)

    assert [block for ours, _theirs in pairs for block in ours] == first
    assert [block for _ours, theirs in pairs for block in theirs] == second
    assert all(ours or theirs for ours, theirs in pairs)


@given(BLOCKS, BLOCKS)
def test_a_heading_stands_beside_a_heading_or_alone(first, second):
    for ours, theirs in align(first, second):
        kinds = [block.is_heading for block in (*ours, *theirs)]
        assert len(set(kinds)) == 1
        if kinds[0]:
            assert len(ours) < 2
            assert len(theirs) < 2


@given(BLOCKS)
def test_the_same_kinds_in_the_same_order_are_paired_one_by_one(blocks):
    others = [Block(block.kind, "x", "x") for block in blocks]

    assert align(blocks, others) == [([a], [b]) for a, b in zip(blocks, others, strict=True)]


def text(*lengths, letter="a"):
    return [Block("p", letter * length, letter * length) for length in lengths]


def lengths(pairs):
    return [tuple([len(block.text) for block in side] for side in pair) for pair in pairs]


def test_a_paragraph_that_the_translator_divided_stands_beside_its_parts():
    pairs = align(text(340, 680, 340), text(100, 90, 110, 100, letter="中"))

    assert lengths(pairs) == [([340], [100]), ([680], [90, 110]), ([340], [100])]
    assert lengths(uneven(pairs)) == [([680], [90, 110])]


def test_paragraphs_that_the_translator_joined_stand_beside_the_whole():
    pairs = align(text(340, 300, 380, 340), text(100, 200, 100, letter="中"))

    assert lengths(pairs) == [([340], [100]), ([300, 380], [200]), ([340], [100])]


def test_a_paragraph_that_was_left_out_stands_alone():
    pairs = align(text(340, 1200, 90), text(100, 26, letter="中"))

    assert lengths(pairs) == [([340], [100]), ([1200], []), ([90], [26])]


def test_headings_hold_their_place_when_paragraphs_do_not():
    first = blocks_of("<p>Long enough.</p><h2>Here</h2><p>And more to say of it.</p>")
    second = blocks_of("<p>够长。</p><p>又一段，原文没有。</p><h2>这里</h2><p>还有话说。</p>")

    pairs = align(first, second)

    assert [[block.text for block in side] for side in pairs[-2]] == [["Here"], ["这里"]]


def test_an_edition_without_text_leaves_the_other_alone():
    assert lengths(align(text(10, 20), [])) == [([10], []), ([20], [])]
    assert align([], []) == []


def test_every_block_of_rich_text_stands_by_itself():
    html = (
        '<p>A <a href="/en/about/">link</a></p><h2>B</h2>'
        '<ol start="3"><li><p>C</p><ul><li><p>C1</p></li></ul></li><li><p>D</p></li></ol>'
        "<ul><li><p>E</p></li></ul><blockquote><p>F</p><p>G &amp; H</p></blockquote>loose"
    )

    assert [(block.kind, block.html, block.text) for block in blocks_of(html)] == [
        ("p", '<p>A <a href="/en/about/">link</a></p>', "A link"),
        ("h2", "<h2>B</h2>", "B"),
        ("li", '<ol start="3"><li><p>C</p><ul><li><p>C1</p></li></ul></li></ol>', "C C1"),
        ("li", '<ol start="4"><li><p>D</p></li></ol>', "D"),
        ("li", "<ul><li><p>E</p></li></ul>", "E"),
        ("blockquote", "<blockquote><p>F</p></blockquote>", "F"),
        ("blockquote", "<blockquote><p>G &amp; H</p></blockquote>", "G & H"),
        ("p", "<p>loose</p>", "loose"),
    ]
