from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contributors.models import Contributor
from editions.clocks import hong_kong_day
from editions.languages import LANGUAGES, Language, columns, current
from editions.models import (
    Editioned,
    EditionedQuerySet,
    SluggedModel,
    SluggedQuerySet,
    TranslatedModel,
    published_with,
    reverse_in,
)
from editions.prose import ProseField, plain, reading_minutes
from images.models import Image
from search.searchable import Findable, Mentioned, Searchable
from search.vectors import Words


class Topic(Mentioned, SluggedModel, TranslatedModel):
    """A subject under which pieces are filed."""

    NAMED_BY: ClassVar[tuple[str, ...]] = columns("name")

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=100)
    description = models.CharField(_("description"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = SluggedQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name or self.slug

    def get_absolute_url(self) -> str:
        return self.url_in(current())

    def url_in(self, language: Language) -> str:
        return reverse_in(language, "articles:topic", self.slug)


class ArticleQuerySet(EditionedQuerySet, SluggedQuerySet):  # type: ignore[override]  # managers
    def without_bodies(self) -> Self:
        """Leave out the long texts: what every list needs."""
        return self.defer("body", "authors_note", "disclosure")

    def for_list(self) -> Self:
        """Return articles with all a list shows of them, in two queries for any number."""
        bylines = models.Prefetch("bylines", Byline.objects.with_contributors())
        return self.without_bodies().select_related("image").prefetch_related(bylines)

    def with_topics(self) -> Self:
        filings = models.Prefetch("filings", Filing.objects.select_related("topic"))
        return self.prefetch_related(filings)

    def for_page(self) -> Self:
        """Return articles with all their page shows, in four queries."""
        return self.select_related("image").prefetch_related(
            models.Prefetch(
                "bylines",
                Byline.objects.with_contributors().select_related("contributor__portrait"),
            ),
            models.Prefetch("filings", Filing.objects.select_related("topic")),
            "sources",
        )

    def on_topic(self, topic: Topic) -> Self:
        return self.filter(filings__topic=topic)

    def in_year(self, year: int) -> Self:
        """Return the articles published in a year, in the page's language."""
        return self.filter(**{f"{current().field('published_at')}__year": year})

    def years(self) -> list[int]:
        """Return the years that have articles in the page's language, newest first."""
        dates = self.order_by().dates(current().field("published_at"), "year", order="DESC")
        return [date.year for date in dates]

    def related_to(self, article: Article) -> Self:
        """Return other pieces on the same topic, newest first."""
        topics = [filing.topic_id for filing in article.filings.all()]
        same_topic = Filing.objects.filter(topic__in=topics).values("article")
        return self.published().filter(pk__in=same_topic).exclude(pk=article.pk).newest()


class Article(Searchable, SluggedModel, Editioned):
    """An op-ed, an interview or a news piece."""

    class Kind(models.TextChoices):
        OP_ED = "op_ed", _("Op-ed")
        INTERVIEW = "interview", _("Interview")
        NEWS = "news", _("News")

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "body")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OP_ED)
    original_language = models.CharField(
        _("written in"), max_length=10, choices=settings.LANGUAGES, default="en"
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("One or two sentences under the title.")
    )
    body = ProseField(_("text"), blank=True)
    image = models.ForeignKey(
        Image,
        verbose_name=_("lead picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    image_caption = models.CharField(_("caption"), max_length=300, blank=True)
    authors_note = models.TextField(_("author’s note"), blank=True)
    disclosure = models.TextField(
        _("disclosure"),
        blank=True,
        help_text=_("Interests of the author that a reader should know of."),
    )
    first_published_in = models.CharField(
        _("first published in"),
        max_length=150,
        blank=True,
        help_text=_("For a piece taken over from another outlet."),
    )
    first_published_at = models.DateTimeField(_("first published at"), null=True, blank=True)
    canonical_url = models.URLField(
        _("original address"),
        blank=True,
        help_text=_("Search engines are told that this is the original."),
    )
    topics = models.ManyToManyField(Topic, through="Filing", related_name="articles")
    contributors = models.ManyToManyField(Contributor, through="Byline", related_name="articles")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = published_with("title", "body", model="article")
        indexes = [
            # The lists of one language, newest first.
            models.Index(
                fields=[f"-{language.field('published_at')}"],
                name=f"article_{language.column}_newest",
            )
            for language in LANGUAGES
        ]

    def __str__(self) -> str:
        return self.any_title or self.slug

    def url_in(self, language: Language) -> str:
        return reverse_in(language, "articles:detail", self.slug)

    @classmethod
    def for_search(cls) -> ArticleQuerySet:
        bylines = models.Prefetch("bylines", Byline.objects.with_contributors())
        return cls.objects.with_topics().prefetch_related(bylines)

    def findable_in(self, language: Language) -> Findable | None:
        edition = self.edition(language)
        if not edition.published_at:
            return None
        topics = [filing.topic for filing in self.filings.all()]
        bylines = list(self.bylines.all())
        names = [name for byline in bylines for name in byline.printed_in(language)]
        return Findable(
            genre=self.kind,
            published_at=edition.published_at,
            day=hong_kong_day(edition.published_at),
            topics=tuple(topic.pk for topic in topics),
            contributors=tuple(byline.contributor_id for byline in bylines),
            words=Words(
                title=edition.title,
                standfirst=edition.standfirst or "",
                body=(plain(edition.body), edition.authors_note or "", edition.disclosure or ""),
                beside=(
                    edition.image_caption or "",
                    *names,
                    *(topic.text_in(language, "name") or "" for topic in topics),
                ),
            ),
        )

    @cached_property
    def main_topic(self) -> Topic | None:
        return next((filing.topic for filing in self.filings.all()), None)

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.body, current())


class BylineQuerySet(models.QuerySet["Byline"]):
    def with_contributors(self) -> Self:
        return self.select_related("contributor").defer(
            *(f"contributor__{column}" for column in ["bio", *columns("bio")])
        )


class Byline(TranslatedModel):
    """One name above one article, with the role as printed that day."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(
        Contributor,
        verbose_name=_("contributor"),
        on_delete=models.PROTECT,
        related_name="bylines",
    )
    role = models.CharField(
        _("role as printed"),
        max_length=300,
        blank=True,
        help_text=_("Leave empty to take over the contributor’s role of today."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = BylineQuerySet.as_manager()

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "contributor"],
                name="byline_once",
                violation_error_message=_("This contributor is already named on this article."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.contributor)

    def printed_in(self, language: Language) -> list[str]:
        """Return the name as an edition prints it, the Latin one and the role of that day."""
        person = self.contributor
        role: str = self.text_in(language, "role") or ""
        return [person.name_in(language), person.latin_name, role]


class FilingQuerySet(models.QuerySet["Filing"]):
    def newest_of_each_topic(self, number: int) -> Self:
        """Return the main filings of each topic's newest pieces, topic by topic."""
        published_at = f"article__{current().field('published_at')}"
        return (
            self.filter(position=0, **{f"{published_at}__lte": timezone.now()})
            .annotate(
                rank=Window(
                    RowNumber(),
                    partition_by="topic",
                    order_by=[f"-{published_at}", "-article"],
                )
            )
            .filter(rank__lte=number)
            .select_related("topic")
            .order_by("topic__position", "topic", "rank")
        )


class Filing(models.Model):
    """An article under a topic; the first is its main topic.

    A row of its own because a topic in use must not be deleted, and a plain many-to-many would
    let it go.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="filings")
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="filings"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = FilingQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "topic"],
                name="filing_once",
                violation_error_message=_("The article is already filed under this topic."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.topic)


class Source(TranslatedModel):
    """Something the article rests on, linked below it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sources")
    label = models.CharField(_("label"), max_length=200, blank=True)
    url = models.URLField(_("link"), max_length=500)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.label or self.url


class PageQuerySet(EditionedQuerySet, SluggedQuerySet):  # type: ignore[override]  # managers
    def without_bodies(self) -> Self:
        return self.defer("body")


class Page(SluggedModel, Editioned):
    """A standing page of the publication, such as About."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "body")

    title = models.CharField(_("title"), max_length=200, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = ProseField(_("text"), blank=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")
        constraints = published_with("title", "body", model="page")

    def __str__(self) -> str:
        return self.any_title or self.slug

    def url_in(self, language: Language) -> str:
        return reverse_in(language, "articles:page", self.slug)
