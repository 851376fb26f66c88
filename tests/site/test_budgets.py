"""What a first visit carries over the wire, and from where."""

import pytest

from tests.site.crawl import LANGUAGES
from tests.site.tools import in_browsers

KILOBYTE = 1000
PAGE = 200 * KILOBYTE  # HTML, styles, scripts and fonts, as they travel
SCRIPTS = 30 * KILOBYTE
PARTS = ["Document", "Stylesheet", "Script", "Font"]


def first_visit(page, answer):
    """Return the bytes of each kind of thing, and every host that is asked."""
    sizes, kinds, hosts = dict.fromkeys(PARTS, 0), {}, set()
    watch = page.context.new_cdp_session(page)
    watch.send("Network.enable")
    watch.send("Network.clearBrowserCache")

    def asked(event):
        kinds[event["requestId"]] = event["type"]
        if not event["request"]["url"].startswith("data:"):
            hosts.add(event["request"]["url"].split("/")[2])

    def finished(event):
        kind = kinds.get(event["requestId"], "Other")
        sizes[kind] = sizes.get(kind, 0) + round(event["encodedDataLength"])

    watch.on("Network.requestWillBeSent", asked)
    watch.on("Network.loadingFinished", finished)
    page.goto(answer.url, wait_until="networkidle")
    watch.detach()
    return sizes, hosts


@pytest.fixture(scope="module")
def visits(site):
    """The longest issue and the longest article of each language, and what they cost."""
    kinds = ("issues:detail", "articles:detail")
    answers = [site.examples[kind, language] for kind in kinds for language in LANGUAGES]
    return dict(zip(answers, in_browsers(first_visit, answers), strict=True))


def test_a_first_visit_is_light(visits, tables):
    head = ["kB on a first visit", *PARTS, "all", "pictures apart"]
    rows, heavy = [], []
    for answer, (sizes, _hosts) in visits.items():
        everything = sum(sizes[part] for part in PARTS)
        figures = [*(sizes[part] for part in PARTS), everything, sizes.get("Image", 0)]
        rows.append([answer, *(f"{size / KILOBYTE:.1f}" for size in figures)])
        if everything > PAGE or sizes["Script"] > SCRIPTS:
            heavy.append(rows[-1])
    tables.append((f"Budgets: {PAGE // 1000} kB, scripts {SCRIPTS // 1000} kB", [head, *rows]))

    assert heavy == []
    # Something was measured: each has its text and its style.
    assert all(sizes["Document"] and sizes["Stylesheet"] for sizes, _hosts in visits.values())


def test_no_other_host_is_asked(site, visits):
    assert {host for _sizes, hosts in visits.values() for host in hosts} == {
        site.url.removeprefix("http://")
    }
