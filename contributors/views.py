from itertools import groupby
from operator import attrgetter

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.access import signed_in_editor
from contributors.models import Contributor
from editions import links
from editions.models import listed_in
from editions.views import at_slug, moved, not_indexed, private
from images.sharing import SharePicture

PER_PAGE = 20
FEW = 24  # who are taken in at a glance, without letters


def index(request: HttpRequest) -> HttpResponse:
    contributors = Contributor.objects.printed().without_bodies().select_related("portrait")
    people = sorted(contributors, key=attrgetter("sort_key"))
    letters = groupby(people, key=attrgetter("initial")) if len(people) > FEW else []
    context = {
        "contributors": people,
        "letters": [(letter, list(group)) for letter, group in letters],
        "listed_in": listed_in(people),
    }
    response = render(request, "contributors/index.html", context)
    return response if people else not_indexed(response)


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a contributor with a piece in some language; editors see any.

    Search engines keep the page only in the languages that have a piece.
    """
    contributor = at_slug(Contributor.objects.select_related("portrait"), slug)
    if contributor.slug != slug:
        return moved(contributor)
    articles = contributor.articles.listing().for_list().with_topics().newest()
    is_printed = contributor.articles.published_anywhere().exists()
    editor = signed_in_editor(request)
    if not is_printed and not editor:
        raise Http404
    (bio,) = links.resolve([contributor.bio or ""])
    page = Paginator(articles, PER_PAGE).get_page(request.GET.get("page"))
    portrait = contributor.portrait
    context = {
        "contributor": contributor,
        "bio": bio,
        "editor": editor,
        "page": page,
        "listed_in": listed_in(page),
        "share_picture": SharePicture.of_image(portrait) if portrait else None,
    }
    response = render(request, "contributors/detail.html", context)
    if not is_printed:
        return private(response)
    return response if page.paginator.count else not_indexed(response)
