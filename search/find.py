"""Ask the index. One statement, written once a language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from editions.languages import Language
from search.queries import Query

# What a very common word costs is what is read of its rows, so only so many are: of all that
# hold the words the newest are asked for the phrase, and of those that hold it the newest, with
# the newest that have it in title or standfirst, are put in order.
ASKED, ORDERED = 4_000, 1_000


@dataclass(frozen=True)
class Choices:
    """What a reader narrows the search to."""

    genre: str = ""
    topic: int | None = None
    year: int | None = None
    contributor: int | None = None

    def conditions(self) -> str:
        found = {
            " AND genre = %(genre)s": self.genre,
            " AND topics @> ARRAY[%(topic)s::bigint]": self.topic,
            " AND day BETWEEN %(first)s AND %(last)s": self.year,
            " AND contributors @> ARRAY[%(contributor)s::bigint]": self.contributor,
        }
        return "".join(condition for condition, chosen in found.items() if chosen)

    def parameters(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "genre": self.genre,
            "topic": self.topic,
            "contributor": self.contributor,
        }
        if self.year:
            found |= {"first": dt.date(self.year, 1, 1), "last": dt.date(self.year, 12, 31)}
        return {name: value for name, value in found.items() if value}


EVERYTHING = Choices()


@dataclass(frozen=True)
class Hit:
    entry: int
    kind: str
    object_id: int
    contributors: tuple[int, ...]


@dataclass(frozen=True)
class Found:
    hits: list[Hit]
    is_more: bool  # older ones, which were not looked at


def find(query: Query, language: Language, choices: Choices = EVERYTHING) -> Found:
    """Return the pieces of a language that are live and hold the query, the best first.

    First those with it in their title as it was typed, then in their title in another script or
    form, then in their standfirst, then elsewhere; among these the newest first.
    """
    parameters = {
        "words": query.words,
        "whole": query.whole,
        "in_title": query.in_title,
        "typed": query.typed,
        "now": timezone.now(),
        "asked": ASKED if query.has_phrase else ORDERED + 1,
        "ordered": ORDERED + 1,
        **choices.parameters(),
    }
    with transaction.atomic(), connection.cursor() as cursor:
        # The planner does not know that reading every row means unpacking every vector.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(_statement(language, choices.conditions()), parameters)
        rows = cursor.fetchall()
    hits: dict[tuple[str, int], Hit] = {}
    for entry, kind, pk, contributors, _is_more in rows:
        hits.setdefault((kind, pk), Hit(entry, kind, pk, tuple(contributors)))
    return Found(list(hits.values()), is_more=any(row[-1] for row in rows))


@cache
def _statement(language: Language, conditions: str) -> str:
    live = f"language = '{language.code}' AND published_at <= %(now)s{conditions}"
    return f"""
    WITH candidates AS MATERIALIZED (
      SELECT id FROM search_entry
      WHERE {live} AND vector @@ %(words)s::tsquery
      ORDER BY day DESC, id DESC LIMIT %(asked)s
    ), newest AS MATERIALIZED (
      SELECT id FROM candidates
      WHERE (SELECT vector @@ %(whole)s::tsquery FROM search_entry WHERE id = candidates.id)
      LIMIT %(ordered)s
    ), headed AS MATERIALIZED (
      SELECT id FROM search_entry
      WHERE {live} AND head @@ %(whole)s::tsquery
      ORDER BY day DESC, id DESC LIMIT %(ordered)s
    ), ranked AS (
      SELECT entry.*,
        CASE
          WHEN headed.id IS NULL THEN 4
          WHEN NOT head @@ %(in_title)s::tsquery THEN 3
          WHEN EXISTS (SELECT FROM unnest(%(typed)s::text[]) word WHERE strpos(title, word) = 0)
            THEN 2
          ELSE 1
        END AS rank
      FROM (SELECT id FROM newest UNION SELECT id FROM headed) found
      JOIN search_entry entry USING (id) LEFT JOIN headed USING (id)
    )
    SELECT id, kind, object_id, contributors,
      (SELECT count(*) FROM newest) = %(ordered)s OR (SELECT count(*) FROM candidates) = %(asked)s
    FROM ranked
    WHERE kind <> 'contributor' OR EXISTS (
      SELECT FROM search_entry piece
      WHERE piece.language = '{language.code}' AND piece.kind = 'article'
        AND piece.published_at <= %(now)s AND piece.contributors @> ARRAY[ranked.object_id]
    )
    -- Somebody's own page comes before all that names them, and after it where it does not.
    ORDER BY rank, (day IS NULL) = (rank > 2), day DESC, id DESC
    """
