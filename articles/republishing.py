"""An article made ready for others to print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString

from articles.models import Article
from editions import links

BLOCK_END = re.compile(r"</(?:p|h2|h3|li|ul|ol|blockquote)>(?=<)|<(?:ul|ol|blockquote)[^>]*>(?=<)")


@dataclass(frozen=True)
class Kit:
    """The text as HTML and as plain text, and what belongs into the head of a page with it."""

    html: str
    text: str
    canonical: str


def kit_of(article: Article) -> Kit:
    address = settings.SITE_URL + article.get_absolute_url()
    (body,) = links.resolve([article.body])
    body = links.with_absolute_links(body)
    context = {"article": article, "address": address, "site_url": settings.SITE_URL}
    html = render_to_string("articles/_kit.html", context | {"body": in_lines(body)})
    text = render_to_string("articles/_kit.txt", context | {"body": plain(body)})
    canonical = f'<link rel="canonical" href="{escape(address)}">'
    return Kit(tidy(html, gaps=False), tidy(text, gaps=True), canonical)


def in_lines(html: str) -> SafeString:
    """Return cleaned HTML with each block on a line of its own, for who must find a place in it."""
    return SafeString(BLOCK_END.sub(r"\g<0>\n", html))


def tidy(text: str, *, gaps: bool) -> str:
    """Return a text without its template's indents, and with one empty line or none for several."""
    lines = [line.strip() for line in text.splitlines()]
    before = ["", *lines] if gaps else [""] * len(lines)
    kept = [line for line, last in zip(lines, before, strict=False) if line or last]
    return "\n".join(kept).strip() + "\n"


def plain(html: str) -> SafeString:
    """Return rich text as plain paragraphs; it is for a text file, so nothing is escaped."""
    soup = BeautifulSoup(html, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    return SafeString("\n\n".join(_paragraphs(soup)))


def _paragraphs(tag: Tag) -> Iterator[str]:
    for child in tag.find_all(True, recursive=False):
        if child.name in ("ul", "ol"):
            yield "\n".join(_items(child))
        elif child.name == "blockquote":
            yield "\n>\n".join(f"> {paragraph}" for paragraph in _paragraphs(child))
        else:
            yield child.get_text()


def _items(tag: Tag) -> Iterator[str]:
    start = int(str(tag.get("start") or 1))
    for number, item in enumerate(tag.find_all("li", recursive=False), start):
        yield f"{number}. {item.get_text()}" if tag.name == "ol" else f"– {item.get_text()}"
