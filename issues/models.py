from __future__ import annotations

import datetime as dt
from itertools import groupby
from operator import attrgetter
from typing import Any, ClassVar, Self

from content_editor.models import Region, create_plugin_base
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Byline
from editions.languages import Language, columns, current
from editions.models import (
    Editioned,
    EditionedQuerySet,
    TranslatedModel,
    published_with,
    reverse_in,
)
from editions.prose import ProseField
from images.models import Image


class IssueQuerySet(EditionedQuerySet):
    def without_bodies(self) -> Self:
        """Leave out the letters: what every list needs."""
        return self.defer("letter")

    def with_sections(self, language: Language | None = None) -> Self:
        """Bring every section along in one query, whatever their types and number.

        Each type is a table of its own; the texts of one language come as one JSON array a
        type, and `Issue.sections` makes models of them.
        """
        language = language or current()
        arrays = {
            f"{model.type_name()}_rows": ArraySubquery(
                model.objects.rewrite(False)
                .filter(parent=models.OuterRef("pk"))
                .values(row=JSONObject(**model.columns_in(language)))
                .order_by("ordering")
            )
            for model in Section.types()
        }
        return self.annotate(**arrays)

    def neighbours(self, issue: Issue) -> dict[str, Issue]:
        """Return the live issues just before and after this one, as `previous` and `next`."""
        live = self.published().without_bodies()
        before = live.filter(date__lt=issue.date).order_by("-date")[:1]
        after = live.filter(date__gt=issue.date).order_by("date")[:1]
        found = before.union(after, all=True)
        return {("previous" if other.date < issue.date else "next"): other for other in found}


class Issue(Editioned):
    """One week: a letter and typed sections, known by its date."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "letter")
    regions: ClassVar[list[Region]] = [Region(key="main", title=_("Sections"))]

    date = models.DateField(
        _("date"),
        unique=True,
        help_text=_("The issue’s address, usually a Friday."),
        error_messages={"unique": _("There is already an issue of this date.")},
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("One or two sentences, for lists.")
    )
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    salutation = models.CharField(_("salutation"), max_length=100, blank=True)
    letter = ProseField(_("letter"), blank=True)
    sign_off = models.CharField(_("sign-off"), max_length=100, blank=True)
    image = models.ForeignKey(
        Image,
        verbose_name=_("lead picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="issues",
    )
    image_caption = models.CharField(_("caption"), max_length=300, blank=True)

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-date"]
        constraints = published_with("title", "letter", model="issue")

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return self.url_in(current())

    def url_in(self, language: Language) -> str:
        return reverse_in(language, "issues:detail", self.date.isoformat())

    def sections(self) -> list[Section]:
        """Return the sections in their order, in the language of `with_sections()`.

        Articles, bylines and images come in one query each.
        """
        sections = [
            model.from_row(row)
            for model in Section.types()
            for row in getattr(self, f"{model.type_name()}_rows")
        ]
        _fetch(
            sections,
            "article",
            Article.objects.without_bodies().prefetch_related(
                models.Prefetch("bylines", Byline.objects.with_contributors())
            ),
        )
        _fetch(sections, "image", Image.objects.all())
        return sorted(sections, key=attrgetter("ordering"))

    def sections_to_print(self) -> list[Section]:
        """Return the sections this edition shows: those that say something in its language."""
        return [
            section
            for section in self.sections()
            if not section.is_empty and section.runs_on(self.date)
        ]


def _fetch(sections: list[Section], name: str, queryset: models.QuerySet[Any]) -> None:
    """Fill a foreign key of all sections that have it with one query."""
    ids = {getattr(section, f"{name}_id", None) for section in sections} - {None}
    rows = queryset.in_bulk(ids) if ids else {}
    for section in sections:
        if getattr(section, f"{name}_id", None):
            setattr(section, name, rows[getattr(section, f"{name}_id")])


class Section(create_plugin_base(Issue), TranslatedModel):  # type: ignore[misc]
    """A typed part of an issue, at its place in the order.

    Every concrete subclass is a section type: the desk and the page find it here.
    """

    # What the next issue's skeleton takes over, and the texts that make the section worth
    # printing: a section without any of them in a language is left out of that edition.
    KEPT: ClassVar[tuple[str, ...]] = ("heading",)
    SAYS: ClassVar[tuple[str, ...]] = ()

    heading = models.CharField(
        _("heading"),
        max_length=150,
        blank=True,
        help_text=_("Leave empty for the usual one."),
    )

    class Meta:
        abstract = True
        ordering = ["ordering"]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def types(cls) -> list[type[Self]]:
        """Return the concrete section types, those of other apps included."""
        found = []
        for model in cls.__subclasses__():
            found += model.types() if model._meta.abstract else [model]
        return found

    @classmethod
    def type_name(cls) -> str:
        return str(cls._meta.model_name)

    @classmethod
    def columns_in(cls, language: Language) -> dict[str, models.F]:
        """Return the columns a page in one language reads, by field name."""
        translated = {
            name
            for name in (field.name for field in cls._meta.concrete_fields)
            if hasattr(cls, language.field(name))
        }
        others = {column for name in translated for column in columns(name)}
        return {
            field.attname: models.F(language.field(field.name))
            if field.name in translated
            else models.F(field.attname)
            for field in cls._meta.concrete_fields
            if field.name not in others
        }

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Self:
        """Return the section read by `with_sections()`; its texts are in the page's language."""
        section = cls()
        for field in cls._meta.concrete_fields:
            if field.attname in row:
                value = field.to_python(row[field.attname])
                setattr(section, field.attname, "" if value is None and not field.null else value)
        section._state.adding = False
        return section

    @property
    def template(self) -> str:
        return f"{self._meta.app_label}/sections/{self.type_name()}.html"

    @classmethod
    def prose_fields(cls) -> list[str]:
        return [name for name in cls.SAYS if isinstance(cls._meta.get_field(name), ProseField)]

    def runs_on(self, day: dt.date) -> bool:
        return True

    @property
    def is_empty(self) -> bool:
        """Return whether the section says nothing in the page's language."""
        return not any(strip_tags(getattr(self, name) or "").strip() for name in self.SAYS)

    def says_in(self, language: Language) -> bool:
        texts = (self.text_in(language, name) or "" for name in self.SAYS)
        return any(strip_tags(text).strip() for text in texts)


class Credited(Section):
    """A section that is drawn from an article and names who said it.

    One name a line, and one role a line beside it, as printed that day.
    """

    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        help_text=_("Fills in speaker and role where they are still empty."),
    )
    speakers = models.TextField(_("speaker"), blank=True, help_text=_("One name a line."))
    roles = models.TextField(_("role"), blank=True, help_text=_("One role a line, in that order."))

    class Meta(Section.Meta):
        abstract = True

    @property
    def credits(self) -> list[tuple[str, str]]:
        """Return (name, role) of each speaker."""
        names = [name.strip() for name in (self.speakers or "").splitlines() if name.strip()]
        roles = [role.strip() for role in (self.roles or "").splitlines()]
        roles += [""] * len(names)
        return list(zip(names, roles, strict=False))


class QuoteOfTheWeek(Credited):
    """Words from an article, or from somebody else, as the page's one large gesture."""

    SAYS = ("text",)

    text = models.TextField(
        _("quotation"), blank=True, help_text=_("Without quotation marks: the page sets them.")
    )

    class Meta(Credited.Meta):
        verbose_name = _("quote of the week")
        verbose_name_plural = _("quotes of the week")


class NotableNumber(Credited):
    """A figure, as text so that mail and screen readers have it too, and what it measures."""

    SAYS = ("figure", "text")

    figure = models.CharField(_("figure"), max_length=40, blank=True)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    text = models.TextField(_("what it measures"), blank=True)

    class Meta(Credited.Meta):
        verbose_name = _("notable number")
        verbose_name_plural = _("notable numbers")


class FeaturedArticle(Section):
    """A piece of ours; several in a row are printed as one list under the first's heading."""

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="features"
    )
    teaser = models.TextField(
        _("teaser"), blank=True, help_text=_("Leave empty for the article’s standfirst.")
    )

    class Meta(Section.Meta):
        verbose_name = _("featured article")
        verbose_name_plural = _("featured articles")

    @property
    def is_empty(self) -> bool:
        return False

    def says_in(self, language: Language) -> bool:
        return bool(self.article_id) and self.article.is_published(language)


class Card(Section):
    """Something elsewhere that is worth a reader's time."""

    KEPT = ("heading", "intro", "source", "link_label")
    SAYS = ("title", "blurb")

    intro = models.TextField(_("introduction"), blank=True)
    source = models.CharField(
        _("source"), max_length=100, blank=True, help_text=_("Whose it is; printed on the card.")
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    blurb = models.TextField(_("blurb"), blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)
    link_label = models.CharField(_("words of the link"), max_length=60, blank=True)
    image = models.ForeignKey(
        Image,
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
    )

    class Meta(Section.Meta):
        abstract = True

    @property
    def host(self) -> str:
        """Return where the link leads, as shown to readers: `example.org`."""
        return self.url.split("/")[2].removeprefix("www.") if "//" in self.url else ""


class DiscoverMore(Card):
    """Outside reading: an essay, a book, a partner's story."""

    class Meta(Card.Meta):
        verbose_name = _("discover more")
        verbose_name_plural = _("discover more")


class Video(Card):
    """A film elsewhere; it is linked, never embedded."""

    duration = models.CharField(
        _("length"), max_length=10, blank=True, help_text=_("Minutes and seconds, as 4:12.")
    )

    class Meta(Card.Meta):
        verbose_name = _("video")
        verbose_name_plural = _("videos")


class RichText(Section):
    """Any other text, under its own heading."""

    KEPT = ("heading", "text")
    SAYS = ("text",)

    text = ProseField(_("text"), blank=True)

    class Meta(Section.Meta):
        verbose_name = _("text")
        verbose_name_plural = _("texts")


class Picture(Section):
    """A picture by itself."""

    image = models.ForeignKey(
        Image, verbose_name=_("picture"), on_delete=models.PROTECT, related_name="sections"
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)

    class Meta(Section.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def is_empty(self) -> bool:
        return False

    def says_in(self, language: Language) -> bool:
        return True


class Notice(Section):
    """An announcement that may run for some weeks."""

    KEPT = ("heading", "text", "starts_on", "ends_on")
    SAYS = ("text",)

    text = ProseField(_("text"), blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Later skeletons leave it out.")
    )

    class Meta(Section.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def runs_on(self, day: dt.date) -> bool:
        return (not self.starts_on or self.starts_on <= day) and (
            not self.ends_on or day <= self.ends_on
        )


def in_groups(sections: list[Section]) -> list[list[Section]]:
    """Return the sections with neighbours of one type that share a heading put together."""
    groups: list[list[Section]] = []
    for _type, run in groupby(sections, key=type):
        for section in run:
            if groups and type(groups[-1][0]) is type(section) and not section.heading:
                groups[-1].append(section)
            else:
                groups.append([section])
    return groups
