"""Which pieces are alike: published ones, and others that were sent in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from articles.models import Article
from editions.languages import LANGUAGES
from editions.prose import plain
from search.models import Entry
from search.openings import opening
from search.vectors import Words
from submissions.models import Submission

AT_MOST = 8
# From which share of words in common an editor should look: of the shorter beginning, of the title.
BEGINS_ALIKE, SAME_TITLE = 0.25, 0.6
FEWEST = 3  # one word or two in common say nothing

# Each candidate's words are gone through once; Django would write the counts out again wherever
# they are used, and Postgres would count again.
SHARES = """
SELECT id, greatest(begins, titled) AS share
FROM ({candidates}) AS candidate (id, words),
LATERAL (
  SELECT count(*) FILTER (WHERE word = ANY(%s)) AS shared,
         count(*) FILTER (WHERE word = ANY(%s)) AS in_title
  FROM unnest(words) AS word
) AS counted,
LATERAL (
  SELECT shared / least(cardinality(words), %s)::float AS begins,
         in_title / %s::float AS titled
) AS divided
WHERE shared >= %s AND (begins >= %s OR titled >= %s AND in_title >= %s)
ORDER BY share DESC, id DESC
LIMIT %s
"""


@dataclass(frozen=True)
class Similar:
    piece: Article | Submission
    share: int  # percent

    @property
    def is_article(self) -> bool:
        return isinstance(self.piece, Article)


def opening_of(submission: Submission) -> list[int]:
    words = Words(submission.title, submission.summary, (plain(submission.text),))
    return opening(words, submission.written_in)


def similar_to(submission: Submission) -> list[Similar]:
    """Return the pieces most like one, the likest first; four queries, however many there are."""
    others = Submission.objects.sent().exclude(pk=submission.pk).order_by()
    entries = Entry.objects.filter(kind=Article._meta.model_name, part=0)
    entries = entries.exclude(object_id=submission.article_id or 0)
    sent_in = shares(others.values_list("pk", "opening"), submission)
    printed = shares(entries.values_list("object_id", "opening"), submission)
    pieces: list[tuple[Article | Submission, float]] = [
        *((piece, sent_in[pk]) for pk, piece in others.without_texts().in_bulk(sent_in).items()),
        *(
            (article, printed[pk])
            for pk, article in Article.objects.without_bodies().in_bulk(printed).items()
        ),
    ]
    pieces.sort(key=lambda found: -found[1])
    return [Similar(piece, round(100 * share)) for piece, share in pieces[:AT_MOST]]


def shares(rows: QuerySet[Any, Any], submission: Submission) -> dict[int, float]:
    """Return the share of words in common by key, of the rows that begin most like a piece."""
    mine = submission.opening
    title = opening(Words(submission.title), submission.written_in)
    if not mine:
        return {}
    candidates, params = rows.filter(opening__overlap=mine).query.sql_with_params()
    said: list[Any] = [
        mine,
        title,
        len(mine),
        len(title) or 1,
        FEWEST,
        BEGINS_ALIKE,
        SAME_TITLE,
        FEWEST,
    ]
    with connection.cursor() as cursor:
        most = len(LANGUAGES) * AT_MOST  # an article stands here once a language
        cursor.execute(SHARES.format(candidates=candidates), [*params, *said, most])
        found = cursor.fetchall()
    best: dict[int, float] = {}
    for pk, share in found:
        best.setdefault(pk, share)
    return best
