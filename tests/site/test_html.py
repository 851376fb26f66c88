"""The Nu HTML checker has nothing to say about any page or style sheet."""

from tests.site.crawl import Answer
from tests.site.tools import lines, nu_messages

# What the checker does not know yet; each is in a standard and in browsers.
NOT_KNOWN = [
    "CSS: “field-sizing”: Property “field-sizing” doesn't exist.",  # CSS Basic User Interface 4
    "CSS: “reading-flow”: Property “reading-flow” doesn't exist.",  # CSS Display 4
]


def complaints(answers, folder):
    """Return (page, line, message), each message once a file."""
    names = {}
    for number, answer in enumerate(answers):
        path = folder / f"{number}{'.html' if answer.is_html else '.css'}"
        path.write_bytes(answer.body)
        names[path.name] = f"{answer.status} {answer.address}"
    assert answers
    return [
        (names[message["url"].split("/")[-1]], message.get("lastLine"), message["message"])
        for message in nu_messages(folder)
        if message["message"] not in NOT_KNOWN
    ]


def test_every_page_and_style_sheet_is_valid(site, errors, tmp_path, tables):
    styles = [answer for answer in site.answers.values() if answer.is_of("text/css")]
    checked = [*site.pages, *errors, *styles]
    found = complaints(checked, tmp_path)
    figures = ["pages, errors, style sheets", len(checked), len(found)]
    tables.append(("Nu HTML checker", [["", "files", "messages"], figures]))

    assert lines(found) == ""
    assert len(styles) >= 5


def test_the_checker_sees_a_mistake(tmp_path):
    page = b"<!doctype html><html lang=en><title>x</title><p><ul></ul></p><img src=x>"
    html, css = {"content-type": "text/html"}, {"content-type": "text/css"}
    wrong = [Answer("", "/a", 200, html, page), Answer("", "/b", 200, css, b"p { colour: red; }")]

    found = complaints(wrong, tmp_path)

    assert {name for name, _line, _message in found} == {"200 /a", "200 /b"}
