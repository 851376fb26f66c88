"""What is typed into a comment, and the little HTML that is made of it."""

from __future__ import annotations

import re
from itertools import groupby
from urllib.parse import urlsplit

import nh3
from django.utils.encoding import iri_to_uri
from django.utils.html import escape

from editions.signs import is_readable

# Everything a comment may hold; what is typed is escaped first, so that this only proves it.
CLEANER = nh3.Cleaner(
    tags={"p", "br", "a", "blockquote", "em", "strong"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https"},
    link_rel="ugc nofollow noopener",
)
SHOWN = 40  # characters of an address

# An address ends where a Chinese sentence goes on; Chinese words belong to it in its path only.
ADDRESS = (
    r"https?://(?:[\w.~:/?#\[\]@!$&'()+,;=%-]|(?<!:)\*(?!\*))+"
    r"(?:(?<=[/=_-])[\u3400-\u9fff]+[\w.~:/?#@!$&'()+,;=%-]*)*"
)
TOKEN = re.compile(
    rf"(?P<address>(?a:{ADDRESS}))"
    r"|\*\*(?P<strong>(?=\S)[^\n]{1,600}?(?<=\S))\*\*"
    r"|(?<![A-Za-z0-9*])\*(?P<em>(?=\S)[^*\n]{1,600}?(?<=\S))\*(?![A-Za-z0-9*])"
)
AFTER = re.compile(r"[.,;:!?'*~]+$")
PARAGRAPHS = re.compile(r"\n\s*\n")


def cleaned(text: str) -> str:
    """Return what was typed without what no reader sees: control characters, ends of lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(filter(is_readable, line)).rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def as_html(text: str) -> str:
    """Return the HTML of a comment: nothing but paragraphs, breaks, quotes, links and stress."""
    blocks = PARAGRAPHS.split(cleaned(text))
    return CLEANER.clean("".join(part for block in blocks for part in parts(block)))


def parts(block: str) -> list[str]:
    """Return the paragraphs and quotations of lines that stand together."""
    found = []
    for is_quoted, lines in groupby(block.split("\n"), key=lambda line: line.startswith(">")):
        said = [line[1:].strip() if is_quoted else line for line in lines]
        html = "<br>".join(map(inline, said))
        if any(said):
            found.append(
                f"<blockquote><p>{html}</p></blockquote>" if is_quoted else paragraph(html)
            )
    return found


def paragraph(html: str) -> str:
    return f"<p>{html}</p>"


def inline(line: str) -> str:
    """Return a line with its addresses linked and its stress marked, all else escaped."""
    html: list[str] = []
    end = 0
    for match in TOKEN.finditer(line):
        html.append(escape(line[end : match.start()]))
        html.append(marked(match))
        end = match.end()
    return "".join([*html, escape(line[end:])])


def marked(match: re.Match[str]) -> str:
    if match["address"]:
        return linked(match["address"])
    if match["strong"]:
        return f"<strong>{inline(match['strong'])}</strong>"
    return f"<em>{inline(match['em'])}</em>"


def linked(found: str) -> str:
    """Return a link, the punctuation of the sentence left outside it."""
    address = without_end(found)
    if not is_address(address):
        return escape(found)
    words = address.partition("://")[2].removesuffix("/")
    shown = words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
    href = escape(iri_to_uri(address))
    return f'<a href="{href}">{escape(shown)}</a>{escape(found[len(address) :])}'


def without_end(address: str) -> str:
    """Return an address without the signs that close the sentence or a bracket around it."""
    before = ""
    while address != before:
        before = address
        address = AFTER.sub("", address)
        for opening, closing in ("()", "[]"):
            if address.endswith(closing) and address.count(closing) > address.count(opening):
                address = address[:-1]
    return address


def is_address(address: str) -> bool:
    """Return whether an address leads to a host, under no name that looks like another host."""
    try:
        parts = urlsplit(address)
        _port = parts.port
    except ValueError:
        return False
    return bool(parts.hostname and "." in parts.hostname and "@" not in parts.netloc)
