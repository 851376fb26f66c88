import re
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join

from editions import clocks
from editions.languages import LANGUAGES, Language, current
from editions.links import absolute
from editions.prose import HAN_CHARACTER

register = template.Library()
PHRASE = re.compile(r".+?(?:[，、。！？：；…]+[」』”’》）]*|$)", re.DOTALL)
register.simple_tag(clocks.both_clocks)


@register.simple_tag(takes_context=True)
def alternates(context: dict[str, Any]) -> list[tuple[Language, str]]:
    """Return the languages in which this very page has something to show, with its addresses.

    Each of those pages names the same, or none is believed. A list's second page names none:
    its like in another language holds other pieces, or does not exist.
    """
    if piece := context.get("piece"):
        return [(each.language, absolute(each.url)) for each in piece.indexed_editions()]
    if getattr(context.get("page"), "number", 1) > 1:
        return []
    path = context["request"].path.lstrip("/").partition("/")[2]
    return [(lang, absolute(f"/{lang.code}/{path}")) for lang in context.get("listed_in", ())]


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


@register.filter
def as_typed(words: str) -> str:
    """Return a reader's own words, marked as Chinese where the page is in another language."""
    is_foreign = HAN_CHARACTER.search(words) and not current().is_chinese
    return format_html('<span lang="zh">{}</span>', words) if is_foreign else words
