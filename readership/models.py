from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from editions.languages import LANGUAGES

WEEK = dt.timedelta(days=7)


def today() -> dt.date:
    """Return the publication's own day: for every reader and editor the same."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


class DailyReadsQuerySet(models.QuerySet["DailyReads"]):
    def between(self, first: dt.date, last: dt.date) -> Self:
        return self.filter(day__range=(first, last))

    def by_language_and_day(self) -> dict[str, dict[dt.date, int]]:
        """Return how many reads each language had on each day; a day without any is left out."""
        found: dict[str, dict[dt.date, int]] = {language.code: {} for language in LANGUAGES}
        rows = self.order_by().values_list("language", "day").annotate(Sum("number"))
        for language, day, number in rows:
            found[language][day] = number
        return found

    def totals(self) -> dict[str, int]:
        """Return how many reads there are in each language."""
        rows = self.order_by().values_list("language").annotate(Sum("number"))
        return {language.code: 0 for language in LANGUAGES} | dict(rows)

    def most_read(self, number: int, *, at_least: int = 1) -> list[int]:
        """Return the articles with most reads, and so many at least, most read first."""
        sums: Any = self.order_by().values("article").annotate(total=Sum("number"))
        most = sums.filter(total__gte=at_least).order_by("-total", "-article")
        return list(most.values_list("article", flat=True)[:number])

    def by_article(self, number: int) -> list[tuple[Article, dict[str, int]]]:
        """Return the most read articles, each with its reads by language; two queries."""
        split = {
            language.column: Sum("number", filter=Q(language=language.code), default=0)
            for language in LANGUAGES
        }
        rows: Any = self.order_by().values("article").annotate(total=Sum("number"), **split)
        most = rows.order_by("-total", "-article")[:number]
        articles = Article.objects.without_bodies().in_bulk([row["article"] for row in most])
        return [(articles[row["article"]], row) for row in most]


class DailyReads(models.Model):
    """How many people read an article in one language on one day of the publication.

    Counted by `readership.actions.count`; nothing else is ever kept about a read.
    """

    # The migration's own constraint deletes counts with their article, in the database: one that
    # is added at that moment stops nobody, and the desk asks no leave for thousands of rows.
    article = models.ForeignKey(
        Article,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,  # the constraint below begins with it
        related_name="reads",
    )
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    day = models.DateField()
    number = models.PositiveIntegerField()

    objects = DailyReadsQuerySet.as_manager()

    class Meta:
        verbose_name = _("readership")
        verbose_name_plural = _("readership")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language", "day"], name="daily_reads_counted_once"
            ),
        ]
        indexes = [
            # The most read of a week, answered from the index alone.
            models.Index(
                fields=["language", "day"],
                include=["article", "number"],
                name="daily_reads_of_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language} {self.day}: {self.number}"


class Salt(models.Model):
    """The secret of one day. It goes with the day, and with it the way back from a digest."""

    day = models.DateField(primary_key=True)
    value = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.day)


class Counted(models.Model):
    """That somebody's read of an article, language and day is in the count already.

    The digest can be traced to nobody once the day's salt is deleted.
    """

    pk = models.CompositePrimaryKey("day", "digest")
    day = models.DateField()
    digest = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.day)
