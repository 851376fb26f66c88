"""Readers who enlarge, space out, stop or recolour a page still have all of it."""

from tests.site.crawl import Answer
from tests.site.tools import in_browsers, lines, script, show

# WCAG 1.4.12: what a reader may set, and lose nothing.
SPACED = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important }
  * { word-spacing: .16em !important }
  p { margin-bottom: 2em !important }
"""


def every_look(page, answer):
    """Return what is wrong with a page in each of these ways to read it."""
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 × 1024 at 400 %
    page.emulate_media(reduced_motion="reduce", forced_colors="none")
    show(page, answer)
    wrong = {"enlarged": page.evaluate(script("lost"))}
    wrong["moving"] = page.evaluate(script("moving"))
    page.emulate_media(forced_colors="active")
    wrong["forced colours"] = page.evaluate(script("controls"))
    page.keyboard.press("Tab")
    if not page.evaluate(script("stop"))["outlined"]:
        wrong["forced colours"].append("no focus seen")
    page.emulate_media(forced_colors="none")
    page.add_style_tag(content=SPACED)
    wrong["spaced, enlarged"] = page.evaluate(script("lost"))
    page.set_viewport_size({"width": 1280, "height": 900})
    wrong["spaced"] = page.evaluate(script("lost"))
    return {look: said for look, said in wrong.items() if said}


def test_pages_bear_zoom_spacing_stillness_and_forced_colours(site, errors):
    answers = [*site.examples.values(), *errors]
    found = dict(zip(answers, in_browsers(every_look, answers), strict=True))

    assert (
        lines(
            (answer, look, each)
            for answer, said in found.items()
            for look in said
            for each in said[look]
        )
        == ""
    )


def test_the_looks_see_what_is_wrong():
    wrong = """<html lang=en><style>
      div { width: 600px } a:focus { outline: 0 } input { border: 0; animation: x 2s infinite }
      p { height: 1em; width: 5em; overflow: hidden } @keyframes x { to { opacity: 0 } }
      </style><a href=x>y</a><div>wide</div><input><p>Text that is cut off</p></html>"""

    answer = Answer("http://localhost", "/wrong/", 418, {}, wrong.encode())

    (found,) = in_browsers(every_look, [answer])

    assert {look: len(said) for look, said in found.items()} == {
        "enlarged": 2,
        "moving": 2,
        "forced colours": 2,
        "spaced, enlarged": 2,
        "spaced": 1,
    }
