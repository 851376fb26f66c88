"""A Chinese text, sent in without an account: with and without JavaScript, by keyboard alone."""

import re

import pytest

from submissions import lengths
from submissions.models import Author, Submission
from submissions.typed import as_html
from submissions.workflow import State
from tests.factories import EN, HANS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "\n".join(["港口的夜班沒有人數得清多少個貨櫃，也沒有人問過二零二六年的雨。" * 12] * 4)
TYPED = [
    "One, two-three and 3.14; don’t stop.",
    "中文和 English 混排，2026 年。",
    "<p>a<em>b</em> c</p> 3 < 4 & 5 > 2",
    "Ünïcode ﹟ 𠀀 カナ naïve AT&T e.g. x_y",
    "",
]


@pytest.fixture(autouse=True)
def unlimited(settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "offer_draft": "1000/h/ip"}


def write(page):
    page.get_by_label("標題").fill("港口的夜班")
    page.get_by_label("正文", exact=True).fill(TEXT)
    page.get_by_label("姓名（刊出時使用）").fill("陳小明")
    page.get_by_label("電郵").fill("chan@example.com")


def test_it_is_sent_in_without_javascript(open_reader):
    reader = open_reader(width=320, java_script_enabled=False)
    reader.opens("/zh-hant/submit/")
    assert reader.overflow() <= 0
    write(reader.page)
    reader.page.wait_for_timeout(2100)

    reader.page.get_by_role("button", name="正式投稿").click()

    assert re.search(r"/zh-hant/submissions/[\w-]+/$", reader.page.url)
    assert Submission.objects.get().state == State.RECEIVED
    assert Author.objects.get().name == "陳小明"


def test_it_is_sent_in_by_keyboard_alone_and_saves_itself_meanwhile(open_reader):
    reader = open_reader(width=320)
    page = reader.page
    reader.opens("/zh-hant/submit/")
    for name, typed in (("title", "港口的夜班"), ("text", TEXT), ("author-name", "陳小明")):
        reach(page, name)
        page.keyboard.insert_text(typed)
    page.locator("[data-state]", has_text="已儲存").wait_for()
    assert "/edit/" in page.url
    assert page.locator("[data-count]").inner_text() == "1,392字"

    reach(page, "act", "send")
    page.keyboard.press("Enter")
    page.locator("[data-complaints]:focus").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "author-email"
    page.keyboard.insert_text("chan@example.com")
    reach(page, "act", "send")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/submissions/[\w-]+/(#.*)?$"))

    assert Submission.objects.get().state == State.RECEIVED
    assert reader.overflow() <= 0
    assert [each for each in reader.complaints if "409" in each] == []


def reach(page, name, value=""):
    """Press Tab until a field or button has the focus."""
    for _step in range(90):
        page.keyboard.press("Tab")
        if page.evaluate(
            "([name, value]) => document.activeElement.name === name &&"
            " (!value || document.activeElement.value === value)",
            [name, value],
        ):
            return
    raise AssertionError(f"No key leads to {name}.")


def test_the_browser_counts_as_the_server_does(open_reader):
    reader = open_reader()
    reader.opens("/en/submit/")

    for text in TYPED:
        for language in (EN, HANS):
            counted = reader.page.evaluate(
                "async (text) => (await import('/static/js/length.js')).count(text)", text
            )
            assert counted == lengths.count(as_html(text), language).number, text


def test_two_windows_lose_nothing(open_reader):
    reader = open_reader()
    page = reader.page
    reader.opens("/en/submit/")
    page.get_by_label("Title").fill("First")
    page.locator("[data-state]", has_text="Saved at").wait_for()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Title").fill("Second")
    other.locator("[data-state]", has_text="Saved at").wait_for()

    page.get_by_label("Title").fill("Third")
    page.locator("[data-state]", has_text="another window").wait_for()
    assert Submission.objects.get().title == "Second"

    page.get_by_role("button", name="Save draft").click()
    assert page.locator(".others").inner_text().count("Second") == 1
    assert page.get_by_label("Title").input_value() == "Third"
