"""What axe finds on a page that a browser shows."""

from collections import defaultdict

from tests.site.tools import TOOLS, lines, script

SOURCE = TOOLS / "axe-core/axe.min.js"
ALWAYS_JUDGED = {"color-contrast", "document-title", "html-has-lang", "link-name"}


def judge(page):
    """Return the violations on the page as it is shown; axe must really have looked."""
    page.add_script_tag(path=SOURCE)
    found = page.evaluate(script("axe"))
    missing = ALWAYS_JUDGED - set(found["judged"]) - set(found["undecided"])
    assert missing == set(), page.url
    return found["violations"]


def table(title, found):
    """Return a table that counts pages looked at and violations, by a name of each look."""
    looks = sorted({look for look, _address in found})
    rows = [["", "pages", "violations"]]
    for look in looks:
        of_look = [violations for (name, _address), violations in found.items() if name == look]
        rows.append([look, len(of_look), sum(map(len, of_look))])
    return title, rows


def said(found):
    """Return a line for each violation: how often, and where first."""
    places = defaultdict(list)
    for look, violations in found.items():
        for violation in violations:
            places[violation].append(" ".join(look))
    return lines((violation, len(where), where[0]) for violation, where in places.items())
