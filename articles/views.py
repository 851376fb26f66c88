from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.access import signed_in_editor
from articles.models import Article, Page, Topic
from editions import links
from editions.languages import LANGUAGES, current
from editions.models import listed_in
from editions.views import at_slug, may_preview, moved, not_indexed, private, unavailable

PER_PAGE = 20


def index(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """List the articles, of all years or of one that has some in a language.

    Search engines keep it only where there is something to read.
    """
    years = Article.objects.years()
    if year is not None and year not in years and year not in years_elsewhere():
        raise Http404
    live = Article.objects.listing(year=year) if year else Article.objects.listing()
    articles = live.for_list().with_topics().newest()
    page = Paginator(articles, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "listed_in": listed_in(page),
        "year": year,
        "years": years,
        "topics": Topic.objects.all(),
    }
    response = render(request, "articles/index.html", context)
    return response if page.paginator.count else not_indexed(response)


def years_elsewhere() -> set[int]:
    """Return the years with articles in any language: the page's language line leads to them."""
    return {year for language in LANGUAGES for year in Article.objects.years(language)}


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a topic's pieces; search engines keep it only where it has a name and a piece."""
    topic = at_slug(Topic.objects.all(), slug)
    if topic.slug != slug:
        return moved(topic)
    articles = Article.objects.on_topic(topic).listing().for_list().newest()
    page = Paginator(articles, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "topic": topic,
        "topics": Topic.objects.all(),
        "page": page,
        "listed_in": [lang for lang in listed_in(page) if topic.text_in(lang, "name")],
    }
    response = render(request, "articles/topic.html", context)
    is_whole = topic.name and page.paginator.count
    return response if is_whole else not_indexed(response)


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    editor = signed_in_editor(request)
    article = at_slug(Article.objects.visible_to(editor).for_page(), slug)
    if article.slug != slug:
        return moved(article)
    is_preview = not article.is_published()
    if is_preview and not may_preview(request, article):
        return unavailable(request, article)
    (body,) = links.resolve([article.body])
    context = {
        "piece": article,
        "article": article,
        "body": body,
        "original_url": article.original_url_in(current()),
        "related": Article.objects.related_to(article).for_list()[:3],
        "editor": editor,
        "is_preview": is_preview,
    }
    response = render(request, "articles/detail.html", context)
    return private(response) if is_preview else response


def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a standing page, such as About."""
    editor = signed_in_editor(request)
    page = at_slug(Page.objects.visible_to(editor), slug)
    if page.slug != slug:
        return moved(page)
    is_preview = not page.is_published()
    if is_preview and not may_preview(request, page):
        return unavailable(request, page)
    (body,) = links.resolve([page.body])
    context = {
        "piece": page,
        "page": page,
        "body": body,
        "editor": editor,
        "is_preview": is_preview,
    }
    response = render(request, "articles/page.html", context)
    return private(response) if is_preview else response
