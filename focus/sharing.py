from django.utils.translation import gettext as _

from editions.languages import current
from images.cards import Card


def site_card() -> Card:
    """Return the card of the publication; without Chinese type on the machine, only its name."""
    language = current()
    card = Card(language, _("A weekly on China, the United States and the affairs they share."))
    return card if card.can_be_drawn else Card(language, "Focus This Week")
