import re

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from editions.languages import current
from editions.models import Edition, Editioned
from issues.models import Issue, Notice, Picture, QuoteOfTheWeek, RichText, Section
from issues.sharing import quote_card_of, quote_card_path

register = template.Library()
WITHOUT_USUAL_HEADING = (Notice, Picture, RichText)
ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@register.filter
def heading(group: list[Section]) -> str:
    """Return the heading over a group: its own, the usual one of its type, or "" for none."""
    first = group[0]
    if first.heading or isinstance(first, WITHOUT_USUAL_HEADING):
        return first.heading
    names = first._meta
    return capfirst(str(names.verbose_name_plural if len(group) > 1 else names.verbose_name))


@register.filter
def as_group(section: Section) -> list[Section]:
    return [section]


@register.filter
def is_short(text: str) -> bool:
    """Return whether a quotation fills no more than some three lines of large type."""
    return len(text) <= (36 if current().is_chinese else 100)


@register.filter
def anchor(section: Section) -> str:
    return f"{section.type_name()}-{section.pk}"


@register.filter
def readable(piece: Editioned) -> Edition | None:
    """Return the edition to offer here, or None where the piece is not published at all.

    This language's; for a Chinese page the other script; the original's; any.
    """
    here = current()
    original = getattr(piece, "original_language", "")

    def distance(edition: Edition) -> int:
        language = edition.language
        nearness = (language == here, here.is_chinese and language.is_chinese)
        return (*nearness, language.code == original, True).index(True)

    return min(piece.live_editions(), key=distance, default=None)


@register.simple_tag
def quote_picture(quote: QuoteOfTheWeek, issue: Issue) -> str:
    """Return the address of a quotation as a picture; "" where its letters cannot be drawn."""
    card = quote_card_of(quote, issue.date)
    return quote_card_path(quote, issue.date, card) if card.can_be_drawn else ""


@register.filter
def with_addresses(text: str) -> SafeString:
    """Make e-mail addresses links; Chinese sets no space around them, so `urlize` finds none."""
    safe = str(escape(text))
    return mark_safe(
        ADDRESS.sub(lambda found: format_html('<a href="mailto:{0}">{0}</a>', found[0]), safe)
    )
