"""A digest and its choice of articles: only what is published in its language."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import Article, Topic
from editions.languages import Language


class Refused(Exception):
    """The digest cannot be made; the message says why."""


@dataclass(frozen=True)
class Digest:
    """Chosen articles with a foreword, in one language."""

    language: Language
    title: str
    articles: Sequence[Article]
    foreword: str = ""  # rich text
    volume: str = ""
    date: dt.date | None = None


def at_slugs(slugs: Sequence[str], language: Language) -> list[Article]:
    """Return the articles at these addresses, in this order. Raises Refused, naming each lack."""
    found = Article.objects.in_bulk(slugs, field_name="slug")
    for slug in slugs:
        if slug not in found and (moved := Article.objects.formerly_at(slug).first()):
            found[slug] = moved
    lacks = [
        f"{slug} is not published in {language.name}."
        if slug in found
        else f"There is no article at {slug}."
        for slug in slugs
        if slug not in found or not found[slug].is_published(language)
    ]
    if lacks:
        raise Refused("\n".join(lacks))
    return whole([found[slug].pk for slug in slugs], language)


def on_topic(slug: str) -> Topic:
    try:
        topic: Topic = Topic.objects.at(slug)
    except Topic.DoesNotExist as error:
        raise Refused(f"There is no topic at {slug}.") from error
    return topic


def between(
    first: dt.date | None, last: dt.date | None, topic: Topic | None, language: Language
) -> list[Article]:
    """Return the articles published in these days, on a topic or on all, oldest first."""
    column = language.field("published_at")
    articles = Article.objects.published(language)
    if first:
        articles = articles.filter(**{f"{column}__date__gte": first})
    if last:
        articles = articles.filter(**{f"{column}__date__lte": last})
    if topic:
        articles = articles.on_topic(topic)
    return whole(articles.order_by(column, "pk").values_list("pk", flat=True), language)


def whole(pks: Iterable[int], language: Language) -> list[Article]:
    """Return those of the articles that are published, once each and in this order."""
    pks = list(dict.fromkeys(pks))
    found = Article.objects.published(language).for_page().in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]
