import pytest
from django.utils import translation

from editions.languages import BY_CODE
from submissions import lengths


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("", "en", 0),
        ("<p>Two words</p>", "en", 2),
        ("<p>one</p><p>two</p>", "en", 2),
        ("<p>Beijing’s well-known 2.5% tariff</p>", "en", 4),
        ("<p>中美關係</p>", "zh-hant", 4),
        ("<p>中美关系，2024年。</p>", "zh-hans", 6),
        ("<p>他在 WTO 工作</p>", "zh-hans", 5),
        ("<p>𠮷野家</p>", "zh-hant", 3),
        ("<p>A&amp;B &lt;tag&gt;</p>", "en", 3),
    ],
)
def test_words_count_in_english_and_characters_in_chinese(text, language, number):
    assert lengths.count(text, BY_CODE[language]).number == number


@pytest.mark.parametrize(
    ("number", "language", "remark"),
    [
        (699, "en", "Shorter than the 700 words we usually print."),
        (700, "en", ""),
        (1200, "en", ""),
        (1201, "en", "Longer than the 1,200 words we print; we may ask you to cut."),
        (2001, "en", "Too long: at most 2,000 words can be sent in."),
        (1199, "zh-hant", "Shorter than the 1,200 characters we usually print."),
        (3401, "zh-hans", "Too long: at most 3,400 characters can be sent in."),
    ],
)
def test_an_author_reads_what_is_wrong_with_the_length(number, language, remark):
    with translation.override("en"):
        assert lengths.Length(number, BY_CODE[language]).remark == remark


def test_length_and_remark_are_one_line_in_the_marks_of_each_script():
    short = lengths.Length(298, BY_CODE["zh-hant"])

    with translation.override("zh-hant"):
        assert short.in_full == "298字。少於我們通常刊登的1,200字。"
    with translation.override("en"):
        assert lengths.Length(800, BY_CODE["en"]).in_full == "800 words"
