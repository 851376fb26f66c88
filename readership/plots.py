"""Reads a day as bars: the geometry is worked out here, the template only draws it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from articles.models import Article
from editions.languages import LANGUAGES, Language
from readership.models import DailyReads, DailyReadsQuerySet, today

DAYS = 28
# In the units of the drawing, which is about as wide as a phone: its words stay readable there.
LEFT, TOP, HEIGHT, PITCH, THICKNESS = 40, 10, 100, 11, 8
BASE = TOP + HEIGHT
STEPS = (1, 2, 5)
MOST_STEPS = 5


@dataclass(frozen=True)
class Bar:
    """One day: where it stands, and what it says."""

    x: int
    y: int
    height: int
    day: dt.date
    number: int


@dataclass(frozen=True)
class Plot:
    """The reads of each day, ready to be drawn."""

    language: Language | None
    total: int
    bars: list[Bar]
    ticks: list[tuple[int, int]]

    left, right, base = LEFT, LEFT + DAYS * PITCH, BASE
    size = f"{LEFT + DAYS * PITCH + 4} {BASE + 24}"
    thickness = THICKNESS

    @property
    def last(self) -> Bar:
        return self.bars[-1]

    @property
    def weeks(self) -> list[Bar]:
        """Return the bars that are named below: every seventh."""
        return self.bars[::7]


def days_until(last: dt.date) -> list[dt.date]:
    return [last - dt.timedelta(days=ago) for ago in reversed(range(DAYS))]


def ticks(highest: int) -> list[int]:
    """Return the marks of an axis from 0 to at least `highest`: few, whole and round."""
    power = 1
    while True:
        for step in (unit * power for unit in STEPS):
            if highest <= step * MOST_STEPS:
                number = max(1, -(-highest // step))
                return [step * index for index in range(number + 1)]
        power *= 10


def plot(
    numbers: Mapping[dt.date, int],
    days: Sequence[dt.date],
    *,
    highest: int,
    language: Language | None = None,
) -> Plot:
    """Draw one bar a day on an axis that reaches `highest`; a day without reads is a zero."""
    marks = ticks(highest)

    def height(number: int) -> int:
        return max(1, round(number * HEIGHT / marks[-1])) if number else 0

    bars = [
        Bar(LEFT + place * PITCH + 2, BASE - height(number), height(number), day, number)
        for place, day in enumerate(days)
        for number in [numbers.get(day, 0)]
    ]
    total = sum(bar.number for bar in bars)
    return Plot(language, total, bars, [(BASE - height(mark), mark) for mark in marks])


def by_language(reads: DailyReadsQuerySet) -> tuple[list[Plot], list[tuple[dt.date, list[int]]]]:
    """Return a plot a language on one scale, and the same as rows: (day, its numbers, and sum)."""
    days = days_until(today())
    numbers = reads.between(days[0], days[-1]).by_language_and_day()
    highest = max((number for each in numbers.values() for number in each.values()), default=0)
    drawn = [
        plot(numbers[language.code], days, highest=highest, language=language)
        for language in LANGUAGES
    ]
    rows = []
    for day in days:
        split = [numbers[language.code].get(day, 0) for language in LANGUAGES]
        rows.append((day, [*split, sum(split)]))
    return drawn, rows[::-1]


def with_shares(
    most: list[tuple[Article, dict[str, int]]],
) -> list[tuple[Article, list[int], list[tuple[int, int]]]]:
    """Return each article with its reads by language and their sum, and a bar of their parts.

    A part is (start, width) in hundredths of the most read article's bar.
    """
    longest = max((numbers["total"] for _article, numbers in most), default=1)
    shares = []
    for article, numbers in most:
        split = [numbers[language.column] for language in LANGUAGES]
        ends = [round(sum(split[: place + 1]) * 100 / longest) for place in range(len(split))]
        parts = [(start, end - start) for start, end in pairwise([0, *ends])]
        shares.append((article, [*split, numbers["total"]], parts))
    return shares


def of_article(article: Article) -> dict[str, Any]:
    """Return an article's reads of all its languages together, day by day, and since the start."""
    reads = DailyReads.objects.filter(article=article)
    drawn, rows = by_language(reads)
    numbers = {day: split[-1] for day, split in rows}
    totals = reads.totals()
    return {
        "plot": plot(numbers, days_until(today()), highest=max(numbers.values())),
        "languages": LANGUAGES,
        "totals": [(language, totals[language.code]) for language in LANGUAGES],
        "total": sum(totals.values()),
        "rows": rows,
    }
