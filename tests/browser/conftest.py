"""A real Chromium, and the site served to it.

Chromium's driver runs an event loop in the tests' thread, and Django refuses its database calls
where a loop runs; here nothing else uses that loop.
"""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.pages import Reader

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium():
    if not shutil.which(CHROMIUM):
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is missing: CI must run the browser tests.")
        pytest.skip(f"{CHROMIUM} is not installed: the browser tests are skipped.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def live(built_fonts, settings, live_server):
    """The site at an address of its own, with its fonts."""
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, built_fonts]
    return live_server


@pytest.fixture
def open_reader(chromium, live):
    """Open a reader's browser: `open_reader(width=320, java_script_enabled=False)`."""
    contexts = []

    def open_one(width=1280, **options):
        context = chromium.new_context(
            base_url=live.url, viewport={"width": width, "height": 900}, **options
        )
        contexts.append(context)
        return Reader(context, live.url)

    yield open_one
    for context in contexts:
        context.close()
