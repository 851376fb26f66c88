from django import template
from django.urls import reverse

from focus.sharing import site_card
from images.sharing import SharePicture

register = template.Library()


@register.simple_tag
def site_picture() -> SharePicture:
    """Return the share picture of the pages that have none of their own."""
    card = site_card()
    return SharePicture.of_card(card, reverse("share_image", args=[card.version]))
