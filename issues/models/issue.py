from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Self

from content_editor.models import Region, create_plugin_base
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Byline
from editions.languages import Language, columns, current
from editions.models import (
    Editioned,
    EditionedQuerySet,
    TranslatedModel,
    published_with,
    reverse_in,
    says_something,
)
from editions.prose import ProseField, plain
from images.models import Image
from search.searchable import Findable, Searchable
from search.vectors import Words


class IssueQuerySet(EditionedQuerySet):
    def without_bodies(self) -> Self:
        """Leave out the letters: what every list needs."""
        return self.defer("letter")

    def years(self) -> list[int]:
        """Return the years that have issues, newest first."""
        return [date.year for date in self.order_by().dates("date", "year", order="DESC")]

    def neighbours(self, issue: Issue) -> dict[str, Issue]:
        """Return the live issues just before and after this one, as `previous` and `next`."""
        live = self.published().only("date", "title")
        before = live.filter(date__lt=issue.date).order_by("-date")[:1]
        after = live.filter(date__gt=issue.date).order_by("date")[:1]
        found = before.union(after, all=True)
        return {("previous" if other.date < issue.date else "next"): other for other in found}


class Issue(Searchable, Editioned):
    """One week: a letter and typed sections, known by its date."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "letter")
    ADDRESS: ClassVar[str] = "date"
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
        return f"{self.date:%Y-%m-%d} {self.any_title}".strip()

    def url_in(self, language: Language) -> str:
        return reverse_in(language, "issues:detail", self.date.isoformat())

    def findable_in(self, language: Language) -> Findable | None:
        edition = self.edition(language)
        if not edition.published_at:
            return None
        said = [
            text
            for section in self.sections(language)
            if section.runs_on(self.date) and section.says_in(language)
            for text in section.texts_in(language)
        ]
        return Findable(
            genre="issue",
            published_at=edition.published_at,
            day=self.date,
            words=Words(
                title=edition.title,
                standfirst=edition.standfirst or "",
                body=(plain(edition.letter), *said),
                beside=(edition.tagline or "", edition.image_caption or ""),
            ),
        )

    def sections(
        self, language: Language | None = None, *, types: tuple[type[Section], ...] = ()
    ) -> list[Section]:
        """Return the sections, or those of some types, with the texts of a language."""
        return sections_of([self], language, types=types)[self.pk]

    def articles(self, language: Language | None = None) -> list[Article]:
        """Return the articles the sections lead to, in their order, without their long texts."""
        found = (getattr(section, "article", None) for section in self.sections(language))
        return list(dict.fromkeys(article for article in found if article))

    def sections_to_print(self, *types: type[Section]) -> list[Section]:
        """Return the sections this edition shows: those that say something in its language."""
        return self.printed(self.sections(types=types))

    def printed(self, sections: list[Section]) -> list[Section]:
        return [each for each in sections if not each.is_empty and each.runs_on(self.date)]


def sections_of(
    issues: Sequence[Issue],
    language: Language | None = None,
    *,
    types: tuple[type[Section], ...] = (),
) -> dict[int, list[Section]]:
    """Return the sections of each issue, by its key, in their order.

    One query for the sections, and one each for their articles, bylines and images,
    whatever the number of issues and the types and number of sections.
    """
    models_by_name = {model.type_name(): model for model in types or Section.types()}
    with connection.cursor() as cursor:
        keys = {"issues": [issue.pk for issue in issues]}
        cursor.execute(_sections_sql(language or current(), types), keys)
        sections = [models_by_name[name].from_row(row) for name, row in cursor.fetchall()]
    articles = Article.objects.without_bodies().prefetch_related(
        models.Prefetch("bylines", Byline.objects.with_contributors())
    )
    _fetch(sections, "article", articles)
    _fetch(sections, "image", Image.objects.all())
    found: dict[int, list[Section]] = {issue.pk: [] for issue in issues}
    parents = {issue.pk: issue for issue in issues}
    for section in sorted(sections, key=attrgetter("ordering")):
        section.parent = parents[section.parent_id]  # known here, so that nobody fetches it
        found[section.parent_id].append(section)
    return found


@cache
def _sections_sql(language: Language, types: tuple[type[Section], ...]) -> str:
    """Return the query for the sections of issues: (type, the columns one language reads).

    Each type is a table of its own, so the rows come as JSON. Written once, because Django would
    take longer to put it together for each reader than Postgres to answer it.
    """
    return " UNION ALL ".join(
        f"SELECT '{model.type_name()}', json_build_object("
        + ", ".join(f"'{column}', \"{column}\"" for column in model.columns_in(language))
        + f') FROM "{model._meta.db_table}" WHERE parent_id = ANY(%(issues)s)'
        for model in types or Section.types()
    )


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
    def columns_in(cls, language: Language) -> list[str]:
        """Return the columns a page in one language reads."""
        translated = cls.translated()
        texts = {column for name in translated for column in (name, *columns(name))}
        read = {language.field(name) for name in translated}
        names = [field.attname for field in cls._meta.concrete_fields]
        return [name for name in names if name in read or name not in texts]

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Self:
        """Return the section of a row read as JSON; columns that are not in it are deferred."""
        fields = [field for field in cls._meta.concrete_fields if field.attname in row]
        values = [field.to_python(row[field.attname]) for field in fields]
        return cls.from_db(None, [field.attname for field in fields], values)

    @property
    def template(self) -> str:
        return f"{self._meta.app_label}/sections/{self.type_name()}.html"

    def texts_in(self, language: Language) -> list[str]:
        """Return all that the section says in a language, as plain text."""
        prose = self.prose_fields()
        texts = ((name, self.text_in(language, name) or "") for name in self.translated())
        return [plain(text) if name in prose else text for name, text in texts]

    @classmethod
    def prose_fields(cls) -> list[str]:
        return [name for name in cls.SAYS if isinstance(cls._meta.get_field(name), ProseField)]

    def runs_on(self, day: dt.date) -> bool:
        return True

    @property
    def is_empty(self) -> bool:
        """Return whether the section says nothing in the page's language."""
        return not any(says_something(getattr(self, name)) for name in self.SAYS)

    def says_in(self, language: Language) -> bool:
        return any(says_something(self.text_in(language, name)) for name in self.SAYS)


def in_groups(sections: list[Section]) -> list[list[Section]]:
    """Return the sections with neighbours of one type together, up to the next own heading."""
    groups: list[list[Section]] = []
    for section in sections:
        if groups and type(groups[-1][0]) is type(section) and not section.heading:
            groups[-1].append(section)
        else:
            groups.append([section])
    return groups
