import time

import pytest
from playwright.sync_api import expect

from tests.browser.desk import sign_in
from tests.browser.pages import LANGUAGES, OTHER_PAGES, PAGES, make_site
from tests.factories import make_article, published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def late(route):
    """Let a font arrive when the page has long been painted without it."""
    time.sleep(0.3)
    route.continue_()


@pytest.fixture
def site(live):
    return make_site()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_on_the_narrowest_phone(site, open_reader, language):
    reader = open_reader(width=320)

    overflow = {}
    for page in [*PAGES, *OTHER_PAGES]:
        reader.opens(f"/{language}{page}")
        overflow[page] = reader.overflow()

    assert overflow == dict.fromkeys([*PAGES, *OTHER_PAGES], 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_ask_no_other_host_and_break_no_rule_of_the_browser(
    site, open_reader, live, language
):
    reader = open_reader()

    answers = [reader.opens(f"/{language}{page}").status for page in PAGES]

    assert answers == [200, 200, 200]
    assert reader.hosts == {live.url.split("/")[2]}
    assert reader.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_whole_without_javascript(site, open_reader, language):
    reader = open_reader(java_script_enabled=False)

    for page in PAGES:
        reader.opens(f"/{language}{page}")

        assert reader.page.locator("h1").is_visible()
        assert reader.page.locator(".languages a").count() == 3
        assert reader.page.locator("[data-theme-switch]").is_hidden()
    assert "Body" in reader.page.locator(".article-body").inner_text()


@pytest.mark.parametrize("page", PAGES)
def test_the_language_line_leads_to_the_same_page(site, open_reader, page):
    reader = open_reader()
    reader.opens(f"/en{page}")

    reader.page.locator(".languages").get_by_text("繁體").click()

    reader.page.wait_for_url(f"**/zh-hant{page}")
    assert reader.page.locator("html").get_attribute("lang") == "zh-Hant-HK"
    assert reader.page.locator(".languages [aria-current]").all_inner_texts() == ["繁體"]
    reader.opens("/")
    assert reader.page.url.endswith("/zh-hant/")


def test_the_theme_switch_is_remembered_on_the_next_page(site, open_reader):
    page = open_reader(color_scheme="light").page
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    page.goto("/en/")
    light = page.evaluate(paper)

    page.get_by_role("button", name="Dark theme").click()
    dark = page.evaluate(paper)
    page.goto("/zh-hans/issues/2024-07-19/")

    assert light != dark
    assert page.evaluate(paper) == dark
    assert page.locator("[data-theme-switch]").get_attribute("aria-pressed") == "true"


def test_the_system_theme_holds_until_the_reader_says_otherwise(site, open_reader):
    page = open_reader(color_scheme="dark").page
    page.goto("/en/")
    dark = page.evaluate("getComputedStyle(document.documentElement).colorScheme")

    page.get_by_role("button", name="Dark theme").click()

    assert dark == "dark"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_the_licence_of_the_fonts_travels_with_them(site, open_reader):
    page = open_reader().page
    page.goto("/en/")

    address = page.get_by_role("link", name="Source Serif").get_attribute("href")

    assert "SIL OPEN FONT LICENSE" in page.request.get(address).text()


def test_the_keyboard_reaches_the_text_first(site, open_reader):
    page = open_reader().page
    page.goto("/en/issues/2024-07-19/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#content")).to_be_focused()


def test_the_line_above_a_preview_lies_over_nothing_and_can_be_read(open_reader, editor_hk):
    make_article(slug="draft", **published())
    browser = sign_in(open_reader())
    browser.opens("/en/articles/draft/")

    line = browser.page.get_by_role("status").filter(has_text="Preview")

    looks = "line => [getComputedStyle(line).filter, getComputedStyle(line).position]"
    assert line.evaluate(looks) == ["none", "static"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_when_fonts_and_pictures_arrive_late(site, open_reader, language, width):
    reader = open_reader(width=width)
    reader.page.route("**/*.woff2", late)
    reader.page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "entry => { window.moved += entry.value })).observe({type: 'layout-shift', buffered: true})"
    )

    moved = {}
    for page in [*PAGES, "/articles/"]:
        reader.opens(f"/{language}{page}")
        reader.page.evaluate("document.fonts.ready")
        moved[page] = reader.page.evaluate("window.moved")

    # Half of what counts as good: a long word may still turn a title differently.
    assert {page: by for page, by in moved.items() if by >= 0.05} == {}


def test_the_browser_takes_the_smallest_format_and_cuts_the_lead_only_where_there_is_room(
    site, open_reader
):
    shown = {}
    for width in (360, 1440):
        page = open_reader(width=width).page
        page.goto("/en/articles/a-long-title/", wait_until="networkidle")
        lead = page.locator(".lead img")
        box = lead.bounding_box()
        shown[width] = (
            lead.evaluate("image => image.currentSrc").rsplit("/", 1)[1],
            round(box["width"] / box["height"], 2),
        )

    assert shown == {360: ("360.avif", 1.5), 1440: ("16x9-1080.avif", 1.78)}
