"""How a picture is shown: whole, or cut to one of a few shapes, in a few widths."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from django.urls import reverse

from images.pixels import ENCODINGS, Box, cut_box

if TYPE_CHECKING:
    from images.models import Image

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
MOST_PIXELS = 5_000_000  # of one rendition: a very tall picture is offered in small widths alone


@dataclass(frozen=True)
class Shape:
    ratio: tuple[int, int] | None
    widths: tuple[int, ...]


# All there are: an address names one of these, so that nobody can ask for endless work.
SHAPES = {
    "": Shape(None, (360, 720, 1080, 1600)),
    "16x9": Shape((16, 9), (1080, 1600)),  # the lead picture of a wide page
    "3x2": Shape((3, 2), (240, 480, 720, 1080)),  # a teaser, a card
    "4x5": Shape((4, 5), (240, 480, 720)),  # a portrait
    "1x1": Shape((1, 1), (120, 240)),  # a portrait beside a byline
}


@dataclass(frozen=True)
class Cut:
    """One picture in one shape."""

    image: Image
    name: str

    @cached_property
    def box(self) -> Box:
        """Return the part that is shown, in pixels of the upright original."""
        image, ratio = self.image, SHAPES[self.name].ratio
        if not ratio:
            return 0, 0, image.width, image.height
        return cut_box((image.width, image.height), ratio, (image.focal_x, image.focal_y))

    @cached_property
    def shares(self) -> Box:
        left, top, right, bottom = self.box
        width, height = self.image.width, self.image.height
        return left / width, top / height, right / width, bottom / height

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """Return the widths worth offering: never enlarged, always at least one."""
        offered = SHAPES[self.name].widths
        left, top, right, bottom = self.box
        ratio = (bottom - top) / (right - left)
        fitting = [w for w in offered if w <= right - left and w * w * ratio <= MOST_PIXELS]
        return tuple(fitting) or (max(1, min(offered[0], int(right - left))),)

    def height_of(self, width: int) -> int:
        left, top, right, bottom = self.box
        return max(1, round(width * (bottom - top) / (right - left)))

    @property
    def width(self) -> int:
        return self.widths[-1]

    @property
    def height(self) -> int:
        return self.height_of(self.width)

    @property
    def version(self) -> str:
        """Return what changes when the renditions do: the picture, or where it is cut."""
        image = self.image
        if not SHAPES[self.name].ratio:
            return image.digest
        return f"{image.digest}-{image.focal_x * 100:.0f}-{image.focal_y * 100:.0f}"

    def file(self, width: int, ending: str) -> str:
        return f"{self.name}-{width}.{ending}" if self.name else f"{width}.{ending}"

    def url(self, width: int = 1080, ending: str = "jpg") -> str:
        """Return the address of the widest rendition up to a width."""
        chosen = max((each for each in self.widths if each <= width), default=self.widths[0])
        return _address(self.image.pk, self.version, self.file(chosen, ending))

    def srcset(self, ending: str = "jpg") -> str:
        return ", ".join(f"{self.url(width, ending)} {width}w" for width in self.widths)

    @property
    def sources(self) -> list[tuple[str, str]]:
        """Return each format's type and `srcset`, the smallest files first."""
        return [(TYPES[ending], self.srcset(ending)) for ending in ENCODINGS]

    @property
    def view_box(self) -> str:
        left, top, right, bottom = self.box
        return f"{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"


@lru_cache(maxsize=20_000)  # each picture on each page asks for all its widths
def _address(pk: int, version: str, file: str) -> str:
    return reverse("images:rendition", args=[pk, version, file])
