"""Set words in lines: which face draws which character, and where a line may turn.

Chinese lines keep kinsoku: no 、。」 begins one, no 「《 ends one. No Latin word is split.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from PIL import ImageDraw

from editions.languages import Language
from images import typefaces
from images.typefaces import Face

OPENING, CLOSING = "「『《〈（【〔“‘", "」』》〉）】〕”’"
STOPS = "、。，．：；！？"
NOT_FIRST, NOT_LAST = CLOSING + STOPS + "—…·～ー)],.:;!?%", OPENING + "(["
COUNTERS = "年月日時时個个億亿萬万元歲岁次國国"  # stay with the figure before them
HAN = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
SIGNS = "\u3000-\u3004\u3008-\u301f\uff00-\uffef"
ATOMS = re.compile(rf"[{HAN}{SIGNS}]|—+|…+|[^\s—…{HAN}{SIGNS}]+")
IS_HAN, IS_WORD = re.compile(f"[{HAN}]"), re.compile(r"[A-Za-z0-9À-ɏ%$€£]")
# What a Chinese line takes from the Latin face: the range that our style sheets name.
LATIN_IN_CHINESE = re.compile("[\u0020-\u007e\u00a0-\u00b6\u00b8-\u017f\u01cd-\u01dc\u20ac]")
CHINESE = re.compile(f"[{HAN}{SIGNS}“”‘’—…·]")
REFERENCE = 200  # the size at which widths are measured; all others are in proportion
SPACE = 0.25


@dataclass(frozen=True)
class Typesetter:
    """A language and a weight: measures and draws single lines."""

    language: Language
    weight: str = "Regular"

    @cached_property
    def faces(self) -> list[Face]:
        """Return the Latin face and, where the machine has one, the Chinese."""
        code = self.language.code if self.language.is_chinese else "zh-hans"
        chinese = typefaces.chinese(code, self.weight)
        latin = typefaces.latin(self.weight)
        return [latin, chinese] if chinese else [latin]

    def can_set(self, text: str) -> bool:
        """Return whether each character has a glyph: none comes out as a box."""
        if self.language.is_chinese and len(self.faces) == 1 and CHINESE.search(text):
            return False
        return not set(map(ord, text)).difference(*(face.characters for face in self.faces))

    def face_of(self, character: str) -> Face:
        is_latin = not self.language.is_chinese or LATIN_IN_CHINESE.match(character)
        order = self.faces if is_latin else self.faces[::-1]
        return next((face for face in order if ord(character) in face.characters), order[0])

    def runs(self, text: str) -> Iterator[tuple[str, Face, float]]:
        """Return a line in parts of one face, each with the gap before it in ems."""
        start, face, gap = 0, self.face_of(text[0]), 0.0
        for place, (before, after) in enumerate(pairwise(text), 1):
            next_face = face if unicodedata.combining(after) else self.face_of(after)
            next_gap = self.gap(before, after)
            if next_face != face or next_gap:
                yield text[start:place], face, gap
                start, face, gap = place, next_face, next_gap
        yield text[start:], face, gap

    def gap(self, before: str, after: str) -> float:
        """Return the room between two characters in ems, as text-autospace and -trim have it."""
        if not self.language.is_chinese:
            return 0
        if IS_HAN.match(before) and IS_WORD.match(after):
            return 0.1
        if IS_WORD.match(before) and IS_HAN.match(after):
            return 0.1
        # In Hong Kong a stop stands in the middle of its square, so nothing can be taken off it.
        has_room = CLOSING + ("、。，" if self.language.code == "zh-hans" else "")
        if before in has_room and after in OPENING + CLOSING + STOPS:
            return -0.5
        return -0.5 if before in OPENING and after in OPENING else 0

    def hang(self, text: str) -> float:
        """Return by how many ems a line stands out to the left: half of an opening sign."""
        return 0.5 if self.language.is_chinese and text[0] in OPENING else 0

    def length(self, text: str, size: int) -> float:
        parts = self.runs(text) if text else ()
        return sum(face.at(size).getlength(part) + gap * size for part, face, gap in parts)

    def draw(
        self, canvas: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, ink: str
    ) -> None:
        """Draw one line, its baseline beginning at a point."""
        x, y = at
        for part, face, gap in self.runs(text) if text else ():
            x += gap * size
            canvas.text((x, y), part, font=face.at(size), fill=ink, anchor="ls")
            x += face.at(size).getlength(part)


@dataclass(frozen=True)
class Unit:
    """What is never split, and whether a space follows it."""

    text: str
    is_spaced: bool = False

    @property
    def turn(self) -> float:
        """Return what it costs to turn a line here: much inside a run of Chinese characters."""
        if self.is_spaced or not IS_HAN.match(self.text[-1]):
            return 0
        return 0.5 if self.text[-1] == "的" else 1


def units(text: str) -> list[Unit]:
    found: list[Unit] = []
    end = 0
    for match in ATOMS.finditer(text):
        is_spaced = match.start() > end
        if found and not is_spaced and _stays(found[-1].text, match[0]):
            found[-1] = Unit(found[-1].text + match[0])
        else:
            if found and is_spaced:
                found[-1] = Unit(found[-1].text, is_spaced=True)
            found.append(Unit(match[0]))
        end = match.end()
    return found


def _stays(before: str, atom: str) -> bool:
    """Return whether an atom stays on the line of what it follows without a space."""
    is_counted = before[-1].isdigit() and atom[0] in COUNTERS
    return atom[0] in NOT_FIRST or before[-1] in NOT_LAST or is_counted


def joined(found: Sequence[Unit]) -> str:
    return "".join(f"{unit.text} " if unit.is_spaced else unit.text for unit in found).rstrip()


def one_line(text: str, setter: Typesetter, size: int, width: float) -> str:
    """Return a text that fits on one line, cut between units where it must be."""
    found = units(text)
    while setter.length(text, size) > width and len(found) > 1:
        found = found[:-1]
        text = joined(ended(found, setter))
    return text


def ended(found: Sequence[Unit], setter: Typesetter, closing: str = "") -> list[Unit]:
    """Return units that say they were cut off: dots, and the mark that must not be lost."""
    dots = "……" if setter.language.is_chinese else "…"
    last = found[-1].text.rstrip(OPENING + STOPS + ",;:.—([") or found[-1].text
    return [*found[:-1], Unit(last + dots + closing)]
