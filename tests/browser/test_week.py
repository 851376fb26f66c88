"""A whole week in a browser: from the desk, or from a file, to the reader in each language."""

import datetime as dt

import pytest

from editions.languages import LANGUAGES
from issues.models import Issue, NotableNumber
from tests.browser.desk import open_form, sign_in, write
from tests.browser.test_desk import compose
from tests.factories import make_article, make_contributor, make_issue
from tests.importing import import_issue

pytestmark = pytest.mark.browser


@pytest.fixture
def editor(open_reader, editor_hk):
    return sign_in(open_reader(width=1440))


def read(open_reader, issue):
    """Return the words of an issue's page in each language, as a new reader sees them."""
    reader = open_reader(width=390, java_script_enabled=False)
    words = {}
    for language in LANGUAGES:
        assert reader.opens(issue.url_in(language)).status == 200
        words[language.code] = reader.page.locator("main").inner_text()
    return words


def test_what_an_editor_composes_a_reader_reads_in_each_language(editor, open_reader):
    make_issue(date=dt.date(2020, 1, 3))
    author = make_contributor(name_zh_hans="赵文清", name_zh_hant="趙文清", name_en="Zhao Wenqing")
    compose(editor.page, make_article(by=[author], title_zh_hant="城市的全會"))

    words = read(open_reader, Issue.objects.get(title_en="After"))

    for code, expected in {
        "en": ["After", "Words en", "Zhao Wenqing", "4.7%", "Essay en", "example.org"],
        "zh-hans": ["之后", "Words zh-hans", "赵文清", "4.7%", "Essay zh-hans"],
        "zh-hant": ["之後", "Words zh-hant", "趙文清", "4.7%", "城市的全會", "Essay zh-hant"],
    }.items():
        missing = [text for text in expected if text not in words[code]]
        assert missing == [], code


def test_a_past_issue_is_imported_completed_published_and_read(editor, open_reader, capsys):
    import_issue(capsys, "issue-en.txt")
    import_issue(capsys, "issue-zh-hans.txt", "--replace")
    import_issue(capsys, "issue-zh-hant.txt", "--replace")
    issue = Issue.objects.get()
    number = NotableNumber.objects.get(parent=issue)
    assert issue.live_editions() == []

    page = open_form(editor, issue)
    for language, unit in zip(LANGUAGES, ["ports", "个港口", "個港口"], strict=True):
        page.fill(
            f"#issues_notablenumber_set-0 [lang][name$={language.field('figure')}]",
            "6",
        )
        page.fill(f"#issues_notablenumber_set-0 [lang][name$={language.field('unit')}]", unit)
    write(page, "letter_en", "With one more word from the desk. ")
    page.click("text=Save and publish all")
    page.wait_for_selector(".messagelist .success")

    words = read(open_reader, issue)
    assert "With one more word from the desk." in words["en"]
    assert "Ferry operators from six ports" in words["en"]
    assert "六个港口的渡轮公司本周在青岛开会" in words["zh-hans"]
    assert "六個港口的渡輪公司本週在青島開會" in words["zh-hant"]
    number.refresh_from_db()
    assert [number.text_in(language, "unit") for language in LANGUAGES] == [
        "ports",
        "个港口",
        "個港口",
    ]
