"""Tab alone: it reaches everything, in the order one reads, and shows where it is."""

from itertools import pairwise

from tests.site.tools import in_browsers, lines, script, show

INSIDE = 3  # further stops within a day: its other two parts and the calendar
WIDTHS = {"en": 1280, "zh-hans": 320, "zh-hant": 320}


def walk(page, answer):
    """Press Tab as often as there are things to reach; return their number and every stop.

    A day has several stops within one field, which the browser draws; the first one counts.
    """
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": WIDTHS.get(answer.language, 1280), "height": 720})
    show(page, answer)
    expected = page.evaluate(script("stops"))
    stops = []
    for _press in range(expected + 1 + INSIDE * page.locator("[type=date]").count()):
        page.keyboard.press("Tab")
        stop = page.evaluate(script("stop"))  # once the focus may leave the page
        if stop and (not stops or stop["number"] != stops[-1]["number"]):
            stops.append(stop)
    return expected, stops[:expected]


def backwards(before, after):
    """Say whether the eye goes back: up again, and not to another column."""
    return after["bottom"] <= before["top"] and after["left"] < before["right"]


def complaints(expected, stops):
    yield from (f"no focus seen: {stop['what']}" for stop in stops if not stop["outlined"])
    yield from (f"behind something: {stop['what']}" for stop in stops if not stop["seen"])
    reached = sorted(stop["number"] for stop in stops)
    if reached != list(range(expected)):
        yield f"reaches {reached} of {expected}"
    for before, after in pairwise(stops):
        # The skip link lies above the page until it has the focus.
        if before["number"] and after["number"] and backwards(before, after):
            yield f"goes back from {before['what']} to {after['what']}"


def test_tab_reaches_everything_in_order_and_is_seen(site, errors):
    answers = [*site.examples.values(), *errors]
    walks = in_browsers(walk, answers)
    found = [
        (answer.status, answer, said)
        for answer, (expected, stops) in zip(answers, walks, strict=True)
        for said in complaints(expected, stops)
    ]

    assert lines(found) == ""
    assert sum(expected for expected, _stops in walks) >= 20 * len(site.examples)


def skip(page, answer):
    show(page, answer)
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    landed = page.evaluate("document.activeElement.id")
    page.keyboard.press("Tab")
    behind_masthead = page.evaluate("!document.activeElement.closest('.masthead')")
    return first, landed, behind_masthead


def test_the_first_stop_skips_to_the_text(site):
    answers = [page for page in site.examples.values() if not page.soup.select("[autofocus]")]

    found = dict(zip(answers, in_browsers(skip, answers), strict=True))

    assert found == dict.fromkeys(answers, ("#content", "content", True))
