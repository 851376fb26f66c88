"""What a past issue is read into: plain values, before anything is written."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from html import unescape

from django.utils.html import strip_tags

from articles.importing.lines import Line, prose, words
from articles.importing.people import Credit
from articles.importing.report import Wanted
from articles.importing.source import Furniture


@dataclass
class Part:
    """A section to be, the lines it was read from, and what it still wants of a person."""

    lines: list[Line]
    heading: str = ""
    wants: list[Wanted] = field(default_factory=list)

    @property
    def kept(self) -> str:
        """Return every text the part holds."""
        return " ".join(_texts(self))

    @property
    def unkept(self) -> list[str]:
        """Return the words of its lines that it does not hold."""
        said = Counter(word for line in self.lines for word in words(line.text))
        return list((said - Counter(words(self.kept))).elements())

    def want(self, text: str, line: Line | None = None) -> None:
        self.wants.append(Wanted((line or self.lines[0]).number, text))


def strip_prose(html: str) -> str:
    """Return the words of rich text on one line."""
    return " ".join(unescape(strip_tags(re.sub(r"</(p|li|h2|h3)>", " ", html))).split())


def _texts(part: Part) -> list[str]:
    texts = []
    for name in (each.name for each in fields(part) if each.name not in ("lines", "wants")):
        value = getattr(part, name)
        if isinstance(value, str):
            texts.append(strip_prose(value) if name in PROSE else value)
        elif isinstance(value, list):
            texts += [f"{credit.name} {credit.role}" for credit in value]
    return texts


PROSE = ("html", "context", "more")


@dataclass
class Text(Part):
    """Text under a heading; also everything that was not recognised."""

    html: str = ""

    @classmethod
    def of(cls, lines: Sequence[Line], head: Sequence[Line] = ()) -> Text:
        """Return the lines as they are, under their headings put together."""
        heading = ""
        for line in head:
            heading = joined(heading, line.text)
        return cls([*head, *lines], heading, html=prose(lines))


@dataclass
class Credited(Part):
    """`article_title` and `url` name the article; `more` is the line that leads to it."""

    text: str = ""
    credits: list[Credit] = field(default_factory=list)
    article_title: str = ""
    url: str = ""
    more: str = ""


@dataclass
class Quote(Credited):
    pass


@dataclass
class Number(Credited):
    figure: str = ""
    unit: str = ""


@dataclass
class Feature(Part):
    """A piece of ours; `html` is what stands in its place when we have no such piece."""

    article_title: str = ""
    url: str = ""
    teaser: str = ""
    html: str = ""


@dataclass
class Card(Part):
    intro: str = ""
    source: str = ""
    title: str = ""
    blurb: str = ""
    url: str = ""
    link_label: str = ""
    is_video: bool = False


@dataclass
class Question(Part):
    context: str = ""
    text: str = ""
    invitation: str = ""


@dataclass
class Notice(Part):
    html: str = ""


@dataclass
class Heading:
    """A text of the issue itself, such as its title, and the lines it was read from."""

    text: str
    lines: list[Line]


@dataclass
class PastIssue:
    date: dt.date
    date_line: Line | None
    texts: dict[str, Heading]
    letter: list[Line]
    parts: list[Part]
    furniture: list[Furniture]
    wants: list[Wanted] = field(default_factory=list)

    @property
    def letter_html(self) -> str:
        return prose(self.letter)


def joined(above: str, heading: str) -> str:
    """Return two headings that stand directly one above the other as one."""
    if not above or not heading:
        return above or heading
    return f"{above}{'：' if not above.isascii() else ': '}{heading}"
