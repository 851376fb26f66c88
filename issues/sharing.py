"""What an issue, and its quotation, look like elsewhere."""

import datetime as dt

from django.urls import reverse
from django.utils.formats import date_format

from editions.languages import current
from images.cards import Card, QuoteCard
from images.sharing import SharePicture
from issues.models import Issue, QuoteOfTheWeek

NAME = "Focus This Week"


def card_of(issue: Issue) -> Card:
    day = date_format(issue.date, "DATE_FORMAT")
    if current().is_chinese:
        day += date_format(issue.date, " l")
    return Card(current(), issue.title, masthead=NAME, date=day)


def card_path(issue: Issue, card: Card) -> str:
    return reverse("issues:share_image", args=[issue.date, card.version])


def picture_of(issue: Issue) -> SharePicture | None:
    """Return the picture of a link to this edition: its card, or else its lead picture."""
    card = card_of(issue)
    return SharePicture.of(card, card_path(issue, card), issue.image)


def quote_card_of(quote: QuoteOfTheWeek, date: dt.date) -> QuoteCard:
    return QuoteCard(
        current(),
        quote.text,
        masthead=NAME,
        date=date_format(date, "DATE_FORMAT"),
        credits=tuple(quote.credits),
    )


def quote_card_path(quote: QuoteOfTheWeek, date: dt.date, card: QuoteCard) -> str:
    return reverse("issues:quote_card", args=[date, quote.pk, card.version])
