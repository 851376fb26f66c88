from typing import Any

from django import template
from django.conf import settings

from editions.languages import current
from editions.models import Editioned
from editions.sharing import ways

register = template.Library()


@register.inclusion_tag("_share.html")
def share_row(piece: Editioned) -> dict[str, Any]:
    """Offer the ways to pass on this edition of a piece."""
    edition = piece.edition()
    address = settings.SITE_URL + edition.url
    return {
        "title": edition.title,
        "address": address,
        "qr": f"{edition.url}qr.svg",
        "ways": ways(address, edition.title, current()),
    }
