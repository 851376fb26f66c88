import datetime as dt
import zoneinfo
from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editions.languages import LANGUAGES, Language

register = template.Library()
CITIES = {"Hong Kong": _("Hong Kong"), "New York": _("New York")}


@register.simple_tag(takes_context=True)
def language_line(context: dict[str, Any]) -> list[tuple[Language, str]]:
    """Return each language with the address of this very page in it."""
    piece = context.get("piece")
    if piece is not None:
        return [(language, piece.url_in(language)) for language in LANGUAGES]
    request = context.get("request")
    path = request.get_full_path() if request else "/"
    prefix, _slash, rest = path.lstrip("/").partition("/")
    if prefix not in {language.code for language in LANGUAGES}:
        rest = ""
    return [(language, f"/{language.code}/{rest}") for language in LANGUAGES]


@register.simple_tag
def both_clocks(moment: dt.datetime) -> list[tuple[str, dt.datetime]]:
    """Return a moment as both newsrooms' clocks show it: (city, local time)."""
    return [
        (str(CITIES[city]), timezone.localtime(moment, zoneinfo.ZoneInfo(zone)))
        for city, zone in settings.NEWSROOMS.items()
    ]
