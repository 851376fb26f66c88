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

# What a common word costs is what is read of the rows that hold it, so only the newest are read:
# so many are asked whether they hold the phrase, so many of those that do are put in order, and
# so many that have it in title or standfirst, which may be older.
ASKED, ORDERED, HEADED = 2_000, 1_000, 300

# `live` is what readers of a language may see and have narrowed the search to; `in_vector` and
# `in_head` ask for phrases, where there are any.
STATEMENT = """
WITH holding AS MATERIALIZED (
  SELECT id FROM search_entry
  WHERE {live} AND vector @@ %(words)s::tsquery
  ORDER BY day DESC, id DESC LIMIT %(asked)s
), newest AS MATERIALIZED (
  SELECT id FROM holding {in_vector} LIMIT %(ordered)s
), headed AS MATERIALIZED (
  SELECT id FROM (
    SELECT id FROM search_entry
    WHERE {live} AND head @@ %(words)s::tsquery
    ORDER BY day DESC, id DESC LIMIT %(ordered)s
  ) holding {in_head} LIMIT %(headed)s
), ranked AS MATERIALIZED (
  SELECT entry.id, kind, object_id, contributors, day,
    CASE
      WHEN NOT is_headed THEN 4
      WHEN NOT head @@ %(in_title)s::tsquery THEN 3
      WHEN EXISTS (SELECT FROM unnest(%(typed)s::text[]) word WHERE strpos(title, word) = 0)
        THEN 2
      ELSE 1
    END AS rank
  FROM (
    SELECT id, bool_or(is_headed) AS is_headed
    FROM (SELECT id, false FROM newest UNION ALL SELECT id, true FROM headed)
      AS found (id, is_headed)
    GROUP BY id
  ) found JOIN search_entry entry USING (id)
)
SELECT told.is_more, id, kind, object_id, contributors
FROM (
  SELECT (SELECT count(*) FROM newest) = %(ordered)s
    OR (SELECT count(*) FROM holding) = %(asked)s AS is_more
) told LEFT JOIN ranked ON kind <> 'contributor' OR object_id IN (
  SELECT unnest(contributors) FROM search_entry
  WHERE language = '{code}' AND kind = 'article' AND published_at <= %(now)s
    AND contributors && ARRAY(SELECT object_id FROM ranked WHERE kind = 'contributor')
)
-- Somebody's own page comes before all that names them, and after it where it does not.
ORDER BY rank, (day IS NULL) = (rank > 2), day DESC, id DESC
"""


@dataclass(frozen=True)
class Choices:
    """What a reader narrows the search to."""

    genre: str = ""
    topic: int | None = None
    year: int | None = None
    contributor: int | None = None

    def __bool__(self) -> bool:
        return bool(self.parameters())

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
    is_more: bool  # perhaps, among older ones that were not looked at

    @property
    def is_capped(self) -> bool:
        return len(self.hits) >= ORDERED


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
        "headed": HEADED,
        **choices.parameters(),
    }
    with transaction.atomic(), connection.cursor() as cursor:
        # The planner does not know that reading every row means unpacking every vector.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(_statement(language, choices.conditions(), query.has_phrase), parameters)
        rows = cursor.fetchall()
    hits: dict[tuple[str, int], Hit] = {}
    for _is_more, entry, kind, pk, contributors in rows:
        if entry:  # nothing found is one row, too
            hits.setdefault((kind, pk), Hit(entry, kind, pk, tuple(contributors)))
    return Found(list(hits.values()), is_more=rows[0][0])


@cache
def _statement(language: Language, conditions: str, has_phrase: bool) -> str:
    in_vector = in_head = ""
    if has_phrase:
        # One by one, newest first, until there are enough: to look at where words stand is dear.
        entry = "SELECT {} @@ %(whole)s::tsquery FROM search_entry WHERE id = holding.id"
        in_vector, in_head = (f"WHERE ({entry.format(name)})" for name in ("vector", "head"))
    live = f"language = '{language.code}' AND published_at <= %(now)s{conditions}"
    return STATEMENT.format(code=language.code, live=live, in_vector=in_vector, in_head=in_head)
