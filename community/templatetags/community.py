from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from community import languages, reading, rules
from community.models import Comment, Piece, Thread
from community.reading import ORIGINAL
from community.subjects import Subject
from community.workflow import PUBLIC, Status
from editions.languages import BY_CODE, Language, current
from editions.scripts import convert_html

register = template.Library()
# A kept copy is old as soon as its thread has another version; this is for what no version follows,
# such as somebody's new name.
KEPT = 600


@dataclass(frozen=True)
class Said:
    """A comment as a page shows it: in its own script, or converted to the page's."""

    html: SafeString
    language: Language
    is_converted: bool


@register.filter
def written_in(text: str) -> str:
    """Return the tag of the language of what a member says of themselves."""
    return BY_CODE[languages.guess(text, current().code)].tag


@register.filter
def in_its_language(text: str | None) -> str:
    """Return a member's name or place, marked where it is not in the language of the page."""
    tag = written_in(text or "")
    if tag == current().tag:
        return text or ""
    return format_html('<span lang="{}">{}</span>', tag, text)


@register.simple_tag(takes_context=True)
def said(context: dict[str, Any], comment: Comment) -> Said:
    page, asked = current(), context.get("asked")
    is_other_script = comment.reads != page and comment.reads.is_chinese and page.is_chinese
    if is_other_script and not (asked and asked.script == ORIGINAL):
        html = convert_html(comment.html, page)
        return Said(mark_safe(html), page, is_converted=True)
    return Said(mark_safe(comment.html), comment.reads, is_converted=False)


@register.simple_tag(takes_context=True)
def address_with(context: dict[str, Any], **changes: str) -> str:
    """Return the address of the same comments but for a choice, from their beginning."""
    asked: reading.Asked = context["asked"]
    if changes.get("sort") == reading.NEWEST:
        changes["sort"] = ""
    return context["subject"].thread_url + asked.query(**changes)


@register.simple_tag(takes_context=True)
def more_address(context: dict[str, Any], after: str = "") -> str:
    """Return the address of what follows on this page."""
    after = after or context["page_of_comments"].after
    return context["request"].path + context["asked"].query(after=after)


@register.filter
def standing(comment: Comment) -> str:
    """Return where a comment stands, as its author is told."""
    return str(PUBLIC[Status(comment.status)])


@register.filter
def reasons(comment: Comment) -> list[str]:
    """Return what the rules say of a comment, to its author."""
    return [rules.words(finding) for finding in comment.findings]


@register.inclusion_tag("community/_comments_link.html", takes_context=True)
def comments_link(context: dict[str, Any], piece: Piece) -> dict[str, Any]:
    """Lead from the head of a piece to its comments, with their number."""
    thread = Subject(piece, current()).thread
    is_shown = thread and thread.shown and thread.opening != Thread.Opening.OFF
    return {"thread": thread if is_shown and not context.get("is_preview") else None}


@register.simple_tag(takes_context=True)
def thread(context: dict[str, Any], piece: Piece) -> str:
    """Return the first page of a piece's thread: the same HTML for everybody, kept a version."""
    subject = Subject(piece, current())
    about = subject.thread_or_none_yet
    if context.get("is_preview") or about.opening == Thread.Opening.OFF:
        return ""
    is_open = about.is_open
    place = f"thread:{subject.kind}:{piece.pk}:{about.version}:{current().code}:{is_open}"
    html = caches["own"].get(place)
    if html is None:
        page = reading.first_page(about)
        said = {
            "subject": subject,
            "thread": about,
            "page": page,
            "is_open": is_open,
            "asked": reading.Asked(),
            "language": current(),
        }
        html = render_to_string("community/_thread.html", said)
        caches["own"].set(place, html, KEPT)
    return mark_safe(html)
