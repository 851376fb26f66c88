"""What search engines may keep: each live edition, with the same page in other languages."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as django_views
from django.db.models import F, Max, Q
from django.db.models.functions import Greatest
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from articles.models import Article, Page, Topic
from community.models import Question
from contributors.models import Contributor
from editions.languages import LANGUAGES, Language, columns
from editions.links import absolute
from editions.models import Editioned, reverse_in
from issues.models import Issue

NEWS_FOR = dt.timedelta(hours=48)  # older pieces are no news to Google
NEWS_AT_MOST = 1000
# As Google names them: it knows Chinese by these two alone.
NEWS_LANGUAGES = {"en": "en", "zh-hans": "zh-cn", "zh-hant": "zh-tw"}

# One page in its languages: (language, address, when it last changed if that is known).
Versions = list[tuple[Language, str, dt.datetime | None]]


def entries(versions: Versions) -> list[dict[str, Any]]:
    """Return what the sitemap says of each version, every one naming all."""
    alternates = [(language.tag, address) for language, address, _changed in versions]
    alternates += [("x-default", address) for _tag, address in alternates[:1]]
    return [
        {"location": address, "lastmod": changed, "alternates": alternates}
        for _language, address, changed in versions
    ]


class VersionedSitemap(Sitemap):
    """Rows of one kind, each with an address in the languages that have it."""

    limit = 5_000  # rows; a file may name 50,000 addresses

    def versions(self, row: Any) -> Versions:
        raise NotImplementedError

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        rows = self.paginator.page(page).object_list
        urls = [entry for row in rows for entry in entries(self.versions(row))]
        self.latest_lastmod = max(filter(None, (url["lastmod"] for url in urls)), default=None)
        return urls


class Pieces(VersionedSitemap):
    model: ClassVar[type[Editioned]]

    def items(self) -> Any:
        pieces: Any = self.model.objects  # type: ignore[attr-defined]
        return pieces.published_anywhere().without_bodies().order_by("pk")

    def versions(self, row: Editioned) -> Versions:
        return [
            (each.language, absolute(each.url), each.changed_at) for each in row.indexed_editions()
        ]

    def get_latest_lastmod(self) -> dt.datetime | None:
        return latest(self.model).get("any")


class Issues(Pieces):
    model = Issue


class Articles(Pieces):
    model = Article


class Pages(Pieces):
    model = Page


def changed_in(language: Language, prefix: str = "") -> Max:
    """Return when readers of a language last got something new among pieces."""
    column = f"{prefix}{language.field('published_at')}"
    return Max(
        Greatest(F(column), F(f"{prefix}updated_at")),
        filter=Q(**{f"{column}__lte": timezone.now()}),
    )


def latest(model: type[Editioned]) -> dict[str, Any]:
    """Return when pieces last changed, by the code of a language, and in `any`."""
    pieces: Any = model.objects  # type: ignore[attr-defined]
    asked = {language.column: changed_in(language) for language in LANGUAGES}
    found = pieces.aggregate(**asked)
    moments = {lang.code: found[lang.column] for lang in LANGUAGES if found[lang.column]}
    return {**moments, "any": max(moments.values(), default=None)}


class ListsOfArticles(VersionedSitemap):
    """Pages that list the articles of one topic or contributor."""

    model: ClassVar[Any]

    def items(self) -> Any:
        changed = {lang.field("changed_at"): changed_in(lang, "articles__") for lang in LANGUAGES}
        some = Q()
        for column in columns("changed_at"):
            some |= Q(**{f"{column}__isnull": False})
        return self.model.objects.annotate(**changed).filter(some).order_by("pk")

    def versions(self, row: Any) -> Versions:
        return [
            (language, absolute(row.url_in(language)), changed)
            for language in LANGUAGES
            if (changed := getattr(row, language.field("changed_at")))
            and self.is_kept(row, language)
        ]

    def is_kept(self, row: Any, language: Language) -> bool:
        return True

    def get_latest_lastmod(self) -> dt.datetime | None:
        return latest(Article).get("any")


class Topics(ListsOfArticles):
    model = Topic

    def is_kept(self, row: Topic, language: Language) -> bool:
        return bool(row.text_in(language, "name"))


class Contributors(ListsOfArticles):
    """A new biography is something new too."""

    model = Contributor

    def items(self) -> Any:
        return super().items().without_bodies()

    def versions(self, row: Contributor) -> Versions:
        return [
            (language, address, max(changed, row.updated_at))
            for language, address, changed in super().versions(row)
            if changed
        ]

    def get_latest_lastmod(self) -> dt.datetime | None:
        rewritten = self.items().aggregate(at=Max("updated_at"))["at"]
        return max(filter(None, (rewritten, super().get_latest_lastmod())), default=None)


class Lists(VersionedSitemap):
    """The front page and the lists of everything, in the languages that have something."""

    def items(self) -> list[tuple[str, dict[str, Any]]]:
        issues, articles = latest(Issue), latest(Article)
        newest = {
            code: max(moment, articles.get(code, moment))
            for code, moment in issues.items()
            if moment
        }
        topics = list(Topic.objects.values(*columns("name")))
        named = {
            lang.code for lang in LANGUAGES if any(each[lang.field("name")] for each in topics)
        }
        asked = {lang.code for lang in LANGUAGES if Question.objects.published(lang).exists()}
        return [
            ("home", newest),
            ("issues:index", issues),
            ("articles:index", articles),
            ("articles:topics", {code: articles[code] for code in named & articles.keys()}),
            ("contributors:index", articles),
            ("community:index", {code: issues[code] for code in asked & issues.keys()}),
        ]

    def versions(self, row: tuple[str, dict[str, Any]]) -> Versions:
        view, changed = row
        return [
            (language, absolute(reverse_in(language, view)), changed[language.code])
            for language in LANGUAGES
            if language.code in changed
        ]

    def get_latest_lastmod(self) -> dt.datetime | None:
        moments = (changed.get("any") for _view, changed in self.items())
        return max(filter(None, moments), default=None)


class Questions(VersionedSitemap):
    """What readers were asked, each with its answers in print and its comments."""

    def items(self) -> Any:
        issues = Issue.objects.published_anywhere().order_by().values("pk")
        return Question.objects.with_issue().filter(parent__in=issues).order_by("pk")

    def versions(self, row: Question) -> Versions:
        return [
            (each, absolute(row.url_in(each)), row.parent.edition(each).changed_at)
            for each in row.asked_in
        ]

    def get_latest_lastmod(self) -> dt.datetime | None:
        return latest(Issue).get("any") if self.items().exists() else None


class Forms(VersionedSitemap):
    """The page on which anybody offers a piece; it changes with the software, on no day of ours."""

    def items(self) -> list[str]:
        return ["submissions:submit"]

    def versions(self, row: str) -> Versions:
        return [(language, absolute(reverse_in(language, row)), None) for language in LANGUAGES]


SITEMAPS: dict[str, type[VersionedSitemap]] = {
    "lists": Lists,
    "issues": Issues,
    "articles": Articles,
    "topics": Topics,
    "contributors": Contributors,
    "pages": Pages,
    "questions": Questions,
    "forms": Forms,
}


def index(request: HttpRequest) -> HttpResponse:
    """List the sitemaps at the address of the site, whatever name the request used.

    Django's own asks the request for it, and would name the addresses after any allowed host.
    """
    found = list(parts())
    response = TemplateResponse(
        request, "sitemap_index.xml", {"sitemaps": found}, content_type="application/xml"
    )
    if newest := max((lastmod for _address, lastmod in found if lastmod), default=None):
        response["Last-Modified"] = http_date(newest.timestamp())
    return response


def parts() -> Iterator[tuple[str, dt.datetime | None]]:
    for section, kind in SITEMAPS.items():
        sitemap = kind()
        address = absolute(reverse("sitemap", args=[section]))
        lastmod = sitemap.get_latest_lastmod()
        yield address, lastmod
        for page in range(2, sitemap.paginator.num_pages + 1):
            yield f"{address}?p={page}", lastmod


def section(request: HttpRequest, section: str) -> HttpResponse:
    response: HttpResponse = django_views.sitemap(request, dict(SITEMAPS), section=section)
    return response


def news(request: HttpRequest) -> HttpResponse:
    """List the articles of the last two days, as Google News wants them."""
    since = timezone.now() - NEWS_FOR
    fresh = Q()
    for column in columns("published_at"):
        fresh |= Q(**{f"{column}__gt": since})
    articles = Article.objects.published_anywhere().filter(fresh).without_bodies()
    editions = [
        edition
        for article in articles.order_by("-updated_at")[:NEWS_AT_MOST]
        for edition in article.indexed_editions()
        if edition.published_at > since
    ]
    context = {
        "urlset": [
            {
                "location": absolute(edition.url),
                "language": NEWS_LANGUAGES[edition.language.code],
                "published_at": edition.published_at,
                "title": edition.title,
            }
            for edition in editions[:NEWS_AT_MOST]
        ]
    }
    return TemplateResponse(request, "sitemap_news.xml", context, content_type="application/xml")
