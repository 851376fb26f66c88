import random
import re
import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from submissions.actions import decisions
from submissions.compare import as_html, changes
from submissions.workflow import Kind, State
from tests.factories import make_submission

TEXTS = st.text(alphabet="ab cd,.\n香港的城市。😀é<>&'’", max_size=200) | st.text(max_size=60)


def before(html):
    return unescape(re.sub(r"</?del>", "", re.sub(r"<ins>.*?</ins>", "", html, flags=re.DOTALL)))


def after(html):
    return unescape(re.sub(r"</?ins>", "", re.sub(r"<del>.*?</del>", "", html, flags=re.DOTALL)))


@given(TEXTS, TEXTS)
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(old, new):
    found = changes(old, new)

    assert "".join(each.text for each in found if each.kind != "insert") == old
    assert "".join(each.text for each in found if each.kind != "delete") == new


@given(TEXTS, TEXTS)
def test_the_page_holds_both_texts_and_no_markup_of_theirs(old, new):
    html = as_html(old, new)

    assert (before(html), after(html)) == (old, new)
    assert set(re.findall(r"<[^>]*>", html)) <= {"<ins>", "</ins>", "<del>", "</del>"}


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text):
    assert {each.kind for each in changes(text, text)} <= {"equal"}


@pytest.mark.parametrize(
    ("old", "new", "html"),
    [
        (
            "The tariffs hurt us.",
            "The new tariffs help us.",
            "The <ins>new </ins>tariffs <del>hurt</del><ins>help</ins> us.",
        ),
        ("香港人愛讀報", "香港人不愛讀書", "香港人<ins>不</ins>愛讀<del>報</del><ins>書</ins>"),
        ("One.\nTwo.", "One.\nThree.\nTwo.", "One.\n<ins>Three.\n</ins>Two."),
        ("", "新", "<ins>新</ins>"),
        ("<b>", "", "<del>&lt;b&gt;</del>"),
    ],
)
def test_english_is_compared_by_words_and_chinese_by_characters(old, new, html):
    assert as_html(old, new) == html


@pytest.mark.parametrize("kinds", [3, 100, 2_000])
def test_long_chinese_texts_without_a_paragraph_in_common_take_no_time(kinds):
    chance = random.Random(1)
    old, new = ("".join(chr(0x4E00 + chance.randrange(kinds)) for _ in range(3_400)) for _ in "ab")

    start = time.process_time()
    changes(old, new)

    assert time.process_time() - start < 5


@pytest.mark.django_db
def test_the_page_compares_the_last_two_versions_or_those_asked_for(desk):
    submission = make_submission(state=State.DRAFT, text="<p>One two.</p>")
    decisions.decide(submission, Kind.SUBMIT, by=submission.lead)
    for text in ("<p>One three.</p>", "<p>Four three.</p>"):
        submission.text = text
        decisions.seal(submission, submission.lead)
    address = f"/admin/submissions/submission/{submission.pk}/compare/"

    last = desk.get(address).content.decode()
    assert "<del>One</del><ins>Four</ins> three." in last
    asked = desk.get(address, {"old": "1", "new": "2"}).content.decode()
    assert "One <del>two</del><ins>three</ins>." in asked
    for odd in ("x", "99", "-1"):
        assert desk.get(address, {"old": odd, "new": odd}).status_code == 200


@pytest.mark.django_db
def test_a_piece_without_versions_has_nothing_to_compare(desk):
    response = desk.get(f"/admin/submissions/submission/{make_submission().pk}/compare/")

    assert "Nothing was sent in yet." in response.content.decode()
