from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from accounts.access import signed_in_editor
from articles import republishing, sharing
from articles.models import Article, Page, Topic
from editions import links
from editions.languages import LANGUAGES, Language, current
from editions.models import listed_in
from editions.sharing import qr_code
from editions.views import at_slug, may_preview, moved, not_indexed, private, unavailable
from images.sharing import send_card

PER_PAGE = 20
PER_TOPIC = 3


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


def topics(request: HttpRequest) -> HttpResponse:
    """Show each topic with what it is about and its newest pieces."""
    newest = Article.objects.newest_by_topic(PER_TOPIC)
    every = list(Topic.objects.all())
    listed_in = [lang for lang in LANGUAGES if any(each.text_in(lang, "name") for each in every)]
    context = {
        "topics": [(topic, newest.get(topic, [])) for topic in every if topic.name],
        "listed_in": listed_in,
    }
    response = render(request, "articles/topics.html", context)
    return response if current() in listed_in else not_indexed(response)


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
        "more": Article.objects.more_on(article),
        "share_picture": sharing.picture_of(article),
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
        return moved(article)
    if article.slug != slug:
        return moved("articles:bilingual", article.slug, second)
    editions = [article.edition(), article.edition(second)]
    is_preview = not all(edition.is_live for edition in editions)
    if is_preview and not (editor and all(edition.has("title") for edition in editions)):
        raise Http404
    context = {
        "piece": article,
        "article": article,
        "second": article.edition(second),
        "credits": article.credits_in(second),
        "original_url": article.original_url_in(current()),
        "pairs": article.paragraphs(current(), second),
        "more": Article.objects.more_on(article),
        "editor": editor,
        "is_preview": is_preview,
    }
    response = render(request, "articles/bilingual.html", context)
    return private(response) if is_preview else not_indexed(response)


def share_image(request: HttpRequest, slug: str, version: str) -> HttpResponseBase:
    article = at_slug(Article.objects.for_list().with_topics(), slug)
    is_preview = not article.is_published()
    if is_preview and not may_preview(request, article):
        raise Http404
    card = sharing.card_of(article)
    return send_card(request, card, sharing.card_path(article, card), is_preview=is_preview)


def qr(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the article's address as a QR code, which WeChat reads."""
    article = at_slug(Article.objects.published().without_bodies(), slug)
    return qr_code(settings.SITE_URL + article.get_absolute_url())


def republish(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer the text to print elsewhere, ready made, where rights allow."""
    article = at_slug(Article.objects.published().for_page(), slug)
    if not article.is_republishable:
        raise Http404
    if article.slug != slug:
        return moved("articles:republish", article.slug)
    context = {"piece": article, "article": article, "kit": republishing.kit_of(article)}
    return not_indexed(render(request, "articles/republish.html", context))


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
