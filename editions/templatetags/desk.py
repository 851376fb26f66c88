import datetime as dt
from typing import Any

from django import template

from editions import clocks
from editions.languages import LANGUAGES, Language

register = template.Library()


@register.filter
def in_both_cities(moment: dt.datetime) -> str:
    return clocks.in_both_cities(moment)


@register.simple_tag
def own_zone() -> str:
    return clocks.own_zone()


@register.simple_tag
def desk_languages() -> tuple[Language, ...]:
    return LANGUAGES


@register.filter
def is_side_by_side(line: Any) -> bool:
    """Return whether a row of an admin form holds one field in each language."""
    field = line.form.fields.get(line.fields[0])
    return hasattr(field, "language")
