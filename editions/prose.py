"""Rich text: one allow-list for the editor, the clipboard, the importers and the page."""

import math
import re
from typing import Any

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.html import strip_tags
from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from django_prose_editor.fields import ProseEditorField

from editions.languages import Language

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
}

# What other programs write for what we keep.
SAME_THING = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "div": "p"}
BLOCKS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "table", "section", "article", "hr"}
GONE = ["script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg"]
BULLET = re.compile(r"^\s*(?:[·•▪◦‣\-–o§]|\(?\d{1,3}[.)、]|\(?[a-zA-Z][.)])[\s\u00a0]+")
NUMBERED = re.compile(r"^\s*\(?(?:\d{1,3}|[a-zA-Z])[.)、]")
NOTHING = re.compile(r"^[\s\u00a0\u200b\ufeff]*$")


def _cleaner() -> nh3.Cleaner:
    allowed: dict[str, Any] = allowlist_from_extensions(expand_extensions(EXTENSIONS))
    allowed["attributes"] = {"a": {"href"}, "ol": {"start"}}
    return nh3.Cleaner(**allowed)


CLEANER = _cleaner()


def clean(html: str) -> str:
    """Return HTML with paragraphs, headings, lists, links, emphasis and quotes, nothing else.

    Reads what Word, Google Docs and web pages put on the clipboard. No words are lost: what is
    not kept as markup is kept as text. Empty paragraphs go; only markup gives "".
    """
    if not html:
        return ""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(GONE):
        tag.decompose()
    for comment in soup.find_all(string=lambda s: type(s) is not NavigableString):
        comment.extract()
    _gather_word_lists(soup)
    for tag in soup.find_all(True):
        _rename(tag)
    _wrap_loose_text(soup)
    _drop_empty(soup)
    return CLEANER.clean(str(soup)).strip()


def _rename(tag: Tag) -> None:
    style = str(tag.get("style") or "").replace(" ", "").lower()
    if tag.name in ("b", "strong") and "font-weight:normal" in style:
        tag.unwrap()  # Google Docs wraps a whole paste in such a <b>
    elif tag.name == "div" and tag.find(BLOCKS):
        tag.unwrap()
    elif tag.name == "span" and re.search(r"font-weight:(bold|[6-9]00)", style):
        tag.name = "strong"
    elif tag.name == "span" and "font-style:italic" in style:
        tag.name = "em"
    elif tag.name in SAME_THING:
        tag.name = SAME_THING[tag.name]
    elif tag.name in ("td", "th", "caption", "dt", "dd", "figcaption", "pre", "address"):
        if not tag.find(BLOCKS):
            tag.name = "p"


def _gather_word_lists(soup: BeautifulSoup) -> None:
    """Turn runs of Word's list paragraphs, which carry their bullet as text, into lists."""
    current: Tag | None = None
    for paragraph in soup.find_all("p"):
        style = str(paragraph.get("style") or "")
        if "mso-list:l" not in style.replace(" ", ""):
            continue
        for marker in paragraph.find_all("span", style=re.compile(r"mso-list:\s*Ignore", re.I)):
            numbered = bool(NUMBERED.match(marker.get_text()))
            marker.decompose()
            break
        else:
            numbered = bool(NUMBERED.match(paragraph.get_text()))
            _strip_bullet(paragraph)
        before = paragraph.find_previous_sibling()
        kind = "ol" if numbered else "ul"
        if current is None or before is not current or current.name != kind:
            current = soup.new_tag(kind)
            paragraph.insert_before(current)
        paragraph.attrs = {}
        paragraph.name = "li"
        current.append(paragraph.extract())


def _strip_bullet(paragraph: Tag) -> None:
    for text in paragraph.find_all(string=True):
        if not NOTHING.match(text):
            text.replace_with(BULLET.sub("", text, count=1))
            return


def _wrap_loose_text(soup: BeautifulSoup) -> None:
    """Put text that stands outside any block into paragraphs, split at blank lines."""
    run: list[Any] = []
    for node in [*soup.contents, None]:
        is_block = isinstance(node, Tag) and (node.name in BLOCKS or node.find(BLOCKS))
        if node is not None and not is_block:
            run.append(node)
            continue
        if any(not NOTHING.match(part.get_text()) for part in run):
            paragraph = soup.new_tag("p")
            run[0].insert_before(paragraph)
            for part in run:
                paragraph.append(part.extract())
        run = []


def _drop_empty(soup: BeautifulSoup) -> None:
    for tag in reversed(soup.find_all(["p", "h2", "h3", "li", "ul", "ol", "blockquote", "a"])):
        if NOTHING.match(tag.get_text()):
            tag.decompose()


def from_text(text: str) -> str:
    """Return plain text as paragraphs, split at blank lines."""
    soup = BeautifulSoup("", "html.parser")
    for part in re.split(r"\n\s*\n", text.strip()):
        if part.strip():
            paragraph = soup.new_tag("p")
            paragraph.string = " ".join(part.split())
            soup.append(paragraph)
    return str(soup)


def reading_minutes(html: str, language: Language) -> int:
    """Return whole minutes: 238 English words or 390 Chinese characters each.

    Brysbaert, "How many words do we read per minute?" (2019), with 1.5 characters to a Chinese
    word of his 260.
    """
    text = strip_tags(html)
    han = len(re.findall(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]", text))
    words = len(re.findall(r"[A-Za-z0-9][\w’'.-]*", text))
    minutes = han / 390 + words / 238 if language.is_chinese else words / 238
    return max(1, math.ceil(minutes))


class ProseField(ProseEditorField):
    """Rich text that is cleaned before it is kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.pop("extensions", None)
        super().__init__(*args, extensions=EXTENSIONS, sanitize=clean, **kwargs)

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """Clean what a form did not: an import, the shell."""
        value = clean(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value
