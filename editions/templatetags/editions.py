import re
from typing import Any

from django import template
from django.utils.html import format_html_join

from editions import clocks
from editions.languages import LANGUAGES, Language, current

register = template.Library()
PHRASE = re.compile(r".+?(?:[，、。！？：；…]+[」』”’》）]*|$)", re.DOTALL)
register.simple_tag(clocks.both_clocks)


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


@register.filter
def phrases(title: str) -> str:
    """Mark the phrases of a Chinese title, which turns at its punctuation where it can."""
    found = PHRASE.findall(title)
    if not current().is_chinese or len(found) < 2:
        return title
    return format_html_join("", '<span class="phrase">{}</span>', ((phrase,) for phrase in found))
