"""Rich text: one allow-list for the editor, the clipboard, the importers and the page."""

import math
import re
from html import unescape
from typing import Any

import nh3
from django.utils.html import strip_tags
from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from django_prose_editor.fields import ProseEditorField

from editions.flow import plain_flow

EXTENSIONS = {
    "NoSpellCheck": False,  # the browser checks each column in its language
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    # Ours, in static/js/desk_*.js.
    "CleanPaste": True,
    "PieceLink": True,
}


def _cleaner() -> nh3.Cleaner:
    allowed: dict[str, Any] = allowlist_from_extensions(expand_extensions(EXTENSIONS))
    allowed["attributes"] = {"a": {"href"}, "ol": {"start"}}
    return nh3.Cleaner(**allowed)


CLEANER = _cleaner()
# Ideographs of both planes; punctuation and kana are not read as words.
HAN_CHARACTER = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
PARAGRAPH_END = re.compile(r"</(?:p|li|h\d|blockquote)>|<br>")


def clean(html: str) -> str:
    """Return HTML with paragraphs, headings, lists, links, emphasis and quotes, nothing else.

    Reads what Word, Google Docs and web pages put on the clipboard. No words are lost: what is
    not kept as markup is kept as text. Empty paragraphs go; only markup gives "".
    """
    return CLEANER.clean(plain_flow(html)).strip() if html else ""


def plain(html: str) -> str:
    """Return the words of rich text, a line a paragraph."""
    return unescape(strip_tags(PARAGRAPH_END.sub("\n", html))).strip()


def reading_minutes(html: str) -> int:
    """Return whole minutes: 238 words or 390 Chinese characters each, whatever stands in the text.

    Brysbaert, "How many words do we read per minute?" (2019), with 1.5 characters to a Chinese
    word of his 260. A figure or a name in Latin letters inside Chinese counts as a word.
    """
    text = unescape(strip_tags(html.replace("<", " <")))
    characters = len(HAN_CHARACTER.findall(text))
    words = len(WORD.findall(HAN_CHARACTER.sub(" ", text)))
    return max(1, math.ceil(characters / 390 + words / 238))


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
