"""What belongs to one article: who wrote it, where it is filed, what it rests on."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.topic import Topic
from contributors.models import Contributor
from editions.languages import Language, columns, current
from editions.models import TranslatedModel


class BylineQuerySet(models.QuerySet["Byline"]):
    def with_contributors(self) -> Self:
        return self.select_related("contributor").defer(
            *(f"contributor__{column}" for column in ["bio", *columns("bio")])
        )


class Byline(TranslatedModel):
    """One name above one article, with the role as printed that day."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="bylines"
    )
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

    def role_in(self, language: Language) -> str:
        """Return the role as printed that day, or that of today where none was."""
        role = self.text_in(language, "role") or self.contributor.text_in(language, "role")
        return str(role or "")


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

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="filings"
    )
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

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="sources"
    )
    label = models.CharField(_("label"), max_length=200, blank=True)
    url = models.URLField(_("link"), max_length=500)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.label or self.url


class Companion(models.Model):
    """An article that editors chose to follow another one: “More on this”.

    The choice holds from both ends; on the page of the one that was chosen it comes second.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="companions"
    )
    other = models.ForeignKey(
        "articles.Article",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="companion_of",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("companion piece")
        verbose_name_plural = _("companion pieces")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "other"],
                name="companion_once",
                violation_error_message=_("This article has been chosen already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(article=models.F("other")),
                name="companion_is_another",
                violation_error_message=_("An article cannot lead to itself."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.other)
