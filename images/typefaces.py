"""The type that pictures are set in: Source Serif, and Chinese faces found on the machine.

Source Serif comes from its package and is always there. A Chinese face may be missing: what
cannot be set in the glyphs of its own region is not set at all (`Typesetter.can_set`).
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import font_source_serif_pro
from django.conf import settings
from fontTools.ttLib import TTFont
from PIL import ImageFont

SOURCE_SERIF = Path(font_source_serif_pro.__file__).parent / "files"
LATIN = {"Regular": "SourceSerifPro-Regular.otf", "Bold": "SourceSerifPro-Semibold.otf"}
# Families in the order of choice, each with the files that may hold it. {} is a weight.
CHINESE = {
    "zh-hans": (
        ("Noto Serif CJK SC", "NotoSerifCJK-{}.ttc", "NotoSerifCJKsc-{}.otf"),
        ("Noto Serif SC", "NotoSerifSC-{}.otf", "NotoSerifSC-{}.ttf"),
        ("Source Han Serif SC", "SourceHanSerif-{}.ttc", "SourceHanSerifSC-{}.otf"),
        ("Songti SC", "Songti.ttc"),
        ("SimSun", "simsun.ttc"),
        ("PingFang SC", "PingFang.ttc"),
        ("Noto Sans CJK SC", "NotoSansCJK-{}.ttc", "NotoSansCJKsc-{}.otf"),
        ("Microsoft YaHei", "msyh.ttc", "msyhbd.ttc"),
    ),
    "zh-hant": (
        ("Noto Serif CJK HK", "NotoSerifCJK-{}.ttc", "NotoSerifCJKhk-{}.otf"),
        ("Noto Serif HK", "NotoSerifHK-{}.otf", "NotoSerifHK-{}.ttf"),
        ("Source Han Serif HC", "SourceHanSerif-{}.ttc", "SourceHanSerifHC-{}.otf"),
        ("Songti TC", "Songti.ttc"),
        ("MingLiU_HKSCS", "mingliu.ttc"),
        ("PMingLiU", "mingliu.ttc"),
        ("PingFang HK", "PingFang.ttc"),
        ("Noto Sans CJK HK", "NotoSansCJK-{}.ttc", "NotoSansCJKhk-{}.otf"),
        ("Microsoft JhengHei", "msjh.ttc", "msjhbd.ttc"),
    ),
}
# What a family may call its two weights; the first is the file's word for it.
STYLES = {"Regular": ("Regular", "Medium"), "Bold": ("Bold", "SemiBold", "Semibold")}
NEXT_BEST = {"Bold": ("Bold", "Regular"), "Regular": ("Regular",)}


@dataclass(frozen=True)
class Face:
    """One face of a font file; a collection holds several, told apart by their place."""

    path: str
    place: int = 0
    is_kerned: bool = False

    @property
    def characters(self) -> frozenset[int]:
        """Return the code points it has a glyph for."""
        return _characters(self.path, self.place)

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        return _font(self, size)


def latin(weight: str) -> Face:
    return Face(str(SOURCE_SERIF / LATIN[weight]), is_kerned=True)


def chinese(code: str, weight: str) -> Face | None:
    """Return the machine's best face for a Chinese edition, or None."""
    return _chinese(code, weight, tuple(map(str, settings.FONT_FOLDERS)))


@cache
def _chinese(code: str, weight: str, folders: tuple[str, ...]) -> Face | None:
    files = _files(folders)
    for family, *patterns in CHINESE[code]:
        for cut in NEXT_BEST[weight]:
            for name in patterns:
                path = files.get(name.format(STYLES[cut][0]).lower())
                place = _place(path, family, cut) if path else None
                if path and place is not None:
                    return Face(path, place)
    return None


@cache
def _files(folders: tuple[str, ...]) -> dict[str, str]:
    """Return the font files below these folders by their names in small letters."""
    # Where nobody is at home, `~` stays what it is, and there is no such folder.
    roots = [Path(os.path.expanduser(folder)) for folder in folders]
    found = (path for root in roots for path in sorted(root.rglob("*.*")))
    fonts = (path for path in found if path.suffix.lower() in {".otf", ".ttf", ".ttc"})
    return {path.name.lower(): str(path) for path in fonts}


def _place(path: str, family: str, weight: str) -> int | None:
    """Return which face of a file is of this family and weight."""
    for place, (its_family, its_style) in enumerate(_names(path)):
        if its_family == family and its_style in STYLES[weight]:
            return place
    return None


def _names(path: str) -> Iterator[tuple[str | None, str | None]]:
    place = 0
    while True:
        try:
            # Unlike `truetype`, it does not look for a file of this name elsewhere.
            yield ImageFont.FreeTypeFont(path, 10, place).getname()
        except OSError:  # there are no more, or it is no font at all
            return
        place += 1


@cache
def _characters(path: str, place: int) -> frozenset[int]:
    with TTFont(path, fontNumber=place, lazy=True) as font:
        return frozenset(font.getBestCmap())


@lru_cache(maxsize=64)
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    # Kerned where Pillow has Raqm. Chinese characters stand each by itself.
    engine = None if face.is_kerned else ImageFont.Layout.BASIC
    return ImageFont.FreeTypeFont(face.path, size, face.place, layout_engine=engine)
