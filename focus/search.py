"""The search page: it brings together pieces of apps that do not know each other."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts import limits
from articles.models import Article, Topic
from contributors.models import Contributor
from editions.clocks import hong_kong_day
from editions.languages import LANGUAGES, Language, current
from editions.views import not_indexed
from issues.models import Issue
from search.find import Choices, Found, Hit, find
from search.models import Entry
from search.queries import Query, parse, tidy
from search.snippets import marked, marks, snippet

PER_PAGE = 20
MOST_NAMES = 30
YEAR = re.compile(r"(?!0000)[0-9]{4}")
GENRES = {**dict(Article.Kind.choices), "issue": _("Issue"), "contributor": _("Contributor")}


@dataclass(frozen=True)
class Result:
    """A piece as the list shows it: what was looked for is marked in its title and words."""

    kind: str
    piece: Any
    title: SafeString
    words: SafeString


def search(request: HttpRequest) -> HttpResponse:
    """Show what holds the words of `q` in the page's language, or where else it is found."""
    language, typed = current(), tidy(request.GET.get("q", ""))
    query = parse(typed, language)
    if query and not limits.allows(request, "search"):
        context = {"typed": typed, "is_too_often": True}
        return limits.refused(render(request, "search/index.html", context), "search")
    topics = [topic for topic in Topic.objects.all() if topic.name]
    chosen = choices(request, topics)
    found = find(query, language, chosen) if query else Found([], is_more=False)
    page = Paginator(found.hits, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "typed": typed,
        "query": query,
        "found": found,
        "chosen": chosen,
        "page": page,
        "results": results(list(page), query, language),
        "elsewhere": [] if found.hits or not query else elsewhere(typed, language, chosen),
        "genres": GENRES,
        "topics": topics,
        "years": years(language) if query else [],
        "contributors": names(found, chosen) if query else [],
    }
    return not_indexed(render(request, "search/index.html", context))


def choices(request: HttpRequest, topics: Sequence[Topic]) -> Choices:
    """Return what the reader narrows the search to; what does not exist narrows nothing."""
    asked = request.GET.get
    slugs = {topic.slug: topic.pk for topic in topics}
    year, contributor = asked("year", ""), asked("contributor", "").replace("\x00", "")
    # Nobody learns here who writes for us before a piece of theirs is out.
    printed = Contributor.objects.filter(articles__in=Article.objects.published_anywhere())
    people = printed.filter(slug=contributor) if contributor else None
    return Choices(
        genre=genre if (genre := asked("kind", "")) in GENRES else "",
        topic=slugs.get(asked("topic", "")),
        year=int(year) if YEAR.fullmatch(year) else None,
        contributor=people.values_list("pk", flat=True).first() if people is not None else None,
    )


def years(language: Language) -> list[int]:
    """Return the years from which something may be found, newest first."""
    column = language.field("published_at")
    ends = Article.objects.published().aggregate(first=Min(column), last=Max(column))
    days = [hong_kong_day(moment) for moment in ends.values() if moment]
    dates = Issue.objects.published().aggregate(first=Min("date"), last=Max("date"))
    days += [day for day in dates.values() if day]
    return list(range(max(days).year, min(days).year - 1, -1)) if days else []


def names(found: Found, chosen: Choices) -> list[Contributor]:
    """Return whose pieces were found most, by name."""
    often = Counter(pk for hit in found.hits for pk in hit.contributors)
    wanted = {pk for pk, _number in often.most_common(MOST_NAMES)} | {chosen.contributor}
    people = Contributor.objects.without_bodies().filter(pk__in=wanted - {None})
    return sorted(people, key=attrgetter("sort_key"))


def elsewhere(typed: str, here: Language, chosen: Choices) -> list[tuple[Language, Found]]:
    """Return the other languages in which something is found, and what."""
    asked = ((other, parse(typed, other)) for other in LANGUAGES if other != here)
    answers = ((other, find(query, other, chosen)) for other, query in asked if query)
    return [(other, found) for other, found in answers if found.hits]


def results(hits: Sequence[Hit], query: Query, language: Language) -> list[Result]:
    """Return what the list shows of some hits: as many queries for one as for twenty."""
    pieces = {kind: rows.in_bulk(_ids(hits, kind)) for kind, rows in listed().items()}
    shown = [(hit, piece) for hit in hits if (piece := pieces[hit.kind].get(hit.object_id))]
    texts = dict(Entry.objects.filter(pk__in=[hit.entry for hit in hits]).values_list("pk", "text"))
    said = [(_title(piece), _lead(piece), texts.get(hit.entry, "")) for hit, piece in shown]
    places = iter(marks([text for three in said for text in three], query, language))
    return [
        Result(
            hit.kind,
            piece,
            title=marked(title, next(places)),
            words=_words(lead, next(places), text, next(places), language),
        )
        for (hit, piece), (title, lead, text) in zip(shown, said, strict=True)
    ]


def listed() -> dict[str, Any]:
    return {
        "article": Article.objects.published().for_list().with_topics(),
        "issue": Issue.objects.published().without_bodies().select_related("image"),
        "contributor": Contributor.objects.without_bodies().select_related("portrait"),
    }


def _ids(hits: Sequence[Hit], kind: str) -> list[int]:
    return [hit.object_id for hit in hits if hit.kind == kind]


def _title(piece: Any) -> str:
    return piece.byline_name if isinstance(piece, Contributor) else piece.title


def _lead(piece: Any) -> str:
    return (piece.role if isinstance(piece, Contributor) else piece.standfirst) or ""


def _words(lead: str, in_lead: Any, text: str, in_text: Any, language: Language) -> SafeString:
    """Return the words that were found; where they are in the title alone, the standfirst."""
    return snippet(text, in_text, language) or marked(lead, in_lead)
