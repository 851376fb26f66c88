"""Fit a text into a box: as large as it goes, in lines of like length, cut only at the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from images.typesetting import REFERENCE, SPACE, Typesetter, Unit, ended, joined, units

# How much smaller a text may become to spare a turn inside a Chinese word, or ragged lines.
POOR, RAGGED = 0.3, 1.0


@dataclass(frozen=True)
class Paragraph:
    """Lines that fit together."""

    lines: Sequence[str]
    size: int
    leading: float
    is_cut: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * self.leading


@dataclass(frozen=True)
class Way:
    """One way to set the first units of a text: what it costs and where its last line begins."""

    unevenness: float
    turns: float
    begin: int

    @property
    def cost(self) -> float:
        return self.unevenness + self.turns


@dataclass(frozen=True)
class Box:
    """Room for a text: the sizes that may be tried, the largest first, and its leading."""

    width: int
    height: int
    sizes: range
    leading: float

    def fit(self, text: str, setter: Typesetter, *, closing: str = "") -> Paragraph:
        """Return the text as large as it fits; `closing` ends it even where it is cut."""
        found = units(text + closing)
        advances = _advances(found, setter)
        best: tuple[float, Paragraph] | None = None
        for size in self.sizes:
            ways = _ways(found, advances, self.width / size, self._lines_at(size))
            if not ways:
                continue
            # One more line is worth one poor turn less.
            number = min(ways, key=lambda n: (n + ways[n][-1].turns, ways[n][-1].cost))
            lines = _lines(found, ways[number])
            price = POOR * ways[number][-1].turns + RAGGED * _raggedness(lines, setter)
            score = size / self.sizes[0] - price
            if best is None or score > best[0]:
                best = score, Paragraph(lines, size, self.leading)
        return best[1] if best else self._cut(units(text), setter, closing)

    def _lines_at(self, size: int) -> int:
        return int(self.height // (size * self.leading))

    def _cut(self, found: list[Unit], setter: Typesetter, closing: str) -> Paragraph:
        """Return the longest beginning that fits at the smallest size, and dots that say so."""
        size = self.sizes[-1]
        room, most = self.width / size, self._lines_at(size)
        found = _broken(found, setter, room)
        fits, too_long = 0, len(found)
        lines = [joined(ended(found[:1], setter, closing))]
        while fits + 1 < too_long:
            middle = (fits + too_long) // 2
            beginning = ended(found[:middle], setter, closing)
            filled = _filled(beginning, _advances(beginning, setter), room)
            if len(filled) <= most:
                fits, lines = middle, filled
            else:
                too_long = middle
        return Paragraph(lines, size, self.leading, is_cut=True)


def _advances(found: Sequence[Unit], setter: Typesetter) -> list[tuple[float, float]]:
    """Return of each unit its width, and the room before it on a line, in ems."""
    widths = [setter.length(unit.text, REFERENCE) / REFERENCE for unit in found]
    gaps = [
        SPACE if before.is_spaced else setter.gap(before.text[-1], after.text[0])
        for before, after in pairwise(found)
    ]
    return list(zip(widths, [0.0, *gaps], strict=True))


def _ways(
    found: list[Unit], advances: list[tuple[float, float]], room: float, most: int
) -> dict[int, list[Way]]:
    """Return the best way to set a text in each number of lines that can hold it, line by line."""
    tables: list[dict[int, Way]] = [{0: Way(0, 0, 0)}]
    for _number in range(most):
        tables.append(_with_one_more_line(tables[-1], found, advances, room))
    ways: dict[int, list[Way]] = {}
    for number, table in enumerate(tables):
        if number and len(found) in table:
            steps, end = [], len(found)
            for each in tables[number:0:-1]:
                steps.append(each[end])
                end = each[end].begin
            ways[number] = steps[::-1]
    return ways


def _with_one_more_line(
    table: dict[int, Way], found: list[Unit], advances: list[tuple[float, float]], room: float
) -> dict[int, Way]:
    longer: dict[int, Way] = {}
    for begin, way in table.items():
        used = 0.0
        for end in range(begin + 1, len(found) + 1):
            width, gap = advances[end - 1]
            used += width + (gap if end - 1 > begin else 0)
            if used > room:
                break
            turn = found[end - 1].turn if end < len(found) else 0
            tried = Way(way.unevenness + (1 - used / room) ** 2, way.turns + turn, begin)
            if end not in longer or tried.cost < longer[end].cost:
                longer[end] = tried
    return longer


def _lines(found: list[Unit], ways: list[Way]) -> list[str]:
    begins = [*(way.begin for way in ways), len(found)]
    return [joined(found[begin:end]) for begin, end in pairwise(begins)]


def _raggedness(lines: list[str], setter: Typesetter) -> float:
    lengths = [setter.length(line, REFERENCE) for line in lines]
    return sum((1 - length / max(lengths)) ** 2 for length in lengths) / len(lengths)


def _filled(found: list[Unit], advances: list[tuple[float, float]], room: float) -> list[str]:
    """Return lines filled one after the other."""
    begins, used = [0], 0.0
    for place, (width, gap) in enumerate(advances):
        used += width + gap
        if used > room and place > begins[-1]:
            begins.append(place)
            used = width
    return [joined(found[begin:end]) for begin, end in pairwise([*begins, len(found)])]


def _broken(found: list[Unit], setter: Typesetter, room: float) -> list[Unit]:
    """Return the units with those that are wider than a whole line taken apart."""
    pieces = []
    for unit in found:
        if setter.length(unit.text, REFERENCE) <= room * REFERENCE:
            pieces.append(unit)
        else:
            pieces += [*map(Unit, unit.text[:-1]), Unit(unit.text[-1], unit.is_spaced)]
    return pieces
