import pytest

from community.languages import guess


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I learnt more from my neighbours than from the news."),
        ("en", "Yes"),
        ("en", "My grandmother called it 人情味, and I have found no English word for it."),
        ("en", "In Chengdu, 成都, people take their time."),
        ("en", "Façade, naïve, 42 years ago"),
        ("zh-hans", "我们那条街上的邻居，教会我的比新闻多。"),
        ("zh-hans", "没有。"),
        ("zh-hans", "太后住在三里外，只有几个人知道，这件事发生在一九八九年。"),
        ("zh-hans", "我在 The Focus 上读到这篇文章，觉得作者说得对。"),
        ("zh-hans", "鄰居說：“这样不行，我们得一起想办法。”"),
        ("zh-hant", "我們那條街上的鄰居，教會我的比新聞多。"),
        ("zh-hant", "沒有。"),
        ("zh-hant", "皇后大道東走三里，只有幾個人知道這件事。"),
        ("zh-hant", "佢哋嘅意思我明，不過冇人聽。"),
        ("zh-hant", "我在 The Focus 讀到這篇文章，覺得作者說得對。"),
        ("zh-hant", "內地朋友寫道「没关系」，我卻覺得關係重大，應該說清楚。"),
    ],
)
@pytest.mark.parametrize("default", ["en", "zh-hans", "zh-hant"])
def test_the_characters_of_a_text_tell_its_language(language, text, default):
    assert guess(text, default) == language


@pytest.mark.parametrize("default", ["en", "zh-hans", "zh-hant"])
@pytest.mark.parametrize("text", ["", "👏👏", "…！", "\x00\ud800"])
def test_a_text_without_words_is_in_the_language_of_its_page(text, default):
    assert guess(text, default) == default


@pytest.mark.parametrize(
    ("default", "language"), [("en", "zh-hant"), ("zh-hans", "zh-hans"), ("zh-hant", "zh-hant")]
)
def test_chinese_written_alike_in_both_scripts_is_taken_for_the_pages(default, language):
    assert guess("好人一生平安", default) == language
