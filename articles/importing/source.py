"""Read a saved page, text or HTML, as lines."""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

from articles.importing.lines import Line, Style, of_text, tidy
from editions.flow import BLOCKS, GONE

LARGEST = 5 * 1024 * 1024
IS_HTML = re.compile(r"<!doctype html|<html[\s>]|</(?:p|div|h[1-6]|body|td|li)\s*>", re.I)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
LINE_END = re.compile("\r\n|[\r\n\u2028\u2029]")
EMPHASIS = {"a", "b", "strong", "i", "em", "span"}
NOT_READ = {*GONE, "nav"} - {"head", "title"}
BREAKS = BLOCKS | {"br", "button", "fieldset", "option"}


class Unreadable(Exception):
    """The file is not a page of text; the message says why in one line."""


@dataclass(frozen=True)
class Picture:
    """A picture of the page: the importers read no files beside the page."""

    number: int
    address: str
    alt: str


@dataclass(frozen=True)
class Furniture:
    """Words of the page around the text, which is not kept."""

    number: int
    what: str
    text: str


@dataclass(frozen=True)
class Source:
    lines: tuple[Line, ...]
    pictures: tuple[Picture, ...] = ()
    furniture: tuple[Furniture, ...] = ()


def read(path: Path) -> Source:
    """Return the file's lines. Raises Unreadable."""
    if not path.exists():
        raise Unreadable(f"{path}: there is no such file.")
    if not path.is_file():
        raise Unreadable(f"{path} is not a file.")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}.") from error
    if len(content) > LARGEST:
        raise Unreadable(f"{path} is larger than {LARGEST // 1024 // 1024} MB.")
    try:
        return parse(_decoded(content))
    except Unreadable as error:
        raise Unreadable(f"{path} {error}") from error


def parse(text: str) -> Source:
    """Return the lines of a text or an HTML page, whichever it is. Raises Unreadable."""
    try:
        source = _from_html(text) if IS_HTML.search(text) else _from_text(text)
    except RecursionError as error:
        raise Unreadable("is nested too deeply to be a newsletter.") from error
    if not source.lines:
        raise Unreadable("is empty: it has no text.")
    return source


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("is UTF-16, not UTF-8: save it as UTF-8 first.")
    if b"\x00" in content:
        raise Unreadable("is not text but a binary file.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not UTF-8 (byte {error.start + 1}): save it as UTF-8.") from error
    if CONTROL.search(text):
        raise Unreadable("is not text but a binary file.")
    return text


def _from_text(text: str) -> Source:
    lines = []
    after_blank = True
    for number, raw in enumerate(LINE_END.split(text), start=1):
        line = of_text(number, raw, after_blank=after_blank)
        after_blank = not line.text
        if line.text:
            lines.append(line)
    return Source(tuple(lines))


def _from_html(text: str) -> Source:
    soup = BeautifulSoup(text, "html.parser")
    page = _Page()
    title = soup.title.get_text() if soup.title else ""
    if soup.title and tidy(title):
        page.furniture.append(Furniture(soup.title.sourceline or 1, "page title", tidy(title)))
    for tag in soup.find_all(["head", "title"]):
        tag.decompose()
    page.walk(soup, _Place())
    page.end_line()
    return Source(tuple(page.lines), tuple(page.pictures), tuple(page.furniture))


@dataclass(frozen=True)
class _Place:
    """Where in the page the walk stands."""

    number: int = 1
    style: Style = Style.PARAGRAPH
    level: int = 0
    wraps: tuple[tuple[str, str], ...] = ()
    link: str = ""


class _Page:
    """Gathers inline pieces of a page until a block ends, and then makes a line of them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pictures: list[Picture] = []
        self.furniture: list[Furniture] = []
        self.pieces: list[tuple[str, str, _Place]] = []

    def walk(self, parent: Tag, place: _Place) -> None:
        for node in parent.children:
            if type(node) is NavigableString:
                self.add(str(node), place)
            elif isinstance(node, Tag):
                self.enter(node, _inside(node, place))

    def enter(self, tag: Tag, place: _Place) -> None:
        if tag.name == "nav" and tidy(tag.get_text(" ")):
            text = tidy(tag.get_text(" "))
            self.furniture.append(Furniture(place.number, "page navigation", text))
        elif tag.name == "img":
            self.add_picture(tag, place)
        if tag.name in NOT_READ:
            return
        if tag.name in BREAKS:
            self.end_line()
        self.walk(tag, place)
        if tag.name in BREAKS:
            self.end_line()

    def add(self, text: str, place: _Place) -> None:
        html = escape(text, quote=False)
        if text.strip():
            opening = "".join(wrap[0] for wrap in place.wraps)
            closing = "".join(wrap[1] for wrap in reversed(place.wraps))
            html = f"{opening}{html}{closing}"
        self.pieces.append((text, html, place))

    def add_picture(self, tag: Tag, place: _Place) -> None:
        is_pixel = str(tag.get("width")) in ("0", "1") or str(tag.get("height")) in ("0", "1")
        address, alt = str(tag.get("src") or ""), tidy(str(tag.get("alt") or ""))
        if alt or not is_pixel:
            self.pictures.append(Picture(place.number, address, alt))

    def end_line(self) -> None:
        pieces, self.pieces = self.pieces, []
        text = tidy("".join(piece[0] for piece in pieces))
        if not text:
            return
        spoken = [place for words, _html, place in pieces if words.strip()]
        links = dict.fromkeys(place.link for place in spoken if place.link)
        first = spoken[0]
        html = tidy("".join(piece[1] for piece in pieces))
        line = Line(first.number, text, html, first.style, first.level, tuple(links))
        self.lines.append(line)


def _inside(tag: Tag, place: _Place) -> _Place:
    """Return the place inside a tag."""
    style, level, wraps, link = place.style, place.level, place.wraps, place.link
    if tag.name == "li":
        style = Style.NUMBERED if tag.parent and tag.parent.name == "ol" else Style.BULLET
    elif tag.name == "blockquote":
        style = Style.QUOTE
    elif re.fullmatch("h[1-6]", tag.name):
        style, level = Style.PARAGRAPH, int(tag.name[1])
    if tag.name == "a":
        link = str(tag.get("href") or "").strip()
    if tag.name in EMPHASIS:
        wraps = (*wraps, _wrap(tag))
    return _Place(tag.sourceline or place.number, style, level, wraps, link)


def _wrap(tag: Tag) -> tuple[str, str]:
    attributes = "".join(
        f' {name}="{escape(str(tag[name]))}"' for name in ("href", "style") if tag.get(name)
    )
    return f"<{tag.name}{attributes}>", f"</{tag.name}>"
