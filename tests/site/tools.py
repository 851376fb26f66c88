"""The Node and Java tools that `make audit` installs, and browsers at work side by side."""

import json
import os
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM

TOOLS = Path(__file__).parent / "node_modules"
SCRIPTS = Path(__file__).parent / "scripts"
BROWSERS = 3  # at once; a page waits for the server about as long as it computes
PATIENCE = 300  # seconds for one run of a tool, or for a page to arrive; the machine may be busy


def run(*command, environment=(), **options):
    return subprocess.run(
        [str(part) for part in command],
        env={**os.environ, **dict(environment)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        **options,
    )


def lines(rows):
    """Return rows as text, a line each, so that a failure is read at a glance."""
    return "\n".join(sorted("  ".join(map(str, row)) for row in rows))


def nu_messages(folder):
    """Return what the Nu HTML checker says about every HTML and CSS file of a folder."""
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    said = run(
        "java", "-jar", jar, "--format", "json", "--also-check-css", "--exit-zero-always", folder
    )
    return json.loads(said.stderr)["messages"]


@cache
def script(name):
    """Return a function of JavaScript that looks at a page."""
    return (SCRIPTS / f"{name}.js").read_text()


def show(page, answer):
    """Open the address of an answer in a browser; what went wrong is shown as it was answered."""
    if answer.status != 200:
        page.route(
            answer.url,
            lambda route: route.fulfill(
                status=answer.status, body=answer.body, content_type="text/html; charset=utf-8"
            ),
            times=1,
        )
    assert page.goto(answer.url).status == answer.status, answer


def in_browsers(look: Callable, jobs: list, **options) -> list:
    """Return `look(page, job)` of each job in order, several browsers working at once.

    Scripts of ours may run in pages although the site's own policy forbids them.
    """
    shares = [jobs[number::BROWSERS] for number in range(BROWSERS)]
    with ThreadPoolExecutor(BROWSERS) as pool:
        found = list(pool.map(lambda share: _look_at(look, share, options), shares))
    return [found[number % BROWSERS][number // BROWSERS] for number in range(len(jobs))]


def _look_at(look, jobs, options):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        context = browser.new_context(bypass_csp=True, **options)
        context.set_default_timeout(PATIENCE * 1000)
        page = context.new_page()
        try:
            return [look(page, job) for job in jobs]
        finally:
            browser.close()
