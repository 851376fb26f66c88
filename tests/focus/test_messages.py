"""Every interface word exists in three languages, and the Chinese is of its own region."""

import gettext
import re
from io import BytesIO
from pathlib import Path

import content_editor
import django
import django_prose_editor
import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command

from focus.messages import catalogue

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}|</?\w+[^>]*>")
# Taiwan's words, and mainland words in Traditional characters: not what Hong Kong prints.
NOT_HONG_KONG = [
    # Taiwan
    "資料庫錯誤", "使用者", "軟體", "網路", "網際", "影片檔", "登入者", "簡訊", "部落格", "線上",
    "行動裝置", "計畫", "身分", "專案", "滑鼠", "畫素", "解析度", "隱私", "導覽", "上傳", "週",
    "臺",
    # The mainland
    "信息", "視頻", "音頻", "郵箱", "郵件", "短信", "芯片", "鏈接", "默認", "缺省", "用戶名",
    "搜索", "登錄", "註銷", "賬", "帳號", "保存", "服務器", "數據庫", "鼠標", "菜單", "打印",
    "文檔", "訪談", "刷新", "發佈",
    # Characters that Hong Kong writes otherwise
    "裏", "衞", "羣", "説", "麪", "爲", "衆", "啓", "綫",
    # Of the mainland's courtesy; letters to contributors are no part of the catalogue
    "您",
]  # fmt: skip


@pytest.fixture(scope="module")
def words():
    return [message for message in catalogue() if message.id]


def translations(locale):
    path = settings.BASE_DIR / "locale" / locale / "LC_MESSAGES" / "django.po"
    return read_po(BytesIO(path.read_bytes()), locale=locale)


def library_words(locale, domain="django"):
    path = settings.BASE_DIR / "locale/libraries" / locale / "LC_MESSAGES" / f"{domain}.po"
    return [message for message in read_po(BytesIO(path.read_bytes()), locale=locale) if message.id]


def everything_said(locale):
    return [*translations(locale), *library_words(locale), *library_words(locale, "djangojs")]


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
    for message in filter(lambda message: message.id, everything_said(locale)):
        source = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings:
            assert sorted(PLACEHOLDER.findall(string)) == sorted(PLACEHOLDER.findall(source[-1])), (
                message.id
            )


def test_traditional_is_hong_kong_usage():
    found = [
        (word, message.string)
        for message in everything_said("zh_Hant")
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
        for message in everything_said(locale)
        if message.id and re.search(wrong, str(message.string))
    ]

    assert found == []


def test_the_words_are_found_in_python_and_in_templates(words):
    places = {path.suffix for path in (_path(m) for m in words)}

    assert places == {".py", ".html", ".txt"}


def _path(message):
    return settings.BASE_DIR / message.locations[0][0]


def folder(module):
    return Path(module.__file__).parent


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_every_word_said_otherwise_is_a_word_of_a_library(locale):
    said = {
        message.id
        for path in folder(django).rglob("locale/en/LC_MESSAGES/django.po")
        for message in read_po(BytesIO(path.read_bytes()))
    }
    desk = extract_from_file("python", folder(content_editor) / "admin.py")
    said |= {message for _line, message, _comments, _context in desk}

    assert [m.id for m in library_words(locale) if m.id not in said] == []


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_every_script_word_said_otherwise_is_a_word_of_a_library(locale):
    said = {
        message.id
        for path in folder(django).rglob("locale/en/LC_MESSAGES/djangojs.po")
        for message in read_po(BytesIO(path.read_bytes()))
    }
    scripts = "".join(
        path.read_text()
        for module in (content_editor, django_prose_editor)
        for path in folder(module).rglob("static/**/*.js")
    )
    others = [m.id for m in library_words(locale, "djangojs") if m.id not in said]

    # “Heading 2” is made of its level.
    starts = [re.sub(r"[23]$", "${", word) for word in others]
    assert [word for word in starts if not re.search(rf"""["'`]{re.escape(word)}""", scripts)] == []


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_no_word_of_a_library_is_said_twice(locale):
    assert keys(library_words(locale)) & keys(translations(locale)) == set()


def test_a_catalogue_is_compiled_when_it_changed(settings, tmp_path, capsys):
    source = tmp_path / "zh_Hant" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid "Issue"\nmsgstr "期"\n')
    settings.LOCALE_PATHS = [tmp_path]

    call_command("compile_messages")
    call_command("compile_messages")

    with source.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Issue") == "期"
    assert capsys.readouterr().out.count("Compiled") == 1
