"""How long a text is, counted as its script is: words in English, characters in Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editions.languages import LANGUAGES, Language
from editions.prose import HAN_CHARACTER, WORD


@dataclass(frozen=True)
class Band:
    """What a text should have, and what it may have at most; words or characters."""

    least: int
    most: int
    limit: int


@dataclass(frozen=True)
class Length:
    number: int
    language: Language

    def __str__(self) -> str:
        if self.language.is_chinese:
            text = ngettext("%(number)s character", "%(number)s characters", self.number)
        else:
            text = ngettext("%(number)s word", "%(number)s words", self.number)
        return text % {"number": f"{self.number:,}"}

    @property
    def band(self) -> Band:
        return band_of(self.language)

    @property
    def is_over_limit(self) -> bool:
        return self.number > self.band.limit

    @property
    def in_full(self) -> str:
        """Return the length with its remark, as one reads both in a line."""
        if not self.remark:
            return str(self)
        return _("%(length)s. %(remark)s") % {"length": self, "remark": self.remark}

    @property
    def remark(self) -> str:
        """Return what an author should know of the length; "" when it is as we print."""
        if self.is_over_limit:
            return _("Too long: at most %(limit)s can be sent in.") % self._said(self.band.limit)
        if self.number > self.band.most:
            return _("Longer than the %(limit)s we print; we may ask you to cut.") % self._said(
                self.band.most
            )
        if self.number < self.band.least:
            return _("Shorter than the %(limit)s we usually print.") % self._said(self.band.least)
        return ""

    def _said(self, number: int) -> dict[str, Any]:
        return {"limit": Length(number, self.language)}


def band_of(language: Language) -> Band:
    return Band(*settings.SUBMISSION_LENGTHS["zh" if language.is_chinese else "en"])


def for_page() -> dict[str, dict[str, Any]]:
    """Return what static/js/length.js needs to say of each script what `remark` says."""
    said = {}
    for script, language in (("en", LANGUAGES[0]), ("zh", LANGUAGES[1])):
        band = band_of(language)
        least, most, limit = (
            Length(number, language).remark
            for number in (band.least - 1, band.most + 1, band.limit + 1)
        )
        said[script] = {
            "band": [band.least, band.most, band.limit],
            "remarks": [least, most, limit],
            "one": str(Length(1, language)),
            "several": str(Length(2, language)).replace("2", "%s"),
        }
    return said


def count(html: str, language: Language) -> Length:
    """Return the length of a rich or plain text in its language.

    In Chinese each ideograph counts one, and so does a figure or a name in Latin letters, as an
    editor counts; punctuation does not. In English a Chinese character counts as a word.
    """
    text = unescape(strip_tags(html.replace("<", " <")))
    characters = len(HAN_CHARACTER.findall(text))
    words = len(WORD.findall(HAN_CHARACTER.sub(" ", text)))
    return Length(characters + words, language)
