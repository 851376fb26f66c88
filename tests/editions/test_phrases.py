import re

import pytest
from django.utils import translation
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from editions.templatetags.editions import phrases


def marked(*words):
    return "".join(f'<span class="phrase">{word}</span>' for word in words)


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("三中全會能做什麼，不能做什麼", marked("三中全會能做什麼，", "不能做什麼")),
        ("「過剩」，也是資產？」", marked("「過剩」，", "也是資產？」")),
        ("熱線要有人接", "熱線要有人接"),
        ("甲、<b>", marked("甲、", "&lt;b&gt;")),
    ],
)
def test_a_chinese_title_turns_after_its_punctuation(title, html):
    with translation.override("zh-hant"):
        assert phrases(title) == html


def test_another_language_has_no_phrases():
    with translation.override("en"):
        assert phrases("Heads， and nights") == "Heads， and nights"


@given(st.text(alphabet="字，。？」”<&\n a"))
def test_marking_loses_and_adds_nothing(title):
    with translation.override("zh-hans"):
        html = phrases(title)

    bare = re.sub(r"</?span[^>]*>", "", html)
    assert bare in (title, str(escape(title)))
