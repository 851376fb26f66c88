"""The words of a mail that is written in HTML."""

from __future__ import annotations

import re
from html import unescape

import nh3

PARAGRAPHS = frozenset({"blockquote", "ol", "p", "pre", "table", "ul"})
BREAKS = frozenset({"br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "tr"})
CLEANER = nh3.Cleaner(
    tags=set(PARAGRAPHS | BREAKS),
    attributes={},
    clean_content_tags={"script", "style", "title"},
)
TAG = re.compile(r"<(/?)(\w+)>")
# Of more, nested in each other, a parser takes minutes to make a tree.
MOST_TAGS = 10_000


class TooManyTags(Exception):
    pass


def plain(html: str) -> str:
    """Return the words, a line a block; `> ` stands before those in a quotation."""
    if html.count("<") > MOST_TAGS:
        raise TooManyTags
    pieces = [*TAG.split(CLEANER.clean(html)), "/", "p"]
    lines: list[str] = []
    line, depth = "", 0
    for text, closing, tag in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        line += " ".join(unescape(text).split())
        if line or tag == "br":
            lines.append("> " * depth + line)
            line = ""
            lines += ["> " * depth] if tag in PARAGRAPHS else []
        if tag == "blockquote":
            depth += -1 if closing else 1
    return "\n".join(lines)
