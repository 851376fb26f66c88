from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from accounts.access import signed_in_editor
from articles import republishing, sharing
from articles.models import Article, Filing, Page, Topic
from editions import links
from editions.sharing import qr_code
from editions.views import at_slug, may_preview, not_indexed, private, unavailable
from images.sharing import send_card

PER_PAGE = 20
PER_TOPIC = 3


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


def topics(request: HttpRequest) -> HttpResponse:
    """Show each topic with what it is about and its newest pieces."""
    newest = Filing.objects.newest_by_topic(PER_TOPIC)
    topics = [(topic, newest.get(topic, [])) for topic in Topic.objects.named()]
    return render(request, "articles/topics.html", {"topics": topics})


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
        "related": Article.objects.related_to(article).for_list()[:3],
        "share_picture": sharing.picture_of(article),
        "editor": editor,
        "is_preview": is_preview,
    }
    response = render(request, "articles/detail.html", context)
    return private(response) if is_preview else response


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
        return redirect("articles:republish", article.slug, permanent=True)
    context = {"piece": article, "article": article, "kit": republishing.kit_of(article)}
    return not_indexed(render(request, "articles/republish.html", context))


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
