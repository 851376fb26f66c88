"""axe finds nothing on any kind of page, in any language, in either theme, however chosen."""

from tests.site import axe
from tests.site.crawl import LANGUAGES, Answer
from tests.site.test_links import KINDS
from tests.site.tools import in_browsers, show

# Each theme as the system's choice and as the reader's own, over the other of the system. A page
# is judged in two of them, which share neither width nor theme: a kind of page in all four.
LOOKS = {
    "light, 1280": ("light", None, 1280),
    "dark, 1280": ("dark", None, 1280),
    "switched to dark, 320": ("light", "dark", 320),
    "switched to light, 320": ("dark", "light", 320),
}
WAYS = [("light, 1280", "switched to dark, 320"), ("dark, 1280", "switched to light, 320")]
SWITCH = """theme => { theme ? localStorage.setItem("theme", theme) : localStorage.clear() }"""


def look_at(page, job):
    look, answer = job
    system, chosen, width = LOOKS[look]
    page.emulate_media(color_scheme=system)
    page.set_viewport_size({"width": width, "height": 900})
    show(page, answer)
    if page.evaluate("localStorage.getItem('theme')") != chosen:
        page.evaluate(SWITCH, chosen)
        show(page, answer)
    dark = page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert dark == ((chosen or system) == "dark"), (look, answer)
    return axe.judge(page)


def test_axe_finds_nothing(site, errors, tables):
    answers = [*site.examples.values(), *errors]
    # The languages of a kind follow each other; looks stay together, to switch seldom.
    jobs = [
        (look, answer)
        for look in LOOKS
        for number, answer in enumerate(answers)
        if look in WAYS[number % 2]
    ]
    results = in_browsers(look_at, jobs)
    found = {
        (look, f"{answer.status} {answer.address}"): violations
        for (look, answer), violations in zip(jobs, results, strict=True)
    }
    tables.append(axe.table("axe: one page of each kind and language", found))

    assert axe.said(found) == ""
    judged = {(look, answer.kind) for look, answer in jobs if answer.is_page}
    assert judged >= {(look, kind) for look in LOOKS for kind in KINDS}
    assert len(jobs) >= 2 * len(LANGUAGES) * 16


def test_axe_sees_a_mistake():
    wrong = "<html lang=en><title>x</title><a href=x></a><p style='color: #999'>Pale</p></html>"
    answer = Answer("http://localhost", "/wrong/", 418, {}, wrong.encode())

    (found,) = in_browsers(look_at, [("light, 1280", answer)])

    assert {"link-name: a", "color-contrast: p"} <= set(found)
