from __future__ import annotations

from itertools import combinations
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles import bilingual
from articles.models.approval import Approvable, published_when_approved
from articles.models.parts import Byline, Filing
from articles.models.topic import Topic
from contributors.models import Contributor
from editions import links
from editions.clocks import hong_kong_day
from editions.languages import LANGUAGES, Language, columns, current
from editions.models import (
    Edition,
    Editioned,
    EditionedQuerySet,
    SluggedModel,
    SluggedQuerySet,
    published_with,
    reverse_in,
)
from editions.prose import ProseField, plain, reading_minutes
from images.models import Image
from search.searchable import Findable, Searchable
from search.vectors import Words


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

    def newest_by_topic(self, number: int) -> dict[Topic, list[Article]]:
        """Return the newest pieces of each topic with a name, a piece under its main topic only."""
        newest_filings = Filing.objects.newest_of_each_topic(number)
        filings = [filing for filing in newest_filings if filing.topic.name]
        articles = self.for_list().in_bulk({filing.article_id for filing in filings})
        newest: dict[Topic, list[Article]] = {}
        for filing in filings:
            newest.setdefault(filing.topic, []).append(articles[filing.article_id])
        return newest

    def more_on(self, article: Article, number: int = 4) -> list[Article]:
        """Return what to read after an article, for a list, in three queries.

        First what editors chose, in their order, then what was chosen together with it from the
        other end; then pieces with the same main topic, then on any of its topics, newest first.
        """
        topics = [filing.topic_id for filing in article.filings.all()]
        filings = Filing.objects.filter(topic__in=topics)
        main = filings.filter(topic__in=topics[:1], position=0)
        others = self.published().exclude(pk=article.pk)
        searches = [
            (others.filter(companion_of__article=article), models.F("companion_of__position")),
            (others.filter(companions__other=article), models.Value(0)),
            (others.filter(pk__in=main.values("article")), models.Value(0)),
            (others.filter(pk__in=filings.values("article")), models.Value(0)),
        ]
        ranked = [rows._ranked(rank, place)[:number] for rank, (rows, place) in enumerate(searches)]
        found = ranked[0].union(*ranked[1:], all=True).order_by("rank", "place", "-at", "-pk")
        chosen = list(dict.fromkeys(pk for _rank, _place, _at, pk in found))[:number]
        rows = self.for_list().in_bulk(chosen)
        return [rows[pk] for pk in chosen]

    def _ranked(self, rank: int, place: Any) -> Any:
        """Return the pieces as (rank, place, at, pk), to be joined with others."""
        at = models.F(current().field("published_at"))
        return (
            self.annotate(rank=models.Value(rank), place=place, at=at)
            .order_by("place", "-at", "-pk")
            .values_list("rank", "place", "at", "pk")
        )


class Article(Approvable, Searchable, SluggedModel, Editioned):
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
    # What an author has withdrawn stays at the desk and can be published by nobody.
    is_withheld = models.BooleanField(_("withheld"), default=False, editable=False)
    topics = models.ManyToManyField(Topic, through="Filing", related_name="articles")
    contributors = models.ManyToManyField(Contributor, through="Byline", related_name="articles")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            *published_with("title", "body", model="article"),
            models.CheckConstraint(
                name="article_withheld_is_unpublished",
                condition=models.Q(is_withheld=False)
                | models.Q(**{f"{column}__isnull": True for column in columns("published_at")}),
            ),
            *published_when_approved(model="article"),
        ]
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

    def check_editions(self) -> None:
        super().check_editions()
        dated = [
            edition.language.field("published_at")
            for edition in self.editions()
            if edition.published_at
        ]
        if self.is_withheld and dated:
            text = _("The author has withdrawn this piece, or its acceptance was taken back.")
            raise ValidationError(dict.fromkeys(dated, text))
        self.check_approvals()

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

    def bilingual_url(self, first: Language, second: Language) -> str:
        return reverse_in(first, "articles:bilingual", self.slug, second)

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

    def other_editions(self) -> list[Edition]:
        """Return the editions this one can be read with."""
        others = [edition for edition in self.live_editions() if edition.language != current()]
        return others if self.is_published() else []

    def credits_in(self, language: Language) -> list[tuple[str, str]]:
        """Return each name above the piece with its role, as that language prints them."""
        return [
            (byline.contributor.name_in(language), byline.role_in(language))
            for byline in self.bylines.all()
        ]

    def paragraphs(self, first: Language, second: Language) -> list[bilingual.Pair]:
        """Return the text in two languages, paragraph beside paragraph, each with its links."""
        texts = (
            links.resolve([self.edition(language).body], language)[0]
            for language in (first, second)
        )
        return bilingual.align(*map(bilingual.blocks_of, texts))

    def comparisons(self) -> list[tuple[Edition, Edition, list[bilingual.Pair]]]:
        """Return each two written languages with their paragraphs beside each other."""
        texts = [
            (edition, bilingual.blocks_of(edition.body))
            for edition in self.editions()
            if edition.has("body")
        ]
        return [
            (one, other, bilingual.align(ours, theirs))
            for (one, ours), (other, theirs) in combinations(texts, 2)
        ]

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.body)
