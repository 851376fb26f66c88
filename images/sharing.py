"""The picture that a link to a page shows elsewhere: a card, or else a photograph."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from editions.views import private
from images.cards import Card
from images.models import Image
from images.storage import keep
from images.storage import renditions as storage


@dataclass(frozen=True)
class SharePicture:
    """What the head of a page says of its picture."""

    path: str
    width: int
    height: int
    alt: str
    type: str = "image/png"

    @property
    def is_wide(self) -> bool:
        return self.width > 1.4 * self.height

    @classmethod
    def of(cls, card: Card, path: str, image: Image | None) -> SharePicture | None:
        """Return a piece's card; where this machine cannot draw it, its lead picture, if any."""
        if card.can_be_drawn:
            return cls.of_card(card, path)
        return cls.of_image(image) if image else None

    @classmethod
    def of_card(cls, card: Card, path: str) -> SharePicture:
        return cls(path, *card.SIZE, alt=card.alt)

    @classmethod
    def of_image(cls, image: Image) -> SharePicture:
        """Return the picture as it is sent to readers, not larger than such places show it."""
        cut = image.cut()
        width = max((each for each in cut.widths if each <= 1080), default=cut.widths[0])
        return cls(cut.url(width), width, cut.height_of(width), image.alt or "", "image/jpeg")


def send_card(
    request: HttpRequest, card: Card, path: str, *, is_preview: bool = False
) -> HttpResponseBase:
    """Send a card from its present address; the address of an earlier wording leads there.

    A card is drawn once and kept. A preview is drawn each time, and kept nowhere.
    """
    if not card.can_be_drawn:
        raise Http404
    if request.path != path:
        return redirect(path)
    if is_preview:
        return private(HttpResponse(card.draw(), content_type="image/png"))
    name = f"cards/{card.version}.png"
    keep(name, card.draw)
    response = FileResponse(storage().open(name), content_type="image/png")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
