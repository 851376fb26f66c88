"""The three languages, and what each asks of a page."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Language:
    """One language of the publication.

    `code` is Django's and the one in addresses (zh-hant); `tag` is the BCP 47 tag pages carry
    (zh-Hant-HK); `column` ends the names of its database columns (title_zh_hant).
    """

    code: str
    name: str
    tag: str

    @property
    def column(self) -> str:
        return self.code.replace("-", "_")

    @property
    def called(self) -> Any:
        """Return the name as a sentence says it, in the language of that sentence."""
        return CALLED[self.code]

    @property
    def in_words(self) -> Any:
        """Return the name in the language of the page: for its title, where none can be marked."""
        return IN_WORDS[self.code]

    @property
    def locale(self) -> str:
        """Return the name other sites know it by: language and territory, zh_HK."""
        return LOCALES[self.code]

    @property
    def is_chinese(self) -> bool:
        return self.code.startswith("zh")

    @property
    def marked(self) -> Any:
        """Return the same for a page, marked where the sentence borrows the language's own name."""
        if self == current() or self.called != self.name:
            return self.called
        return format_html('<span lang="{}">{}</span>', self.tag, self.name)

    def field(self, name: str) -> str:
        """Return the name of this language's column of a translated field."""
        return f"{name}_{self.column}"


# What a language is called where no part of a text can be marked as written in another.
IN_WORDS = {
    "en": _("English"),
    "zh-hans": _("Simplified Chinese"),
    "zh-hant": _("Traditional Chinese"),
}
CALLED = {"en": _("English"), "zh-hans": _("简体"), "zh-hant": _("繁體")}
TAGS = {"en": "en", "zh-hans": "zh-Hans", "zh-hant": "zh-Hant-HK"}
LOCALES = {"en": "en_US", "zh-hans": "zh_CN", "zh-hant": "zh_HK"}
LANGUAGES = tuple(Language(code, str(name), TAGS[code]) for code, name in settings.LANGUAGES)
BY_CODE = {language.code: language for language in LANGUAGES}


def current() -> Language:
    """Return the language of the page being written; English where none is active."""
    return BY_CODE.get(get_language() or "", LANGUAGES[0])


def columns(name: str) -> tuple[str, ...]:
    """Return the columns of a translated field, one a language, in the order of LANGUAGES."""
    return tuple(language.field(name) for language in LANGUAGES)
