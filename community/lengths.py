"""How long an answer may be: words in English, characters in Chinese."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from community.languages import CHARACTERS_A_WORD
from editions.languages import LANGUAGES, Language
from submissions.lengths import Length, count


def limit_of(language: Language) -> Length:
    return Length(settings.ANSWER_LENGTHS["zh" if language.is_chinese else "en"], language)


def complaint(text: str, language: Language) -> str:
    """Return what is wrong with the length of an answer, or ""."""
    length, limit = count(text, language), limit_of(language)
    if length.number <= limit.number:
        return ""
    return _("Your answer has %(length)s; we take at most %(limit)s.") % {
        "length": length,
        "limit": limit,
    }


def for_page() -> dict[str, Any]:
    """Return what static/js/answer.js says while somebody writes."""
    said: dict[str, Any] = {"charactersAWord": CHARACTERS_A_WORD}
    for script, language in (("en", LANGUAGES[0]), ("zh", LANGUAGES[1])):
        limit = limit_of(language)
        said[script] = {
            "limit": limit.number,
            "over": _("We take at most %(limit)s.") % {"limit": limit},
            "one": str(Length(1, language)),
            "several": str(Length(2, language)).replace("2", "%s"),
        }
    return said
