"""Moments as the two newsrooms' clocks show them."""

import datetime as dt
import zoneinfo

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from editions.languages import current

CITIES = {"Hong Kong": _("Hong Kong"), "New York": _("New York")}


def both_clocks(moment: dt.datetime) -> list[tuple[str, dt.datetime]]:
    """Return a moment as both newsrooms' clocks show it: (city, local time)."""
    return [
        (str(CITIES[city]), timezone.localtime(moment, zoneinfo.ZoneInfo(zone)))
        for city, zone in settings.NEWSROOMS.items()
    ]


def in_both_cities(moment: dt.datetime) -> str:
    """Return `Fri 12 Jul 07:00 Hong Kong · Thu 11 Jul 19:00 New York`; other years are named."""
    clocks = [f"{written(at)} {city}" for city, at in both_clocks(moment)]
    return " · ".join(clocks)


def written(moment: dt.datetime) -> str:
    """Return a moment with its weekday, the way the desk's language writes it."""
    is_this_year = moment.year == timezone.localtime().year
    if current().is_chinese:
        return date_format(moment, "n月j日 D H:i" if is_this_year else "Y年n月j日 D H:i")
    return date_format(moment, "D j M H:i" if is_this_year else "D j M Y H:i")


def day_written(day: dt.date) -> str:
    return date_format(day, "Y年n月j日 D" if current().is_chinese else "D j M Y")


def day_short(day: dt.date) -> str:
    """Return a day of this year or so, as an axis names it."""
    return date_format(day, "n月j日" if current().is_chinese else "j M")


def hong_kong_day(moment: dt.datetime) -> dt.date:
    """Return the day by which readers know what was published at a moment."""
    return timezone.localdate(moment, zoneinfo.ZoneInfo(settings.TIME_ZONE))


def own_zone() -> str:
    """Return whose clock the editor types by: a newsroom's city, or the zone's own name."""
    zone = timezone.get_current_timezone_name()
    cities = {zone: city for city, zone in settings.NEWSROOMS.items()}
    return str(CITIES[cities[zone]]) if zone in cities else zone


def zones() -> dict[str, str]:
    return {str(CITIES[city]): zone for city, zone in settings.NEWSROOMS.items()}
