"""Read a past issue: its head, its letter and the sections below."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing.lines import Line, fold, width
from articles.importing.people import is_name
from articles.importing.report import Wanted
from articles.importing.source import Furniture, Source, Unreadable
from focus.importing import headings
from focus.importing.blocks import cut, run_ins_apart, texts
from focus.importing.dates import find_date
from focus.importing.recognise import parts_of
from focus.importing.tree import Heading, PastIssue

LONG_LINE = 120  # a title or a tagline is shorter, a paragraph of the letter longer
FARTHEST_SALUTATION = 80


def parse_issue(source: Source, *, date: dt.date | None = None) -> PastIssue:
    """Return the issue; `date` overrides the one in the file.

    Raises Unreadable where neither names a date.
    """
    lines, furniture = _without_page(source)
    lines = list(run_ins_apart(lines))
    start = _start_of_letter(lines)
    head = _Head.read(lines[:start], furniture)
    found = date or head.date
    if not found:
        raise Unreadable("has no date above its letter: name it with --date 2024-07-12.")
    letter, closing, rest = _letter(lines[start:])
    salutation = letter[:1] if letter and _is_salutation(letter[0]) else []
    letter = letter[len(salutation) :]
    parts = texts(head.others)
    for block in cut(rest):
        parts += parts_of(block, source.pictures)
    named = {
        "title": head.title,
        "tagline": head.tagline,
        "salutation": Heading(salutation[0].text, salutation) if salutation else None,
        "sign_off": Heading(_in_one_line(closing), closing) if closing else None,
    }
    texts_found = {name: heading for name, heading in named.items() if heading}
    issue = PastIssue(found, head.date_line, texts_found, letter, parts, furniture)
    _want_missing(issue, lines[0])
    return issue


def _want_missing(issue: PastIssue, first: Line) -> None:
    if "title" not in issue.texts:
        issue.wants.append(Wanted(first.number, "The issue has no title: write one."))
    if not issue.letter:
        issue.wants.append(Wanted(first.number, "The issue has no letter: write one."))


def _without_page(source: Source) -> tuple[list[Line], list[Furniture]]:
    """Return the lines of the issue, and what belongs to the page around it."""
    lines, furniture = [], list(source.furniture)
    for line in source.lines:
        if what := headings.page_word(line):
            furniture.append(Furniture(line.number, what, line.text))
        else:
            lines.append(line)
    if not lines:
        raise Unreadable("has no issue in it.")
    return lines, furniture


def _is_salutation(line: Line) -> bool:
    return len(line.text) <= 100 and bool(headings.SALUTATION.fullmatch(line.text))


def _start_of_letter(lines: Sequence[Line]) -> int:
    """Return the place of the salutation, or else of the first long line or usual heading."""
    for place, line in enumerate(lines[:FARTHEST_SALUTATION]):
        if _is_salutation(line):
            return place
        if headings.kind_of(line) in ("quote", "number", "community"):
            break
    for place, line in enumerate(lines):
        if width(line.text) > LONG_LINE or headings.kind_of(line):
            return place
    return len(lines)


@dataclass
class _Head:
    """What stands above the letter."""

    date: dt.date | None
    date_line: Line | None
    title: Heading | None
    tagline: Heading | None
    others: list[Line]

    @classmethod
    def read(cls, lines: Sequence[Line], furniture: Sequence[Furniture]) -> "_Head":
        dated = [(line, found) for line in lines if (found := find_date(line.text))]
        page = [found for part in furniture if (found := find_date(part.text))]
        day = dated[0][1][0] if dated else page[0][0] if page else None
        date_line, rest = (dated[0][0], dated[0][1][1]) if dated else (None, "")
        left = [line for line in lines if line is not date_line]
        title = _title(left)
        left = [line for line in left if title is None or line not in title.lines]
        if rest and date_line:
            if title is None and len(rest) <= 200:
                title = Heading(rest, [date_line])
            elif title is None or fold(rest) != fold(title.text):
                left.insert(0, date_line)
        after = {id(line) for line in lines[lines.index(title.lines[0]) + 1 :]} if title else set()
        below = [line for line in left if id(line) in after]
        fits = below and len(below[0].text) <= 200 and not below[0].level
        tagline = Heading(below[0].text, [below[0]]) if fits else None
        others = [line for line in left if not (tagline and line in tagline.lines)]
        return cls(day, date_line, title, tagline, others)


def _title(lines: Sequence[Line]) -> Heading | None:
    able = [line for line in lines if len(line.text) <= 200]
    best = [line for line in able if headings.TITLE_WORDS.search(line.text)]
    best = [line for line in best if line.level == 1] or best
    best = best or [line for line in able if line.level == 1] or able
    return Heading(best[0].text, [best[0]]) if best else None


def _letter(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Return the letter with its salutation, its closing lines, and what follows."""
    for place, line in enumerate(lines):
        if headings.kind_of(line) or line.level:
            return list(lines[:place]), [], list(lines[place:])
        closing = _closing(lines[place:]) if place else []
        if closing:
            return list(lines[:place]), closing, list(lines[place + len(closing) :])
        if place > 1 and _heads_a_block(lines, place):
            return list(lines[:place]), [], list(lines[place:])
    return list(lines), [], []


def _closing(lines: Sequence[Line]) -> list[Line]:
    """Return the sign-off that these lines start with, such as “Warm regards,” and a name."""
    if not _is_closing(lines[0]) and not _is_signature(lines):
        return []
    end = 1
    while end < min(len(lines), 4) and _is_short(lines[end]) and not headings.kind_of(lines[end]):
        if lines[end].after_blank and not (_is_closing(lines[end]) or is_name(lines[end].text)):
            break
        end += 1
    while end and len(_in_one_line(lines[:end])) > 100:
        end -= 1
    return list(lines[:end])


def _is_short(line: Line) -> bool:
    return width(line.text) <= 100 and not line.level and not line.text.endswith((".", "。"))


def _is_closing(line: Line) -> bool:
    return _is_short(line) and bool(headings.SIGN_OFF.fullmatch(line.text))


def _is_signature(lines: Sequence[Line]) -> bool:
    """Return whether a name stands here and then no more of the letter."""
    below = lines[1] if len(lines) > 1 else None
    ends = below is None or headings.kind_of(below) or below.level or not below.after_blank
    return is_name(lines[0].text.strip("—–- ")) and bool(ends)


def _in_one_line(lines: Sequence[Line]) -> str:
    text = ""
    for line in lines:
        comma = "" if not text or text[-1] in ",，!！:：" else ", " if text.isascii() else "，"
        space = " " if text and not comma and text[-1] in ",!:" else ""
        text = f"{text}{comma}{space}{line.text}"
    return text


def _heads_a_block(lines: Sequence[Line], place: int) -> bool:
    line, below = lines[place], lines[place + 1] if place + 1 < len(lines) else None
    is_heading = line.after_blank and line.is_title_like and width(line.text) <= 60
    return is_heading and not line.links and below is not None and below.is_sentence
