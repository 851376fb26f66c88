from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.access import signed_in_editor
from articles.models import Article, Page, Topic
from editions import links
from editions.languages import Language, current
from editions.views import at_slug, may_preview, not_indexed, private, unavailable

PER_PAGE = 20


def index(request: HttpRequest, year: int | None = None) -> HttpResponse:
    years = Article.objects.published().years()
    if year is not None and year not in years:
        raise Http404
    articles = Article.objects.published().for_list().with_topics().newest()
    if year:
        articles = articles.in_year(year)
    context = {
        "page": Paginator(articles, PER_PAGE).get_page(request.GET.get("page")),
        "year": year,
        "years": years,
        "topics": Topic.objects.all(),
    }
    return render(request, "articles/index.html", context)


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a topic's pieces; search engines keep it only where it has a name and a piece."""
    topic = at_slug(Topic.objects.all(), slug)
    if topic.slug != slug:
        return redirect(topic, permanent=True)
    articles = Article.objects.published().on_topic(topic).for_list().newest()
    page = Paginator(articles, PER_PAGE).get_page(request.GET.get("page"))
    context = {"topic": topic, "topics": Topic.objects.all(), "page": page}
    response = render(request, "articles/topic.html", context)
    is_whole = topic.name and page.paginator.count
    return response if is_whole else not_indexed(response)


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    editor = signed_in_editor(request)
    article = at_slug(Article.objects.visible_to(editor).for_page(), slug)
    if article.slug != slug:
        return redirect(article, permanent=True)
    is_preview = not article.is_published()
    if is_preview and not may_preview(request, article):
        return unavailable(request, article)
    (body,) = links.resolve([article.body])
    context = {
        "piece": article,
        "article": article,
        "body": body,
        "more": Article.objects.more_on(article),
        "editor": editor,
        "is_preview": is_preview,
    }
    response = render(request, "articles/detail.html", context)
    return private(response) if is_preview else response


def bilingual(request: HttpRequest, slug: str, second: Language) -> HttpResponse:
    """Show an article in two languages, paragraph beside paragraph.

    404 unless both are published; editors compare what is not. The article's own page is the
    one for search engines.
    """
    editor = signed_in_editor(request)
    article = at_slug(Article.objects.visible_to(editor).for_page(), slug)
    if second == current():
        return redirect(article, permanent=True)
    if article.slug != slug:
        return redirect("articles:bilingual", article.slug, second, permanent=True)
    editions = [article.edition(), article.edition(second)]
    is_preview = not all(edition.is_live for edition in editions)
    if is_preview and not (editor and all(edition.has("title") for edition in editions)):
        raise Http404
    context = {
        "piece": article,
        "article": article,
        "second": article.edition(second),
        "credits": article.credits_in(second),
        "pairs": article.paragraphs(current(), second),
        "more": Article.objects.more_on(article),
        "editor": editor,
        "is_preview": is_preview,
    }
    response = render(request, "articles/bilingual.html", context)
    return private(response) if is_preview else not_indexed(response)


def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a standing page, such as About."""
    editor = signed_in_editor(request)
    page = at_slug(Page.objects.visible_to(editor), slug)
    if page.slug != slug:
        return redirect(page, permanent=True)
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
