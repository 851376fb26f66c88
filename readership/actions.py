"""Count reads, and forget who read."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Collection
from typing import NamedTuple

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from articles.models import Article
from editions.languages import BY_CODE, columns
from editions.models import FormerSlug
from readership.models import Counted, Salt
from readership.readers import is_bot

# Web processes that still hold reads of a day write them long before its salt is deleted.
GRACE = dt.timedelta(hours=1)


class Read(NamedTuple):
    """One read as a web process holds it until it is written."""

    day: dt.date
    person: bytes
    agent: str
    slug: str
    language: str


# Rows are locked in one order, articles, digests, counts, and each in order of its key: two
# processes may wait for each other but never in a circle. An article deleted meanwhile is left out.
COUNT = """
WITH batch AS (
    SELECT * FROM unnest(%s::date[], %s::bytea[], %s::bigint[], %s::text[])
        AS read (day, digest, article_id, language)
), kept AS (
    SELECT id FROM articles_article WHERE id IN (SELECT article_id FROM batch)
    ORDER BY id FOR KEY SHARE
), fresh AS (
    INSERT INTO readership_counted (day, digest)
    SELECT day, digest FROM batch JOIN kept ON kept.id = article_id ORDER BY day, digest
    ON CONFLICT DO NOTHING
    RETURNING day, digest
)
INSERT INTO readership_dailyreads AS counts (article_id, language, day, number)
SELECT article_id, language, day, count(*) FROM batch JOIN fresh USING (day, digest)
GROUP BY article_id, language, day ORDER BY article_id, language, day
ON CONFLICT (article_id, language, day) DO UPDATE SET number = counts.number + excluded.number
"""


def count(reads: Collection[Read]) -> None:
    """Add reads to the days of their articles, each person once a day, article and language.

    Machines are left out, and editions that readers may not see.

    Repeating it adds nothing, so a caller that does not know whether it worked may try again.
    """
    reads = [read for read in reads if not is_bot(read.agent)]
    articles = at_slugs({read.slug for read in reads})
    salts = {day: salt_of(day) for day in sorted({read.day for read in reads})}
    rows = {}
    for read in reads:
        article = articles.get(read.slug)
        if article and article.is_published(BY_CODE[read.language]):
            digest = digest_of(read, article, salts[read.day])
            rows[read.day, digest] = (article.pk, read.language)
    if rows:
        days, digests = zip(*rows, strict=True)
        pks, languages = zip(*rows.values(), strict=True)
        with connection.cursor() as cursor:
            cursor.execute(COUNT, [list(days), list(digests), list(pks), list(languages)])


def at_slugs(slugs: set[str]) -> dict[str, Article]:
    """Return articles by slug; one that has been renamed since it was read, by its former slug."""
    former = FormerSlug.objects.filter(kind="article", slug__in=slugs)
    renamed = dict(former.values_list("slug", "object_id"))
    wanted = Q(slug__in=slugs) | Q(pk__in=renamed.values())
    articles = Article.objects.filter(wanted).only("slug", *columns("published_at")).in_bulk()
    by_slug = {slug: articles[pk] for slug, pk in renamed.items() if pk in articles}
    return by_slug | {article.slug: article for article in articles.values()}


def salt_of(day: dt.date) -> bytes:
    """Return the day's salt, made by whichever process is first to ask."""
    value = {"value": secrets.token_bytes(32)}
    salt, _is_new = Salt.objects.get_or_create(day=day, defaults=value)
    return bytes(salt.value)


def digest_of(read: Read, article: Article, salt: bytes) -> bytes:
    what = f"{article.pk} {read.language}".encode()
    return hashlib.blake2b(read.person + what, key=salt, digest_size=16).digest()


def purge() -> int:
    """Forget who read on the days that have ended; return how many digests that were.

    Counts stay. Safe to repeat; whatever was left over from earlier days goes too.
    """
    day = timezone.localdate(timezone.now() - GRACE, timezone.get_default_timezone())
    Salt.objects.filter(day__lt=day).delete()
    number, _by_model = Counted.objects.filter(day__lt=day).delete()
    return number
