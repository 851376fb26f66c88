"""Which pieces are alike: published ones, and others that were sent in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, FloatField, Func, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Greatest, Least

from articles.models import Article
from editions.prose import plain
from search.models import Entry
from search.openings import opening
from search.vectors import Words
from submissions.models import Submission

AT_MOST = 8
# From which share of words in common an editor should look: of the shorter beginning, of the title.
BEGINS_ALIKE, SAME_TITLE = 0.25, 0.6
FEWEST = 3  # one word or two in common say nothing


@dataclass(frozen=True)
class Similar:
    piece: Article | Submission
    share: int  # percent

    @property
    def is_article(self) -> bool:
        return isinstance(self.piece, Article)


class Shared(Func):
    """How many members of one array another has."""

    template = "(SELECT count(*) FROM unnest(%(expressions)s))"
    arg_joiner = ") AS gram WHERE gram = ANY("
    output_field = IntegerField()


class Cardinality(Func):
    function = "cardinality"
    output_field = IntegerField()


def opening_of(submission: Submission) -> list[str]:
    words = Words(submission.title, submission.summary, (plain(submission.text),))
    return opening(words, submission.written_in)


def similar_to(submission: Submission) -> list[Similar]:
    """Return the pieces most like one, the likest first; three queries, however many there are."""
    others = Submission.objects.sent().exclude(pk=submission.pk).without_texts()
    found = [
        Similar(other, round(100 * other.alike)) for other in _alike(others, submission)[:AT_MOST]
    ]
    best: dict[int, float] = {}
    entries = Entry.objects.filter(kind=Article._meta.model_name, part=0)
    for pk, share in _alike(
        entries.exclude(object_id=submission.article_id or 0), submission
    ).values_list("object_id", "alike")[: 3 * AT_MOST]:
        best.setdefault(pk, share)
    articles = Article.objects.without_bodies().in_bulk(best)
    found += [Similar(article, round(100 * best[pk])) for pk, article in articles.items()]
    return sorted(found, key=lambda each: -each.share)[:AT_MOST]


def _alike(rows: QuerySet[Any], submission: Submission) -> QuerySet[Any]:
    """Return the rows that begin like a piece, with `alike`: the share of words in common."""
    mine = submission.opening
    title = opening(Words(submission.title), submission.written_in)
    shared, in_title = Shared("opening", _array(mine)), Shared("opening", _array(title))
    shorter = Greatest(Least(Cardinality("opening"), Value(len(mine))), Value(1))
    return (
        rows.filter(opening__overlap=mine)
        .annotate(shared=shared, in_title=in_title)
        .annotate(
            begins=Cast("shared", FloatField()) / Cast(shorter, FloatField()),
            titled=Cast("in_title", FloatField()) / Value(float(len(title) or 1)),
        )
        .filter(
            Q(begins__gte=BEGINS_ALIKE, shared__gte=FEWEST)
            | Q(titled__gte=SAME_TITLE, in_title__gte=FEWEST)
        )
        .annotate(alike=Greatest(F("begins"), F("titled")))
        .order_by("-alike", "-pk")
    )


def _array(grams: list[str]) -> Value:
    return Value(grams, output_field=ArrayField(TextField()))
