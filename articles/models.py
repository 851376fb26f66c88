from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contributors.models import Contributor
from editions.languages import LANGUAGES, Language, columns, current
from editions.models import (
    Edition,
    Editioned,
    EditionedQuerySet,
    SluggedModel,
    SluggedQuerySet,
    TranslatedModel,
    published_with,
    reverse_in,
)
from editions.prose import ProseField, reading_minutes
from images.models import Image


class TopicQuerySet(SluggedQuerySet):
    def named(self) -> Self:
        """Return the topics that have a name in the page's language."""
        return self.exclude(**{current().field("name"): ""})


class Topic(SluggedModel, TranslatedModel):
    """A subject under which pieces are filed."""

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=100)
    description = models.CharField(_("description"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = TopicQuerySet.as_manager()

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

    def years(self, language: Language | None = None) -> list[int]:
        """Return the years in which a language published articles, newest first."""
        column = (language or current()).field("published_at")
        dates = self.published(language).order_by().dates(column, "year", order="DESC")
        return [date.year for date in dates]

    def related_to(self, article: Article) -> Self:
        """Return other pieces on the same topic, newest first."""
        topics = [filing.topic_id for filing in article.filings.all()]
        same_topic = Filing.objects.filter(topic__in=topics).values("article")
        return self.published().filter(pk__in=same_topic).exclude(pk=article.pk).newest()


class Article(SluggedModel, Editioned):
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
    may_be_republished = models.BooleanField(
        _("others may republish this text"),
        default=False,
        help_text=_("Readers are offered the text to print elsewhere, with credit and a link."),
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

    def clean(self) -> None:
        super().clean()
        if self.may_be_republished and self.is_from_elsewhere:
            raise ValidationError(
                {
                    "may_be_republished": _(
                        "This piece was first published elsewhere, so it is not ours to give away."
                    )
                }
            )

    @property
    def is_from_elsewhere(self) -> bool:
        return bool(self.first_published_in or self.canonical_url)

    @property
    def is_republishable(self) -> bool:
        """Return whether others may print the text: it is ours, and an editor has said so."""
        return self.may_be_republished and not self.is_from_elsewhere

    def original_url_in(self, language: Language) -> str:
        """Return where the text of a language was printed first, if elsewhere.

        A translation of ours is nobody's copy: only the language it was written in points away.
        """
        return self.canonical_url if language.code == self.original_language else ""

    def indexed_editions(self) -> list[Edition]:
        editions = super().indexed_editions()
        return [each for each in editions if not self.original_url_in(each.language)]

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

    def newest_by_topic(self, number: int) -> dict[Topic, list[Article]]:
        """Return each topic's newest pieces, a piece under its main topic only."""
        filings = list(self.newest_of_each_topic(number))
        articles = Article.objects.for_list().in_bulk({filing.article_id for filing in filings})
        newest: dict[Topic, list[Article]] = {}
        for filing in filings:
            newest.setdefault(filing.topic, []).append(articles[filing.article_id])
        return newest


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
