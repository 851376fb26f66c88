"""Every interface word exists in three languages, and the Chinese is of its own region."""

import re
from io import BytesIO

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from focus.messages import catalogue

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}|</?\w+[^>]*>")
# Taiwan's words, and mainland words in Traditional characters: not what Hong Kong prints.
NOT_HONG_KONG = [
    "資料庫錯誤", "使用者", "軟體", "網路", "影片檔", "登入者", "信息", "視頻", "郵箱", "芯片",
    "鏈接", "默認", "用戶名", "裏", "衞", "羣", "説", "麪", "搜索",
]  # fmt: skip


@pytest.fixture(scope="module")
def words():
    return [message for message in catalogue() if message.id]


def translations(locale):
    path = settings.BASE_DIR / "locale" / locale / "LC_MESSAGES" / "django.po"
    return read_po(BytesIO(path.read_bytes()), locale=locale)


def keys(messages):
    return {(message.id, message.context) for message in messages if message.id}


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_every_interface_word_is_translated(words, locale):
    translated = translations(locale)
    done = [m for m in translated if m.id and all([m.string] if m.string else [False])]
    done = [m for m in done if "fuzzy" not in m.flags]

    assert sorted(map(str, keys(words) - keys(done))) == []
    assert sorted(map(str, keys(translated) - keys(words))) == []


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_translations_keep_every_placeholder(locale):
    for message in filter(lambda message: message.id, translations(locale)):
        source = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings:
            assert sorted(PLACEHOLDER.findall(string)) == sorted(PLACEHOLDER.findall(source[-1])), (
                message.id
            )


def test_traditional_is_hong_kong_usage():
    found = [
        (word, message.string)
        for message in translations("zh_Hant")
        for word in NOT_HONG_KONG
        if message.id and word in str(message.string)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("locale", "wrong"), [("zh_Hans", "[「」『』這個們為]"), ("zh_Hant", "[“”‘’这们为发]")]
)
def test_each_script_has_its_own_characters_and_quotation_marks(locale, wrong):
    found = [
        message.string
        for message in translations(locale)
        if message.id and re.search(wrong, str(message.string))
    ]

    assert found == []


def test_the_words_are_found_in_python_and_in_templates(words):
    places = {path.suffix for path in (_path(m) for m in words)}

    assert places == {".py", ".html"}


def _path(message):
    return settings.BASE_DIR / message.locations[0][0]
