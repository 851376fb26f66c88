"""axe finds nothing at the desk either: what an editor of either newsroom meets every week."""

import re

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.site import axe

PASSWORD = "focus-demo"
PAGES = {
    "front": "/admin/",
    "issues": "/admin/issues/issue/",
    "issue": "/admin/issues/issue/{first}/change/",
    "articles": "/admin/articles/article/",
    "article": "/admin/articles/article/{first}/change/",
    "new article": "/admin/articles/article/add/",
    "topics": "/admin/articles/topic/",
    "page": "/admin/articles/page/{first}/change/",
    "images": "/admin/images/image/",
    "image": "/admin/images/image/{first}/change/",
    "contributor": "/admin/contributors/contributor/{first}/change/",
    "deletion": "/admin/articles/topic/{first}/delete/",
}
EDITORS = {"editor.hk": "light", "editor.ny": "dark"}


@pytest.fixture(scope="module")
def open_desk(site):
    """Open the desk as one of the demonstration's editors, from the sign-in on."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)

        def open_one(editor, scheme):
            options = {"bypass_csp": True, "color_scheme": scheme}
            page = browser.new_context(base_url=site.url, **options).new_page()
            page.goto("/admin/")
            found = {(f"{editor}, {scheme}", "sign-in"): axe.judge(page)}
            page.fill("[name=username]", f"{editor}@example.com")
            page.fill("[name=password]", PASSWORD)
            page.click("#sign-in button")
            page.wait_for_selector(".desk-front")
            return page, found

        yield open_one
        browser.close()


def first_of(page, address):
    """Return the address of a form for the first row of its list."""
    if "{first}" not in address:
        return address
    page.goto(re.sub(r"\{first\}.*", "", address))
    row = page.locator("#result_list tbody th a").first.get_attribute("href")
    return address.format(first=re.search(r"/(\d+)/change/", row)[1])


@pytest.mark.parametrize("editor", EDITORS)
def test_axe_finds_nothing_at_the_desk(open_desk, tables, editor):
    page, found = open_desk(editor, EDITORS[editor])
    for name, address in PAGES.items():
        assert page.goto(first_of(page, address)).status == 200, name
        page.wait_for_load_state("networkidle")
        found[f"{editor}, {EDITORS[editor]}", name] = axe.judge(page)
    tables.append(axe.table(f"axe: the desk of {editor}", found))

    assert axe.said(found) == ""
    assert len(found) == len(PAGES) + 1
