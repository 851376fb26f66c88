"""Making a picture's renditions beside bare Pillow doing the same work, in one process.

The same work: decode, resize to the same sizes, encode with the same settings. What Focus adds is
the focal point, colours in sRGB, the lock that keeps two from making one, and storing on disk.
"""

# ruff: noqa: E402  # models can be imported once Django is set up
import io
import sys
import tempfile
import time
from collections.abc import Iterator

import django

django.setup()

import PIL.Image
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import override_settings
from PIL.Image import Resampling

from demo import pictures
from images import renditions
from images.models import Image
from images.pixels import ENCODINGS
from images.renditions import Rendition

ROUNDS = 2
SIZES = {"landscape": (1600, 1000), "portrait": (900, 1100), "photograph": (6000, 4000)}


def main() -> None:
    sys.stdout.write(f"\n{'picture':<24}{'renditions':>12}{'ms':>12}{'bare ms':>12}{'ratio':>12}\n")
    for name, count, ours, bare in measure():
        figures = f"{ours * 1000:>12.0f}{bare * 1000:>12.0f}{f'1:{ours / bare:.2f}':>12}"
        sys.stdout.write(f"{name:<24}{count:>12}{figures}\n")
        sys.stdout.flush()


def measure() -> Iterator[tuple[str, int, float, float]]:
    """Yield each picture's name, how many renditions it has, and seconds of ours and of Pillow."""
    for name, size in SIZES.items():
        image, data = picture(size)
        wanted = renditions.wanted(image)
        ours, bare = 0.0, 0.0
        for _round in range(ROUNDS):  # in turn, so that neither meets a quieter machine
            bare += timed_bare(data, wanted)
            ours += timed_ours(image)
        yield f"{name} {size[0]}×{size[1]}", len(wanted), ours / ROUNDS, bare / ROUNDS


def picture(size: tuple[int, int]) -> tuple[Image, bytes]:
    """Return a picture of that size, grained like a photograph, that no database holds."""
    drawn = pictures.draw("harbour-night").convert("RGB").resize(size)
    grain = PIL.Image.effect_noise((size[0] // 2, size[1] // 2), 40).resize(size).convert("RGB")
    file = io.BytesIO()
    PIL.Image.blend(drawn, grain, 0.1).save(file, "JPEG", quality=90)
    data = file.getvalue()
    held = ContentFile(data, "bench.jpg")
    image = Image(pk=0, digest="bench", width=size[0], height=size[1], preview="made", file=held)
    return image, data


def timed_ours(image: Image) -> float:
    with tempfile.TemporaryDirectory() as directory:
        storage = {"BACKEND": "images.storage.WholeFileStorage", "OPTIONS": {"location": directory}}
        with override_settings(STORAGES={**settings.STORAGES, "renditions": storage}):
            begin = time.perf_counter()
            renditions.make_missing(image)
            return time.perf_counter() - begin


def timed_bare(data: bytes, wanted: list[Rendition]) -> float:
    begin = time.perf_counter()
    with PIL.Image.open(io.BytesIO(data)) as original:
        original.load()
        for each in wanted:
            kind, options = ENCODINGS[each.ending]
            size = each.width, each.cut.height_of(each.width)
            original.resize(size, Resampling.LANCZOS).save(io.BytesIO(), kind, **options)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
