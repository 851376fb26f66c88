"""Lighthouse, with its telephone and its slow network, on the three pages that matter most."""

import json

import pytest

from tests.browser.conftest import CHROMIUM
from tests.site.tools import TOOLS, lines, run

KINDS = ["home", "issues:detail", "articles:detail"]
READ_IN = ["en", "zh-hant"]
GROUPS = ["performance", "accessibility", "best-practices", "seo"]
ENOUGH = 95
RUNS = 3  # at most: a busy machine makes a page slower, never faster
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run"


def audit(url, folder):
    report = folder / "report.json"
    said = run(
        *("node", TOOLS / "lighthouse/cli/index.js", url, "--quiet", "--output=json"),
        *(f"--output-path={report}", f"--chrome-flags={FLAGS}"),
        f"--only-categories={','.join(GROUPS)}",
        environment={"CHROME_PATH": CHROMIUM},
    )
    assert report.exists(), said.stderr
    found = json.loads(report.read_text())
    report.unlink()
    return found


def scores(report):
    return {group: round(report["categories"][group]["score"] * 100) for group in GROUPS}


def lost(report):
    """Return what cost points, worst first."""
    for group in GROUPS:
        for each in report["categories"][group]["auditRefs"]:
            audit = report["audits"][each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield group, audit["score"], audit["title"], audit.get("displayValue", "")


@pytest.fixture(scope="module")
def reports(site, tmp_path_factory):
    """The best of up to three reports of each page."""
    folder, found = tmp_path_factory.mktemp("lighthouse"), {}
    for kind in KINDS:
        for language in READ_IN:
            answer = site.examples[kind, language]
            for _run in range(RUNS):
                report = audit(answer.url, folder)
                best = max(report, found.get(answer, report), key=lambda r: sum(scores(r).values()))
                found[answer] = best
                if min(scores(best).values()) >= ENOUGH:
                    break
    return found


def test_every_score_is_at_least_95(reports, tables):
    rows = [[answer, *scores(report).values()] for answer, report in reports.items()]
    tables.append(("Lighthouse", [["", *GROUPS], *rows]))
    low = [
        (answer, *loss)
        for answer, report in reports.items()
        if min(scores(report).values()) < ENOUGH
        for loss in lost(report)
    ]

    assert lines(low) == ""
    assert len(rows) == len(KINDS) * len(READ_IN)
