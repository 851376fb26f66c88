"""What a week's readers of a language read most: a list for everybody's pages."""

import datetime as dt

from django.conf import settings
from django.core.cache import caches

from articles.models import Article
from editions.languages import Language, current
from readership.models import WEEK, DailyReads, today

# Some of the week's most read may be taken back while they stand in the cache.
SPARE = 2


def most_read(language: Language | None = None) -> list[Article]:
    """Return what was read most in the last seven days and may still be read.

    Nothing at all while there is too little to tell: chance would choose the list.
    """
    language = language or current()
    pks = in_order(language)
    if len(pks) < settings.MOST_READ_ARTICLES:
        return []
    published = Article.objects.published(language).only("slug", language.field("title"))
    found = published.in_bulk(pks)
    articles = [found[pk] for pk in pks if pk in found][: settings.MOST_READ_LENGTH]
    return articles if len(articles) >= settings.MOST_READ_ARTICLES else []


def in_order(language: Language) -> list[int]:
    """Return the week's articles, most read first; worked out once in a while for all readers."""
    since = today() - WEEK + dt.timedelta(days=1)
    key = f"most-read-{language.code}-{since}"
    own = caches["own"]
    pks: list[int] | None = own.get(key)
    if pks is None:
        week = DailyReads.objects.filter(language=language.code, day__gte=since)
        number = settings.MOST_READ_LENGTH * SPARE
        pks = week.most_read(number, at_least=settings.MOST_READ_READS)
        own.set(key, pks, settings.MOST_READ_KEPT)
    return pks
