"""What an article looks like elsewhere."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles.models import Article
from editions.languages import current
from images.cards import Card
from images.sharing import SharePicture


def card_of(article: Article) -> Card:
    """Return the card of the edition being read; costs no query for an article of a page."""
    kind = "" if article.kind == Article.Kind.OP_ED else article.get_kind_display()
    topic = article.main_topic.name if article.main_topic else ""
    at = article.published_at
    return Card(
        current(),
        article.title,
        label=" · ".join(filter(None, (kind, topic))),
        byline=names(article),
        date=date_format(localtime(at), "DATE_FORMAT") if at else "",
    )


def names(article: Article) -> str:
    """Return the names above an article, as a list in the language's own punctuation."""
    *others, last = [byline.contributor.byline_name for byline in article.bylines.all()] or [""]
    if not others:
        return last
    between, before_last = ("、", "、") if current().is_chinese else (", ", " and ")
    return between.join(others) + before_last + last


def card_path(article: Article, card: Card) -> str:
    return reverse("articles:share_image", args=[article.slug, card.version])


def picture_of(article: Article) -> SharePicture | None:
    """Return the picture of a link to this edition: its card, or else its lead picture."""
    card = card_of(article)
    return SharePicture.of(card, card_path(article, card), article.image)
