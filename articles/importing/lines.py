"""The lines of a saved page: what every importer reads."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from html import escape
from itertools import groupby

from editions.prose import clean

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
URL = re.compile(r"<?(https?://[^\s<>\"”“」』》）)，。；、]+[^\s<>\"”“」』》）)，。；、.,;:!?])>?")
# Begins where a word does: else a line without any address is read once for each of its letters.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
SENTENCE_END = re.compile(r"[.!?。！？…][\"”’」』》)）]*$")
UNFINISHED = re.compile(r"[,;:，；：、]$")


class Style(Enum):
    PARAGRAPH = "p"
    BULLET = "ul"
    NUMBERED = "ol"
    QUOTE = "blockquote"


@dataclass(frozen=True, eq=False)  # the same words twice are two lines
class Line:
    """One paragraph, heading or list item.

    `number` is its line in the file, `html` its text with links and emphasis, `level` that of an
    HTML heading (0 for none).
    """

    number: int
    text: str
    html: str
    style: Style = Style.PARAGRAPH
    level: int = 0
    links: tuple[str, ...] = ()
    after_blank: bool = True

    @property
    def url(self) -> str:
        """Return the first web address the line links to."""
        return next((link for link in self.links if link.startswith(("http://", "https://"))), "")

    @property
    def label(self) -> str:
        """Return the text without web addresses written out in it."""
        return " ".join(URL.sub("", self.text).split())

    @property
    def plain(self) -> str:
        """Return the text with the addresses behind its links in brackets."""
        hidden = [link.removeprefix("mailto:") for link in self.links]
        hidden = [link for link in dict.fromkeys(hidden) if link not in self.text]
        return f"{self.text} ({', '.join(hidden)})" if hidden else self.text

    @property
    def is_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.text))

    @property
    def is_title_like(self) -> bool:
        """Return whether the line could stand as a heading or a title: short, no full stop."""
        is_open = UNFINISHED.search(self.text) or re.search(r"[.。!！…]$", self.text)
        is_item = self.style in (Style.BULLET, Style.NUMBERED)
        return bool(self.text) and not is_open and not is_item and width(self.text) <= 120


def of_text(number: int, text: str, *, after_blank: bool = True) -> Line:
    """Return a line of a plain text file: addresses in it become links, bullets list items."""
    text = tidy(text)
    style = Style.PARAGRAPH
    if bullet := re.match(r"(?:[•·▪‣*]|-(?=\s))\s*(?=\S)", text):
        text, style = text[bullet.end() :], Style.BULLET
    links = [match[1] for match in URL.finditer(text)]
    links += [f"mailto:{match[0]}" for match in EMAIL.finditer(URL.sub("", text))]
    return Line(number, text, linked(text), style, links=tuple(links), after_blank=after_blank)


def linked(text: str) -> str:
    """Return plain text as HTML, with its web and mail addresses as links."""
    parts, end = [], 0
    for match in re.finditer(f"{URL.pattern}|{EMAIL.pattern}", text, re.ASCII):
        shown = match[1] or match[0]
        target = shown if match[1] else f"mailto:{shown}"
        parts.append(escape(text[end : match.start()], quote=False))
        parts.append(f'<a href="{escape(target)}">{escape(shown, quote=False)}</a>')
        end = match.end()
    return "".join([*parts, escape(text[end:], quote=False)])


def tidy(text: str) -> str:
    """Return text with single spaces and nothing invisible in it."""
    return " ".join(re.sub("[\u200b\u200c\u200d\u2060\ufeff\u00ad]", "", text).split())


def words(text: str) -> list[str]:
    """Return the words in order; each Chinese character counts as one."""
    return WORD.findall(unicodedata.normalize("NFC", text).casefold())


def width(text: str) -> int:
    """Return a length that is fair to both scripts: a Chinese character counts three."""
    return len(text) + 2 * len(re.findall(f"[{HAN}]", text))


def fold(text: str) -> str:
    """Return letters and digits only, so that quotation marks, case and spaces do not matter."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def shortened(text: str, length: int = 60) -> str:
    """Return the first words, for a report."""
    return text if len(text) <= length else f"{text[:length].rstrip()}…"


def prose(lines: Sequence[Line]) -> str:
    """Return the lines as clean rich text: paragraphs, headings, lists and quotations."""
    parts = []
    for (style, level), run in groupby(lines, key=lambda line: (line.style, line.level)):
        htmls = [line.html for line in run if line.text]
        if level:
            name = "h2" if level <= 2 else "h3"
            parts += [f"<{name}>{html}</{name}>" for html in htmls]
        elif style in (Style.BULLET, Style.NUMBERED):
            items = "".join(f"<li><p>{html}</p></li>" for html in htmls)
            parts.append(f"<{style.value}>{items}</{style.value}>")
        elif style is Style.QUOTE:
            inner = "".join(f"<p>{html}</p>" for html in htmls)
            parts.append(f"<blockquote>{inner}</blockquote>")
        else:
            parts += [f"<p>{html}</p>" for html in htmls]
    return clean("".join(parts))
