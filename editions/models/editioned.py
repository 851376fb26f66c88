from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, Q
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from editions.languages import LANGUAGES, Language, columns, current


def says_something(text: str | None) -> bool:
    """Return whether there is a word in a text, rich or plain; markup alone says nothing."""
    return bool(strip_tags(text or "").strip())


class State(models.TextChoices):
    """Where one language of a piece stands; computed, never stored."""

    MISSING = "missing", _("Missing")
    DRAFT = "draft", _("Draft")
    READY = "ready", _("Ready")
    SCHEDULED = "scheduled", _("Scheduled")
    LIVE = "live", _("Live")


@dataclass(frozen=True)
class Edition:
    """One language of one issue or article."""

    piece: Editioned
    language: Language

    def __getattr__(self, name: str) -> Any:
        """Return this language's text of a translated field: `edition.title`."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.piece, self.language.field(name))

    @property
    def url(self) -> str:
        return self.piece.url_in(self.language)

    @property
    def is_live(self) -> bool:
        return self.piece.is_published(self.language)

    @property
    def changed_at(self) -> dt.datetime:
        """Return when readers last got something new: the publication, or a later save."""
        return max(self.published_at, self.piece.updated_at)

    @property
    def state(self) -> State:
        if self.published_at:
            return State.LIVE if self.is_live else State.SCHEDULED
        if not self.lacks():
            return State.READY
        has_text = any(self.has(name) for name in self.piece.NEEDED)
        return State.DRAFT if has_text else State.MISSING

    def has(self, name: str) -> bool:
        return says_something(getattr(self, name))

    def lacks(self) -> list[str]:
        """Return the fields that must be written before this edition may be published."""
        return [name for name in self.piece.NEEDED if not self.has(name)]


class TranslatedModel(models.Model):
    """A row with texts in three languages.

    An empty text is always "", never NULL, whichever form, import or shell wrote it.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        for field in self._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            if is_text and self.__dict__.get(field.attname, "") is None:
                self.__dict__[field.attname] = ""
        super().save(*args, **kwargs)

    @classmethod
    def translated(cls) -> list[str]:
        """Return the fields that exist once a language."""
        names = [field.name for field in cls._meta.concrete_fields]
        return [name for name in names if LANGUAGES[0].field(name) in names]

    def text_in(self, language: Language, name: str) -> Any:
        """Return the text of a translated field in a language."""
        return getattr(self, language.field(name))


class EditionedQuerySet(models.QuerySet[Any]):
    def published(self, language: Language | None = None) -> Self:
        """Return the pieces readers may see in a language (the page's own unless named)."""
        column = (language or current()).field("published_at")
        return self.filter(**{f"{column}__lte": timezone.now()})

    def published_anywhere(self) -> Self:
        now = timezone.now()
        live = Q()
        for column in columns("published_at"):
            live |= Q(**{f"{column}__lte": now})
        return self.filter(live)

    def visible_to(self, editor: User | None) -> Self:
        """Return what a reader may open in some language; an editor sees drafts too."""
        return self.all() if editor else self.published_anywhere()

    def listing(self, **when: Any) -> Self:
        """Return the published pieces, each saying which languages have any of this list.

        `when` narrows the list by the moment of publication: `listing(year=2024)`. The languages,
        for `listed_in`, cost no query of their own.
        """
        live = {language: self._live(language, when) for language in LANGUAGES}
        return live[current()].annotate(
            **{language.field("listed"): Exists(live[language]) for language in LANGUAGES}
        )

    def _live(self, language: Language, when: dict[str, Any]) -> Self:
        column = language.field("published_at")
        return self.published(language).filter(
            **{f"{column}__{lookup}": value for lookup, value in when.items()}
        )

    def newest(self, language: Language | None = None) -> Self:
        column = (language or current()).field("published_at")
        return self.order_by(f"-{column}", "-pk")


class Editioned(TranslatedModel):
    """A piece that is published language by language.

    `published_at` is translated: each language has its own moment, a future one is its schedule,
    and `published()` is the only gate. `editions.actions.publish` sets it.
    """

    # The texts a language needs before it is published, and the field the address is made of.
    NEEDED: ClassVar[tuple[str, ...]] = ("title",)
    ADDRESS: ClassVar[str] = "slug"

    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return self.url_in(current())

    def clean(self) -> None:
        super().clean()
        self.check_editions()

    def check_editions(self) -> None:
        """Refuse a published language that lacks a text it needs, naming each field."""
        errors: dict[str, list[str]] = {}
        for edition in self.editions():
            if not edition.published_at:
                continue
            for name in edition.lacks():
                label = getattr(self.__class__, name).field.verbose_name
                message = _("%(language)s cannot be published without its %(field)s.")
                errors[edition.language.field(name)] = [
                    message % {"language": edition.language.called, "field": label}
                ]
        if errors:
            raise ValidationError(errors)

    def edition(self, language: Language | None = None) -> Edition:
        return Edition(self, language or current())

    def editions(self) -> list[Edition]:
        return [Edition(self, language) for language in LANGUAGES]

    def live_editions(self) -> list[Edition]:
        return [edition for edition in self.editions() if edition.is_live]

    def indexed_editions(self) -> list[Edition]:
        """Return the live editions whose address here is the one search engines should keep."""
        return self.live_editions()

    @property
    def any_title(self) -> str:
        """Return a title in whatever language has one, that being read first, for the desk."""
        titles = (edition.title for edition in (self.edition(), *self.editions()))
        return next((str(title) for title in titles if title), "")

    def undated(self) -> list[Language]:
        """Return the languages that are neither live nor scheduled."""
        return [edition.language for edition in self.editions() if not edition.published_at]

    def is_published(self, language: Language | None = None) -> bool:
        """Return whether readers may see the piece in a language; the rule of `published()`."""
        at: dt.datetime | None = self.edition(language).published_at
        return at is not None and at <= timezone.now()

    @property
    def modified_at(self) -> dt.datetime:
        """Return when what readers see last changed: a save, or publication long after it."""
        return max(self.updated_at, self.published_at or self.updated_at)

    def url_in(self, language: Language) -> str:
        raise NotImplementedError


def listed_in(rows: Sequence[Any]) -> list[Language]:
    """Return the languages that have something in the list these rows are of: see `listing`."""
    return [lang for lang in LANGUAGES if rows and getattr(rows[0], lang.field("listed"))]


def published_with(*names: str, model: str) -> list[models.BaseConstraint]:
    """Return constraints: a language that is published, or scheduled, has these texts."""
    return [
        models.CheckConstraint(
            name=f"{model}_{language.column}_published_with_{name}",
            condition=Q(**{f"{language.field('published_at')}__isnull": True})
            | Q(
                **{
                    # A NULL would make the comparison unknown, and CHECK lets unknown pass.
                    f"{language.field(name)}__isnull": False,
                    f"{language.field(name)}__gt": "",
                }
            ),
        )
        for name in names
        for language in LANGUAGES
    ]
