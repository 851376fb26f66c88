"""Find every interface word: what gettext's tools would, without needing them installed."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

FOLDERS = (
    "accounts",
    "articles",
    "community",
    "contributors",
    "editions",
    "focus",
    "images",
    "issues",
    "readership",
    "search",
    "submissions",
    "templates",
)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def sources() -> Iterator[tuple[Path, str]]:
    """Yield (path, Python-like text) of every file that may hold an interface word."""
    for folder in FOLDERS:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if "migrations" in path.parts:
                continue
            if path.suffix == ".py":
                yield path, path.read_text()
            elif path.suffix in {".html", ".txt"}:
                yield path, templatize(path.read_text())


def catalogue() -> Catalog:
    """Return all interface words with the places they stand."""
    found = Catalog(charset="utf-8")
    for path, text in sources():
        method = "python" if path.suffix == ".py" else "javascript"
        for line, message, comments, context in extract(
            method, BytesIO(text.encode()), keywords=KEYWORDS, comment_tags=("Translators",)
        ):
            place = (str(path.relative_to(settings.BASE_DIR)), line)
            found.add(message, locations=[place], auto_comments=comments, context=context)
    return found
