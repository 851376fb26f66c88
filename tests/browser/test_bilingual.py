"""Two languages on one page, as a browser lays them out, prints them and remembers the choice."""

import io
import unicodedata

import pypdf
import pytest

from tests.factories import EN, HANT, make_article, make_image, published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESS = "/en/articles/trade/with/zh-hant/"
BODIES = {
    "body_en": "<p>" + "Words in English. " * 30 + "</p><h2>Two</h2><ul><li><p>Three</p></li></ul>",
    "body_zh_hant": "<p>" + "中文的句子。" * 20 + "</p><h2>二</h2><ul><li><p>三</p></li></ul>",
}
PLACES = """pairs => pairs.map(pair => [...pair.children].map(side => {
  const { left, right, top, bottom } = side.getBoundingClientRect()
  return { left, right, top, bottom }
}))"""


@pytest.fixture
def site(live):
    make_article(slug="trade", image=make_image(), **BODIES)
    make_article(slug="other", **BODIES)
    make_article(slug="english", **published(EN))


def places(reader):
    reader.opens(ADDRESS)
    return reader.page.locator(".pairs .pair").evaluate_all(PLACES)


@pytest.mark.parametrize("java_script", [True, False])
def test_a_wide_window_has_both_side_by_side(site, open_reader, java_script):
    reader = open_reader(width=1440, java_script_enabled=java_script)

    pairs = places(reader)

    assert len(pairs) == 3
    for ours, theirs in pairs:
        assert ours["top"] == theirs["top"]
        assert ours["right"] <= theirs["left"]


@pytest.mark.parametrize("java_script", [True, False])
def test_a_narrow_one_has_each_paragraph_above_its_translation(site, open_reader, java_script):
    reader = open_reader(width=360, java_script_enabled=java_script)

    pairs = places(reader)

    assert len(pairs) == 3
    for ours, theirs in pairs:
        assert ours["bottom"] <= theirs["top"]
        assert ours["left"] == theirs["left"]
    assert reader.overflow() == 0


def test_the_two_languages_do_not_look_alike(site, open_reader):
    page = open_reader().page
    page.goto(ADDRESS)

    ours, theirs = (
        page.locator(f".pairs {side} p").first.evaluate("p => getComputedStyle(p).color")
        for side in ("[lang=en]", ".second")
    )

    assert ours != theirs


def test_the_choice_is_remembered_until_it_is_undone(site, open_reader):
    page = open_reader().page
    page.goto("/en/articles/trade/")
    page.get_by_role("link", name="English + 繁體").click()
    page.wait_for_url(f"**{ADDRESS}")

    page.goto("/en/articles/other/")
    page.wait_for_url("**/en/articles/other/with/zh-hant/")
    page.goto("/en/articles/english/")
    assert page.url.endswith("/en/articles/english/")

    page.goto(ADDRESS)
    page.locator(".read-with").get_by_role("link", name="English", exact=True).click()
    page.wait_for_url("**/en/articles/trade/#top")
    page.goto("/en/articles/other/")
    assert page.url.endswith("/en/articles/other/")


def test_an_address_somebody_sent_is_no_choice(site, open_reader):
    page = open_reader().page
    page.goto(ADDRESS)

    page.goto("/en/articles/other/")

    assert page.url.endswith("/en/articles/other/")


def test_without_javascript_the_link_is_the_choice(site, open_reader):
    page = open_reader(java_script_enabled=False).page
    page.goto("/zh-hant/articles/trade/")

    page.locator(".read-with a").nth(1).click()

    page.wait_for_url("**/zh-hant/articles/trade/with/en/")
    page.locator(".read-with a").first.click()
    page.wait_for_url("**/zh-hant/articles/trade/#top")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("address", [f"/{HANT.code}/articles/trade/", ADDRESS])
def test_paper_has_the_text_and_its_address_and_no_navigation(site, open_reader, address, paper):
    page = open_reader(color_scheme="dark").page
    page.goto(address)

    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper)))

    text = "".join(sheet.extract_text() for sheet in printed.pages).replace("\n", "")
    words = unicodedata.normalize("NFKC", text)
    assert "中文的句子" in words
    assert address in words
    assert "English + " not in words
    assert "Contributors" not in words
