"""Who answers and who is picked: by language, region, first-timers and the hour of both cities."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.db.models.functions import ExtractHour
from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import Answer, Question
from community.workflow import Stage
from editions.languages import BY_CODE, LANGUAGES, Language

LOOKED_BACK = dt.timedelta(weeks=12)
DAY_BEGINS, DAY_ENDS = 8, 20
ZONES = {city: zoneinfo.ZoneInfo(name) for city, name in settings.NEWSROOMS.items()}


@dataclass(frozen=True)
class Part:
    """A number of answers or picks, and its share of all."""

    number: int
    of: int

    @property
    def share(self) -> str:
        return f"{self.number / self.of:.0%}" if self.of else "–"


@dataclass(frozen=True)
class Row:
    label: Any
    parts: list[Part]  # answers and picks of this question, answers and picks of twelve weeks


@dataclass(frozen=True)
class Table:
    title: str
    rows: list[Row]


def tables(question: Question) -> list[Table]:
    """Return answers and picks of a question, and of the twelve weeks to it, in one query."""
    counted = counts(question)
    by: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [
        (_("Language"), lambda row: BY_CODE[row["language"]].marked),
        (_("Where they live"), lambda row: Answer.Region(row["region"]).label),
        (_("First answer"), lambda row: _("first-timers") if row["is_first"] else _("others")),
        (_("Sent"), lambda row: part_of_day(row["hong_kong"], row["new_york"])),
    ]
    return [Table(title, rows(counted, key)) for title, key in by]


def counts(question: Question) -> list[dict[str, Any]]:
    day = question.parent.date
    found = Answer.objects.counted().with_first()
    found = found.filter(
        Q(question=question) | Q(question__parent__date__range=(day - LOOKED_BACK, day))
    ).annotate(
        is_this=Q(question=question),
        hong_kong=ExtractHour("received_at", tzinfo=ZONES["Hong Kong"]),
        new_york=ExtractHour("received_at", tzinfo=ZONES["New York"]),
    )
    named = found.values("is_this", "language", "region", "is_first", "hong_kong", "new_york")
    picks = Count("pk", filter=Q(stage=Stage.PICKED))
    return list(named.annotate(answers=Count("pk"), picks=picks).order_by("language", "region"))


def rows(counted: list[dict[str, Any]], key: Callable[[dict[str, Any]], Any]) -> list[Row]:
    """Return a row a label, those with most answers first."""
    sums: list[Counter[Any]] = [Counter() for _number in range(4)]
    for row in counted:
        label = key(row)
        places = (0, 2) if row["is_this"] else (2,)
        for place in places:
            sums[place][label] += row["answers"]
            sums[place + 1][label] += row["picks"]
    return [
        Row(label, [Part(each[label], each.total()) for each in sums])
        for label, _number in sums[2].most_common()
    ]


def part_of_day(hong_kong: int, new_york: int) -> str:
    days = [DAY_BEGINS <= hour < DAY_ENDS for hour in (hong_kong, new_york)]
    if all(days):
        return _("by day in both cities")
    if not any(days):
        return _("by night in both cities")
    return _("by day in Hong Kong") if days[0] else _("by day in New York")


def left_out(question: Question) -> list[Language]:
    """Return the languages that have answers and no pick, once there are picks."""
    counted = Answer.objects.counted().filter(question=question).order_by()
    languages = {
        row["language"]: row["picks"]
        for row in counted.values("language").annotate(
            picks=Count("pk", filter=Q(stage=Stage.PICKED))
        )
    }
    if not any(languages.values()):
        return []
    return [language for language in LANGUAGES if languages.get(language.code) == 0]


def too_early_until(question: Question) -> dt.datetime | None:
    """Return when both cities will have had a whole day to answer; None when they had it."""
    opened = question.opens_at or min(
        (edition.published_at for edition in question.parent.live_editions()), default=None
    )
    if opened is None:
        return None
    had = max(end_of_first_day(opened, zone) for zone in ZONES.values())
    return had if timezone.now() < had else None


def end_of_first_day(opened: dt.datetime, zone: zoneinfo.ZoneInfo) -> dt.datetime:
    day = opened.astimezone(zone).date()
    if opened > dt.datetime.combine(day, dt.time(DAY_BEGINS), zone):
        day += dt.timedelta(days=1)
    return dt.datetime.combine(day, dt.time(DAY_ENDS), zone)
