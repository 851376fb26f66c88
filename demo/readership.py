"""Reads for the demonstration's articles: invented, but the same at every run."""

import datetime as dt
import random

from articles.models import Article
from editions.languages import LANGUAGES
from readership.models import DailyReads, today

DAYS = 40
# A weekly is read when it comes out, on Friday in Hong Kong, and least on the days before.
WEEKDAYS = (0.8, 0.65, 0.6, 0.7, 1.6, 1.2, 0.9)
SHARES = {"en": 1.0, "zh-hans": 0.7, "zh-hant": 0.85}


def load_reads() -> None:
    """Invent the reads of the last weeks, up to yesterday; today's are real."""
    articles = list(Article.objects.order_by("slug"))
    DailyReads.objects.bulk_create(
        DailyReads(article=article, language=language.code, day=day, number=number)
        for article in articles
        for language in LANGUAGES
        if article.is_published(language)
        for ago in range(1, DAYS)
        for day in [today() - dt.timedelta(days=ago)]
        if (number := invented(article.slug, language.code, day, ago))
    )


def invented(slug: str, language: str, day: dt.date, ago: int) -> int:
    """Return how often a piece was read: it has a liking of its own and weeks of its own."""
    liking = random.Random(f"{slug} {language}").uniform(2, 30) * SHARES[language]
    week = random.Random(f"{slug} {ago // 7}").uniform(0.4, 1.6)
    chance = random.Random(f"{slug} {language} {ago}").uniform(0.6, 1.4)
    return round(liking * week * chance * WEEKDAYS[day.weekday()])
