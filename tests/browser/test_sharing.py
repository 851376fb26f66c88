import io

import PIL.Image
import pytest
import zxingcpp
from playwright.sync_api import expect

from tests.browser.pages import make_site
from tests.factories import make_article

pytestmark = pytest.mark.browser
ARTICLE = "/zh-hans/articles/a-long-title/"
SHEET = "navigator.share = async (what) => { window.shared = what; }"


@pytest.fixture
def site(db):
    make_site()
    make_article(slug="free", may_be_republished=True, title_en="</textarea><b>Free")


def test_the_link_is_copied_and_that_is_said(site, open_reader, live):
    reader = open_reader(permissions=["clipboard-read", "clipboard-write"])
    reader.opens(ARTICLE)

    expect(reader.page.locator("#share-address")).to_be_hidden()
    reader.page.get_by_role("button", name="复制链接").click()

    expect(reader.page.get_by_role("status")).to_have_text("链接已复制。")
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"http://localhost:8000{ARTICLE}"
    assert reader.complaints == []
    assert reader.hosts == {live.url.split("/")[2]}


def test_where_copying_is_refused_the_address_is_marked(site, open_reader):
    reader = open_reader()
    reader.page.add_init_script("delete Navigator.prototype.clipboard")
    reader.opens(ARTICLE)

    reader.page.get_by_role("button", name="复制链接").click()

    expect(reader.page.get_by_role("status")).to_have_text("请自行复制已选中的网址。")
    assert reader.page.evaluate("getSelection().toString()").strip() == (
        f"http://localhost:8000{ARTICLE}"
    )


def test_the_systems_own_sheet_is_offered_where_there_is_one(site, open_reader):
    without, having = open_reader(), open_reader()
    without.page.add_init_script("delete Navigator.prototype.share")
    having.page.add_init_script(SHEET)
    for reader in (without, having):
        reader.opens("/en/articles/a-long-title/")

    expect(without.page.locator("[data-sheet]")).to_be_hidden()
    having.page.get_by_role("button", name="Send …").click()

    shared = having.page.evaluate("window.shared")
    assert shared["url"] == "http://localhost:8000/en/articles/a-long-title/"
    assert shared["title"].startswith("Antidisestablishmentarianism")


@pytest.mark.parametrize("address", [ARTICLE, "/zh-hant/issues/2024-07-19/"])
def test_without_a_script_the_code_opens_by_keyboard_and_the_address_is_there(
    site, open_reader, address
):
    reader = open_reader(width=320, java_script_enabled=False)
    reader.opens(address)

    code = reader.page.locator(".wechat img")
    expect(code).to_be_hidden()
    reader.page.locator(".wechat summary").press("Enter")

    expect(code).to_be_visible()
    expect(reader.page.locator("#share-address")).to_be_visible()
    assert reader.page.locator(".share button:visible").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_open_code_is_read_off_the_narrowest_page_in_both_themes(site, open_reader, theme):
    reader = open_reader(width=320, color_scheme=theme)
    reader.opens(ARTICLE)

    with reader.page.expect_response("**/qr.svg"):
        reader.page.click(".wechat summary")
    seen = reader.page.locator(".wechat img").screenshot()

    code = zxingcpp.read_barcode(PIL.Image.open(io.BytesIO(seen)))
    assert code.text == f"http://localhost:8000{ARTICLE}"
    assert reader.overflow() <= 0


def test_the_kit_is_shown_as_text_and_copied(site, open_reader):
    reader = open_reader(width=320, permissions=["clipboard-read", "clipboard-write"])
    reader.opens("/en/articles/free/republish/")

    shown = reader.page.locator("#kit-html").input_value()
    reader.page.get_by_role("button", name="Copy the HTML").click()

    expect(reader.page.get_by_role("status")).to_have_text("Copied.")
    assert shown.startswith('<article lang="en">\n<h1>&lt;/textarea&gt;&lt;b&gt;Free</h1>')
    assert reader.page.evaluate("navigator.clipboard.readText()") == shown
    assert reader.page.locator("textarea").count() == 3
    assert reader.overflow() <= 0
    assert reader.complaints == []


def test_paper_has_no_use_for_the_row(site, open_reader):
    reader = open_reader()
    reader.opens("/en/issues/2024-07-19/")

    reader.page.emulate_media(media="print")

    expect(reader.page.locator(".share")).to_be_hidden()
    expect(reader.page.locator(".quote-picture")).to_be_hidden()


def test_the_kit_is_there_without_a_script(site, open_reader):
    reader = open_reader(java_script_enabled=False)
    reader.opens("/zh-hant/articles/free/republish/")

    expect(reader.page.locator("#kit-text")).to_be_visible()
    assert reader.page.locator(".kits button:visible").count() == 0
