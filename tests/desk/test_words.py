"""The desk speaks the editor's language, its libraries' words included."""

from io import BytesIO
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.core.management import call_command

from community.models import Question
from focus.messages import catalogue
from issues.models import DiscoverMore, Notice, QuoteOfTheWeek, RichText
from tests.conftest import make_editor, signed_in
from tests.desk.forms import send
from tests.factories import (
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_section,
    make_topic,
)

LISTS = [
    "accounts/user", "articles/article", "articles/page", "articles/topic",
    "contributors/contributor", "images/image", "issues/issue",
]  # fmt: skip
PAGES = [
    "", "password_change/", "focus/missingpage/",
    *(f"{place}/" for place in LISTS), *(f"{place}/add/" for place in LISTS),
]  # fmt: skip
SHOWN = ("title", "alt", "aria-label", "placeholder", "data-add", "data-add-last")
# Words of Taiwan and of databases.
NEVER = ["使用者", "物件", "帳號", "電子郵件", "資料庫", "過濾", "檢視", "導覽", "對象", "您"]
OWN_NAMES = {"English"}


@pytest.fixture(scope="module")
def english():
    """Every word of the interface, ours and the libraries', as it is before translation."""
    theirs = (
        message
        for path in Path(django.__file__).parent.rglob("locale/en/LC_MESSAGES/django.po")
        for message in read_po(BytesIO(path.read_bytes()))
    )
    words = {message.id for message in (*theirs, *catalogue()) if isinstance(message.id, str)}
    return {word for word in words if word.isascii() and word[:1].isalpha()} - OWN_NAMES


@pytest.fixture
def chief_in_chinese(groups):
    call_command("compile_messages", verbosity=0)
    return signed_in(make_editor("chief editors", email="chief@example.com", language="zh-hant"))


def words_of(response):
    """Return every text of a page, and what its buttons, tooltips and pictures say."""
    page = BeautifulSoup(response.content, "html.parser")
    for element in page.select("script, style"):
        element.decompose()
    said = [*page.stripped_strings, *(each["value"] for each in page.select("input[type=submit]"))]
    return said + [each[name] for name in SHOWN for each in page.select(f"[{name}]")]


def is_foreign(text, english):
    return text.strip(" :：") in english


@pytest.mark.parametrize("place", PAGES)
def test_a_page_of_the_desk_says_no_foreign_word(chief_in_chinese, english, place):
    make_article(by=[make_contributor()], on=[make_topic()], image=make_image())
    make_issue()

    response = chief_in_chinese.get(f"/admin/{place}")

    assert response.status_code == 200
    said = words_of(response)
    assert [text for text in said if is_foreign(text, english)] == []
    assert [(word, text) for word in NEVER for text in said if word in text] == []


@pytest.mark.parametrize("view", ["change", "history", "delete"])
def test_a_piece_at_the_desk_says_no_foreign_word(chief_in_chinese, english, view):
    article = make_article(by=[make_contributor()], on=[make_topic()])
    issue = make_issue()
    make_section(QuoteOfTheWeek, issue, text="Words", article=article)
    for section in (DiscoverMore, Notice, RichText, Question):
        make_section(section, issue)
    send(
        chief_in_chinese, f"/admin/issues/issue/{issue.pk}/change/", button="_publish", value="all"
    )

    for place in (f"issues/issue/{issue.pk}", f"articles/article/{article.pk}"):
        said = words_of(chief_in_chinese.get(f"/admin/{place}/{view}/"))
        assert [text for text in said if is_foreign(text, english)] == []
        assert [(word, text) for word in NEVER for text in said if word in text] == []


def test_refusals_and_questions_say_no_foreign_word(chief_in_chinese, english):
    pages = [
        chief_in_chinese.post("/admin/articles/article/add/", {}),
        chief_in_chinese.post("/admin/images/image/add/", {}),
        chief_in_chinese.post("/admin/password_change/", {"new_password1": "1"}),
        chief_in_chinese.get(f"/admin/images/image/{make_image().pk}/delete/"),
        chief_in_chinese.get("/admin/articles/article/99/change/", follow=True),
    ]

    said = [text for response in pages for text in words_of(response)]
    assert [text for text in said if is_foreign(text, english)] == []
    assert [(word, text) for word in NEVER for text in said if word in text] == []


def test_scripts_of_the_desk_are_given_its_words(chief_in_chinese):
    words = chief_in_chinese.get("/admin/jsi18n/").text

    assert '"Hide": "\\u6536\\u8d77"' in words
    assert '"insert link": "\\u52a0\\u5165\\u9023\\u7d50"' in words


def test_the_sections_of_an_issue_fold_in_chinese(chief_in_chinese):
    form = chief_in_chinese.get(f"/admin/issues/issue/{make_issue().pk}/change/").text

    assert "Collapse all items" not in form
    assert "\\u5168\\u90e8\\u6536\\u8d77" in form or "全部收起" in form
