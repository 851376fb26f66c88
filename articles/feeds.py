from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.models import Article, ArticleQuerySet, Topic
from contributors.models import Contributor
from editions import links
from editions.feeds import ENTRIES, EditionFeed, Entry, portable
from editions.languages import current
from editions.models import reverse_in
from editions.views import at_slug, moved


def entries(articles: ArticleQuerySet) -> Iterable[Entry]:
    """Yield the newest articles with all their text, in the same number of queries for any."""
    newest = list(articles.published().for_page().newest()[:ENTRIES])
    bodies = links.resolve([article.body for article in newest])
    for article, body in zip(newest, bodies, strict=True):
        edition = article.edition()
        context = {"article": article, "body": body, "language": current()}
        people = [byline.contributor for byline in article.bylines.all()]
        yield Entry(
            edition=edition,
            html=portable(
                render_to_string("articles/feed_entry.html", context),
                base=links.absolute(edition.url),
            ),
            authors=tuple(
                (person.byline_name, links.absolute(person.get_absolute_url())) for person in people
            ),
            topics=tuple(
                filing.topic.name for filing in article.filings.all() if filing.topic.name
            ),
        )


class ArticleFeed(EditionFeed):
    view = "articles:feed"

    def title(self) -> str:
        return f"Focus – {_('Articles')}"

    def subtitle(self) -> str:
        return _("Op-eds, interviews and news, newest first.")

    def link(self) -> str:
        return links.absolute(reverse_in(current(), "articles:index"))

    def items(self) -> Iterable[Entry]:
        return entries(Article.objects.all())


class TopicFeed(EditionFeed):
    view = "articles:topic_feed"

    def get_object(self, request: HttpRequest, topic: Topic) -> Topic:
        return topic

    def arguments(self, topic: Topic) -> tuple[str, ...]:
        return (topic.slug,)

    def title(self, topic: Topic) -> str:
        return f"Focus – {topic}"

    def subtitle(self, topic: Topic) -> str | None:
        return topic.description or None

    def link(self, topic: Topic) -> str:
        return links.absolute(topic.get_absolute_url())

    def items(self, topic: Topic) -> Iterable[Entry]:
        return entries(Article.objects.on_topic(topic))


class ContributorFeed(EditionFeed):
    view = "articles:contributor_feed"

    def get_object(self, request: HttpRequest, contributor: Contributor) -> Contributor:
        return contributor

    def arguments(self, contributor: Contributor) -> tuple[str, ...]:
        return (contributor.slug,)

    def title(self, contributor: Contributor) -> str:
        return f"Focus – {contributor.byline_name}"

    def subtitle(self, contributor: Contributor) -> str | None:
        return contributor.role or None

    def link(self, contributor: Contributor) -> str:
        return links.absolute(contributor.get_absolute_url())

    def items(self, contributor: Contributor) -> Iterable[Entry]:
        articles: Any = contributor.articles.all()
        return entries(articles)


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    topic = at_slug(Topic.objects.all(), slug)
    if topic.slug != slug:
        return moved("articles:topic_feed", topic.slug)
    return TopicFeed()(request, topic)


def contributor(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the pieces of somebody who has one in some language, as their page does."""
    contributor = at_slug(Contributor.objects.all(), slug)
    if contributor.slug != slug:
        return moved("articles:contributor_feed", contributor.slug)
    if not contributor.articles.published_anywhere().exists():
        raise Http404
    return ContributorFeed()(request, contributor)
