"""Renditions: what readers get instead of the original, made once and kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import PIL.Image

from images import pixels
from images.cuts import Cut
from images.models import Image
from images.storage import keep
from images.storage import renditions as storage

# On demand, in one web process: pages go on being served meanwhile.
AT_ONCE = threading.BoundedSemaphore(2)
PATIENCE = 8  # seconds a reader's request waits for its turn


class Busy(Exception):
    """Too many renditions are being made at this moment."""


@dataclass(frozen=True)
class Rendition:
    """One shape, width and format of a picture; there are no others."""

    cut: Cut
    width: int
    ending: str

    @property
    def path(self) -> str:
        return f"{self.cut.image.pk}/{self.cut.version}/{self.cut.file(self.width, self.ending)}"

    @property
    def scale(self) -> float:
        """Return how large the original must be decoded for it."""
        left, _top, right, _bottom = self.cut.box
        return min(1.0, self.width / (right - left))

    def of(self, original: PIL.Image.Image) -> bytes:
        size = self.width, self.cut.height_of(self.width)
        return pixels.encoded(pixels.scaled(original, size, self.cut.shares), self.ending)


def wanted(image: Image) -> list[Rendition]:
    """Return every rendition a picture can have, those first that readers ask for first."""
    return [
        Rendition(cut, width, ending)
        for ending in pixels.ENCODINGS
        for cut in image.cuts()
        for width in cut.widths
    ]


def find(image: Image, version: str, file: str) -> Rendition | None:
    path = f"{image.pk}/{version}/{file}"
    return next((each for each in wanted(image) if each.path == path), None)


def make(rendition: Rendition, original: PIL.Image.Image | None = None) -> bool:
    """Make a rendition if it is missing, never twice at once, and say whether it was."""
    cut = rendition.cut
    return keep(
        rendition.path,
        lambda: rendition.of(original or opened(cut.image, rendition.scale)),
    )


def make_on_demand(rendition: Rendition) -> None:
    """Make what a reader asks for before the worker came to it; raise Busy after a while."""
    if storage().exists(rendition.path):
        return
    if not AT_ONCE.acquire(timeout=PATIENCE):
        raise Busy
    try:
        make(rendition)
    finally:
        AT_ONCE.release()


def make_missing(image: Image) -> int:
    """Make what a picture lacks, decoding it once; return how many renditions that was."""
    if not image.preview:  # kept before there were previews, and perhaps measured lying
        with image.file:
            image.read_original()
        image.save(update_fields=["width", "height", "preview"])
    missing = [each for each in wanted(image) if not storage().exists(each.path)]
    if not missing:
        return 0
    original = opened(image, max(each.scale for each in missing))
    return sum(make(rendition, original) for rendition in missing)


def opened(image: Image, scale: float) -> PIL.Image.Image:
    with image.file.open() as file:
        return pixels.readied(file, scale)


def remove(image: Image) -> None:
    """Remove all renditions of a picture."""
    _clear(str(image.pk), keep=set())


def remove_outdated(image: Image) -> int:
    """Remove what was made of an earlier picture or an earlier focal point; return how many."""
    return _clear(str(image.pk), keep={each.path for each in wanted(image)})


def remove_orphans() -> int:
    """Remove the renditions of pictures that are no longer there; return how many."""
    there = {str(pk) for pk in Image.objects.values_list("pk", flat=True)}
    pictures = (name for name in _listed("")[0] if name.isdecimal())  # cards lie beside them
    return sum(_clear(name, keep=set()) for name in pictures if name not in there)


def _clear(directory: str, *, keep: set[str]) -> int:
    removed = 0
    for path in list(_files(directory)):
        if path not in keep:
            storage().delete(path)
            removed += 1
    return removed


def _files(directory: str) -> Iterator[str]:
    directories, files = _listed(directory)
    yield from (f"{directory}/{name}" for name in files)
    for name in directories:
        yield from _files(f"{directory}/{name}")


def _listed(directory: str) -> tuple[list[str], list[str]]:
    try:
        return storage().listdir(directory)
    except FileNotFoundError:
        return [], []
