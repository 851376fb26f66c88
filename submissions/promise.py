"""The promise to answer within so many desk hours, by both newsrooms' calendars.

A desk hour is one in which at least one newsroom is at work: Monday to Friday between
DESK_OPENS and DESK_CLOSES by its own clock, unless the day is a public holiday there.
"""

from __future__ import annotations

import datetime as dt
import zoneinfo
from functools import cache

import holidays
from django.conf import settings

type Stretch = tuple[dt.datetime, dt.datetime]

CALENDARS = {"Hong Kong": ("HK", None), "New York": ("US", "NY")}
# Nobody is away for longer; what is not reached by then is a mistake in the settings.
FARTHEST = dt.timedelta(days=400)


@cache
def days_off(city: str) -> holidays.HolidayBase:
    """Return a newsroom's public holidays; years are worked out as they are asked for."""
    country, subdivision = CALENDARS[city]
    return holidays.country_holidays(country, subdiv=subdivision)


def opening(city: str, day: dt.date) -> Stretch | None:
    """Return when a newsroom opens and closes on a day of its own, or None when it does not."""
    if day.weekday() >= 5 or day in days_off(city):
        return None
    zone = zoneinfo.ZoneInfo(settings.NEWSROOMS[city])
    opens, closes = (
        dt.datetime.combine(day, dt.time(hour), zone)
        for hour in (settings.DESK_OPENS, settings.DESK_CLOSES)
    )
    return opens.astimezone(dt.UTC), closes.astimezone(dt.UTC)


def shifts(start: dt.datetime, end: dt.datetime) -> list[Stretch]:
    """Return the stretches between two moments in which somebody is at a desk, in UTC."""
    found = []
    for city in settings.NEWSROOMS:
        day = start.date() - dt.timedelta(days=1)  # its local day may have begun before ours
        while day <= end.date() + dt.timedelta(days=1):
            if hours := opening(city, day):
                opens, closes = max(hours[0], start), min(hours[1], end)
                if opens < closes:
                    found.append((opens, closes))
            day += dt.timedelta(days=1)
    return joined(sorted(found))


def joined(
    stretches: list[tuple[dt.datetime, dt.datetime]],
) -> list[tuple[dt.datetime, dt.datetime]]:
    """Return stretches with those that touch or overlap made one, so that no hour counts twice."""
    whole: list[Stretch] = []
    for opens, closes in stretches:
        if whole and opens <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], closes))
        else:
            whole.append((opens, closes))
    return whole


def hours_between(start: dt.datetime, end: dt.datetime) -> float:
    """Return the desk hours between two moments; 0 when the end is not after the start."""
    start, end = start.astimezone(dt.UTC), end.astimezone(dt.UTC)
    return sum((closes - opens).total_seconds() for opens, closes in shifts(start, end)) / 3600


def after(start: dt.datetime, hours: float) -> dt.datetime:
    """Return the moment at which so many desk hours have passed since another."""
    start = start.astimezone(dt.UTC)
    left, begin = dt.timedelta(hours=hours), start
    while begin < start + FARTHEST:
        end = begin + dt.timedelta(days=14)
        for opens, closes in shifts(begin, end):
            if closes - opens >= left:
                return opens + left
            left -= closes - opens
        begin = end
    raise ValueError("No newsroom is open often enough.")


def shift_end(city: str, moment: dt.datetime) -> dt.datetime:
    """Return when the newsroom's present shift ends, or the next one when it is closed."""
    moment = moment.astimezone(dt.UTC)
    day = moment.date() - dt.timedelta(days=1)
    while day < (moment + FARTHEST).date():
        hours = opening(city, day)
        if hours and hours[1] > moment:
            return hours[1]
        day += dt.timedelta(days=1)
    raise ValueError("This newsroom never opens.")
