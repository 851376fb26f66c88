import json
from typing import Any

from django import template
from django.utils.html import strip_tags
from django.utils.text import Truncator

from editions import clocks
from editions.languages import LANGUAGES, current

register = template.Library()
register.filter(clocks.in_both_cities)
register.filter(clocks.day_written)
register.filter(clocks.day_short)
register.simple_tag(clocks.own_zone)


@register.simple_tag
def clocks_json() -> str:
    """Return the newsrooms' zones by city, for the page's script."""
    return json.dumps(clocks.zones())


@register.filter
def is_side_by_side(line: Any) -> bool:
    """Return whether a row of an admin form holds one field in each language."""
    field = line.form.fields.get(line.fields[0])
    return hasattr(field, "language")


@register.filter
def first_words(section: Any) -> str:
    """Return a section's heading and how it begins, in the desk’s language or any other."""
    chosen = getattr(section, "article", None) or getattr(section, "image", None)
    parts = (first_text(section, ("heading",)), first_text(section, section.SAYS))
    return " · ".join(part for part in parts if part) or str(chosen or "")


def first_text(section: Any, names: tuple[str, ...]) -> str:
    languages = (current(), *LANGUAGES)
    texts = (getattr(section, language.field(name)) for language in languages for name in names)
    return next((text for text in map(plain, texts) if text), "")


def plain(html: str | None) -> str:
    words = strip_tags((html or "").replace("<", " <")).split()
    return Truncator(" ".join(words)).chars(70)
