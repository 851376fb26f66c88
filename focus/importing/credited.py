"""Recognise the quote of the week and the notable number."""

import re
from collections.abc import Sequence
from html import escape

from bs4 import BeautifulSoup

from articles.importing.lines import Line, Style
from articles.importing.people import DASH, Credit, credits_in, has_role
from articles.importing.source import Picture
from focus.importing import headings
from focus.importing.blocks import Block, want_links
from focus.importing.tree import Credited, Number, Part, Quote

OPENING, CLOSING = '"“”「『«', '"”“」』»'
QUOTED_THEN_NAMED = re.compile(
    rf"(?P<words>[{OPENING}].+[{CLOSING}])\s*(?P<caption>(?:[—–―]|--|──)\s*\S.*)", re.DOTALL
)
# Only straight marks may hold marks of their own: “"The Ferries" Way Home"”.
MARKED = r"《[^》]+》|“[^”]+”|「[^」]+」|『[^』]+』|\".+\""
LED = re.compile(rf"(?P<lead>[^《“「『\"]{{0,60}})(?P<title>{MARKED})(?P<rest>.*)")
LEADING = re.compile(
    r"\b(?:more|read|see|from|source)\b|详|詳|阅|閱|更多|参见|參見|摘自|出自|来源|來源", re.I
)
AMOUNT = (
    r"(?:%|‰|percent\b|per cent\b|thousand\b|million\b|billion\b|trillion\b"
    r"|百分点|百分點|万亿|萬億|亿|億|万|萬|千|百|兆)?"
)
FIGURE = re.compile(
    r"(?P<figure>(?:(?:about|nearly|almost|over|more than)\s+|[约約近逾超][过過]?\s?)?"
    r"[~≈<>+−-]?\s?(?:US|HK|NT|A|C|RMB|CNY)?\s?[$¥€£]?\s?"
    rf"(?:\d[\d.,]*(?:[-–]\d[\d.,]*)?|[一二三四五六七八九十两兩半]+)\s?{AMOUNT})\s*(?P<unit>.*)",
    re.I,
)


def quote(block: Block, pictures: Sequence[Picture]) -> list[Part]:
    start = _start_of_quote(block.lines)
    if start is None:
        return []
    said, caption = _quotation(block.lines[start:])
    text = "\n\n".join(line.text for line in said)
    match = QUOTED_THEN_NAMED.fullmatch(text)
    part = Quote([*block.head, *said], block.heading, text=_bare(match["words"] if match else text))
    if match:
        part.credits = credits_in(match["caption"])
        if not part.credits:
            part.text = text
    _read_caption(part, caption)
    if not part.credits:
        part.want("The quotation names no speaker.")
    if not part.url and not part.article_title:
        part.want("The quotation names no article: pick the one it is from.")
    return [part]


def _start_of_quote(lines: Sequence[Line]) -> int | None:
    for place, line in enumerate(lines):
        if line.text[0] in OPENING or line.style is Style.QUOTE:
            return place
    return next((place for place, line in enumerate(lines) if line.is_sentence), None)


def _quotation(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of a quotation, and those after it."""
    first = lines[0]
    if first.style is Style.QUOTE:
        end = 1
        while end < len(lines) and lines[end].style is Style.QUOTE:
            if DASH.match(lines[end].text):
                break
            end += 1
        return list(lines[:end]), list(lines[end:])
    if first.text[0] in OPENING:
        for end, line in enumerate(lines[:8], start=1):
            closes = re.search(rf"[{CLOSING}][.。]?$", line.text) and len(line.text) > 1
            if closes or QUOTED_THEN_NAMED.fullmatch(line.text):
                return list(lines[:end]), list(lines[end:])
    return [first], list(lines[1:])


def _bare(text: str) -> str:
    """Return a quotation without the marks around it, if they belong together."""
    text = text.strip()
    if len(text) < 2 or text[0] not in OPENING or text[-1] not in CLOSING:
        return text
    inner = text[1:-1]
    mark = re.search(rf"[{OPENING}{CLOSING}]", inner)
    closes_early = mark and (
        mark[0] in "”」』»" or (mark[0] == '"' and re.search(r'\S"(?!\w)', inner[: mark.end() + 1]))
    )
    return text if closes_early else inner.strip()


def _read_caption(part: Credited, lines: Sequence[Line]) -> None:
    """Take the names, roles, article and link below a quotation or a number."""
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else None
        if is_link_line(line):
            _take_link(part, line)
            return
        title = LED.fullmatch(line.text.rstrip(",，."))
        title = title if title and not title["lead"] and not title["rest"] else None
        if title and not part.article_title:
            part.article_title, part.url = title["title"][1:-1].strip(" ,，."), line.url
            part.more = part.more or line.html
        elif not _take_credit(part, line, below):
            return
        part.lines.append(line)


def is_link_line(line: Line) -> bool:
    return bool(line.label and headings.READ.fullmatch(line.label) and len(line.label) <= 40)


def _take_link(part: Credited, line: Line) -> None:
    part.lines.append(line)
    if line.url and not part.url:
        part.url = line.url
        part.more = f"{part.more} {line.html}".strip()
    part.more = part.more or line.html
    if not line.links:
        part.want(f"A link is missing: “{line.text}”", line)


def _take_credit(part: Credited, line: Line, below: Line | None) -> bool:
    """Add a line to the people of a part; False when it is none of a caption's."""
    if line.is_sentence and not has_role(line.text):
        return False
    # A heading of a new block looks like a name or a role: short, then a paragraph.
    heads_text = line.after_blank and below is not None and below.is_sentence
    people = credits_in(line.text)
    waits = bool(part.credits) and not part.credits[-1].role
    if heads_text and part.credits and not has_role(line.text):
        return False
    if people and not (waits and has_role(line.text) and not people[0].role):
        part.credits += people
    elif not part.credits and line.is_title_like and not has_role(line.text):
        part.credits.append(Credit(DASH.sub("", line.text)))
        part.want(f"Is this the speaker’s name? “{line.text}”", line)
    elif waits:
        part.credits[-1] = Credit(part.credits[-1].name, line.text)
    elif part.credits and has_role(line.text) and line.is_title_like:
        last = part.credits[-1]
        part.credits[-1] = Credit(last.name, f"{last.role.rstrip(',，')}, {line.text}")
    else:
        return False
    return True


def number(block: Block, pictures: Sequence[Picture]) -> list[Part]:
    lines = list(block.lines)
    part = Number(list(block.head), block.heading)
    if lines and (match := FIGURE.fullmatch(lines[0].text)) and _is_figure(lines[0], match):
        part.figure, part.unit = match["figure"].strip(), match["unit"].strip()
        part.lines.append(lines.pop(0))
    end = next((place for place, line in enumerate(lines) if _leads(line)), None)
    said = lines[:1] if end is None else lines[:end]
    part.text = "\n\n".join(line.plain for line in said)
    part.lines += said
    if not part.figure and not part.text:
        return []
    if not part.figure:
        part.want(_figure_wanted(part, pictures), block.head[-1] if block.head else None)
    _read_source(part, lines[len(said) :])
    want_links(part, said)
    return [part]


def _is_figure(line: Line, match: re.Match[str]) -> bool:
    fits = len(match["figure"].strip()) <= 40 and len(match["unit"].strip()) <= 80
    return fits and len(line.text) <= 60 and not line.is_sentence


def _figure_wanted(part: Part, pictures: Sequence[Picture]) -> str:
    first = part.lines[0].number
    near = [each for each in pictures if first <= each.number <= part.lines[-1].number + 5]
    alt = next((picture.alt for picture in near if picture.alt), "")
    said = f"; a picture near it is described as “{alt}”" if alt else ""
    return f"The figure is missing (it may have been a picture{said}): fill it in."


def _leads(line: Line) -> bool:
    match = LED.fullmatch(line.text)
    return is_link_line(line) or bool(match and (LEADING.search(match["lead"]) or line.links))


def _read_source(part: Number, lines: Sequence[Line]) -> None:
    """Take “Learn more in “Title,” Name, Role”, and the caption below it."""
    match = LED.fullmatch(lines[0].text) if lines and _leads(lines[0]) else None
    if not match:
        _read_caption(part, lines)
    else:
        line = lines[0]
        part.lines.append(line)
        part.article_title = match["title"][1:-1].strip(" ,，.")
        part.url = line.url
        part.more = _more(line, match)
        rest = match["rest"].strip(" ,，.。;；:：")
        part.credits = credits_in(rest) or ([Credit(rest)] if rest else [])
        _read_caption(part, lines[1:])
    if not part.article_title and not part.url:
        part.want("The number names no article: pick it.")


def _more(line: Line, match: re.Match[str]) -> str:
    """Return the words that lead to the article, with its link, without its author."""
    title = escape(match["title"], quote=False)
    if link := BeautifulSoup(line.html, "html.parser").find("a", href=True):
        title = f'<a href="{escape(str(link["href"]))}">{title}</a>'
    return f"{escape(match['lead'], quote=False)}{title}"
