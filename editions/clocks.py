"""Moments as the two newsrooms' clocks show them."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from editions.languages import current
from editions.templatetags.editions import CITIES, both_clocks


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


def own_zone() -> str:
    """Return whose clock the editor types by: a newsroom's city, or the zone's own name."""
    zone = timezone.get_current_timezone_name()
    cities = {zone: city for city, zone in settings.NEWSROOMS.items()}
    return str(CITIES[cities[zone]]) if zone in cities else zone
