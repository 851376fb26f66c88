"""Text typed or pasted into a plain field, and the same text shown there again.

A line is a paragraph. Who knows HTML may type it: what the site prints is kept of it.
"""

import re
from html import escape

from editions.prose import clean

# Signs that a form takes, marks and all: several times what we print. Marks that never end take a
# hundred times as long to put in order as words.
MOST = 100_000

BLOCK = re.compile(r"<(?:p|h[1-6]|ul|ol|li|blockquote|div|table)\b[^>]*>", re.IGNORECASE)
INLINE = re.compile(r"</?(?:a|b|strong|i|em|br)\b[^>]*>", re.IGNORECASE)
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
BEFORE_BLOCK = re.compile(r"(?<!<li>)(?=<(?:p|h2|h3|ul|ol|blockquote)\b)")
LINE_END = "<br>\n"


def as_html(typed: str) -> str:
    """Return what was typed as the rich text it stands for, cleaned."""
    typed = typed.replace("\r\n", "\n").replace("\r", "\n")
    if BLOCK.search(typed):
        return clean("".join(_chunk(chunk) for chunk in re.split(r"\n\s*\n", typed)))
    lines = typed.replace(LINE_END, "<br>").split("\n")
    return clean("".join(f"<p>{_line(line)}</p>" for line in lines if line.strip()))


def as_typed(html: str) -> str:
    """Return rich text as one would type it: plain lines if it is nothing but paragraphs."""
    if PARAGRAPH.sub("", html).strip():
        return "\n\n".join(part.strip() for part in BEFORE_BLOCK.split(html) if part.strip())
    return "\n\n".join(_inner(found.group(1)) for found in PARAGRAPH.finditer(html))


def _chunk(chunk: str) -> str:
    return chunk if chunk.lstrip().startswith("<") else f"<p>{chunk}</p>"


def _line(line: str) -> str:
    """Return a line with its marks; any other sign of HTML in it is meant as it stands."""
    parts, end = [], 0
    for mark in INLINE.finditer(line):
        parts += [_words(line[end : mark.start()]), mark.group()]
        end = mark.end()
    return "".join([*parts, _words(line[end:])])


def _words(text: str) -> str:
    return escape(text, quote=False)


def _inner(html: str) -> str:
    html = html.replace("\n", " ").replace("<br>", LINE_END)
    return html.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
