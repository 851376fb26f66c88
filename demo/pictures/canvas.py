"""A small gouache and screen-print kit on Pillow: flat shapes, stippled shade, paper grain.

Coordinates are those of the finished picture.  Everything is painted at twice that size and
reduced at the end, which is what smooths the edges.
"""

import math
from collections.abc import Sequence
from functools import cache
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw

Point = tuple[float, float]
Shape = Sequence[Point]
Box = tuple[int, int, int, int]

SCALE = 2
LANDSCAPE = (1600, 1000)
PORTRAIT = (900, 1100)

PAPER, CREAM, SAND, OCHRE = "#f6efe2", "#f0e2c6", "#e0c391", "#c9943c"
RUST, RED, MAROON, ROSE = "#b5552f", "#a3261d", "#5e1714", "#dba58c"
BROWN, UMBER, STONE, FOG = "#6b4630", "#38261f", "#b9b2a3", "#d9dcd4"
INK, NAVY, BLUE, SLATE = "#17212e", "#213a52", "#3c647f", "#6f8b98"
TEAL, AQUA, SAGE, GREEN, PINE = "#2f6468", "#a9cfc6", "#91a58a", "#4d6f56", "#1f3a34"


def mix(first: str, second: str, share: float) -> str:
    """The colour that is `share` of the way from the first to the second."""
    pairs = zip(ImageColor.getrgb(first)[:3], ImageColor.getrgb(second)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def box(left: float, top: float, right: float, bottom: float) -> Shape:
    """A rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def oval(x: float, y: float, wide: float, high: float, turn: float = 0) -> Shape:
    """An ellipse with the given half-width and half-height, turned clockwise by degrees."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    angles = (math.tau * step / 48 for step in range(48))
    rim = [(wide * math.cos(angle), high * math.sin(angle)) for angle in angles]
    return [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in rim]


def curve(points: Shape, closed: bool = True, steps: int = 10) -> list[Point]:
    """A smooth line through the points (Catmull-Rom)."""
    count = len(points)
    spans = count if closed else count - 1
    line: list[Point] = []
    for span in range(spans):
        near = range(span - 1, span + 3)
        picks = [points[i % count] if closed else points[min(max(i, 0), count - 1)] for i in near]
        line += [_between(picks, step / steps) for step in range(steps)]
    return line if closed else [*line, points[-1]]


def _between(picks: Sequence[Point], t: float) -> Point:
    """The point at `t` between the second and third of four Catmull-Rom knots."""
    weights = (
        -t + 2 * t**2 - t**3,
        2 - 5 * t**2 + 3 * t**3,
        t + 4 * t**2 - 3 * t**3,
        -(t**2) + t**3,
    )
    pairs = list(zip(weights, picks, strict=True))
    return sum(w * p[0] for w, p in pairs) / 2, sum(w * p[1] for w, p in pairs) / 2


def stroke(points: Shape, start: float, end: float, bend: bool = True) -> Shape:
    """A brush stroke along the points whose width goes from `start` to `end`."""
    line = curve(points, closed=False) if bend else list(points)
    left: list[Point] = []
    right: list[Point] = []
    for step, (x, y) in enumerate(line):
        ahead, behind = line[min(step + 1, len(line) - 1)], line[max(step - 1, 0)]
        angle = math.atan2(ahead[1] - behind[1], ahead[0] - behind[0])
        half = (start + (end - start) * step / (len(line) - 1)) / 2
        across = (half * math.sin(angle), half * math.cos(angle))
        left.append((x - across[0], y + across[1]))
        right.append((x + across[0], y - across[1]))
    return left + right[::-1]


def place(
    points: Shape, x: float, y: float, size: float = 1, turn: float = 0, mirror: bool = False
) -> Shape:
    """The points scaled, mirrored, turned clockwise by degrees and moved to (x, y)."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    wide = -size if mirror else size
    moved = [(a * wide, b * size) for a, b in points]
    return [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in moved]


@cache
def _ramp(side: str) -> Image.Image:
    """A grey ramp, white at the named side ("left", "top right"), the "edge" or the "centre"."""
    down = Image.linear_gradient("L")
    ramps = {
        "bottom": down,
        "top": down.transpose(Image.Transpose.ROTATE_180),
        "left": down.transpose(Image.Transpose.ROTATE_270),
        "right": down.transpose(Image.Transpose.ROTATE_90),
        "edge": Image.radial_gradient("L"),
        "centre": ImageChops.invert(Image.radial_gradient("L")),
    }
    first, _, second = side.partition(" ")
    return ImageChops.add(ramps[first], ramps[second], scale=2) if second else ramps[first]


class Canvas:
    """A picture in progress, with its own seeded chance so that it always comes out the same."""

    def __init__(self, name: str, size: tuple[int, int] = LANDSCAPE) -> None:
        self.chance = Random(name)
        self.width, self.height = size
        self.image = Image.new("RGB", (size[0] * SCALE, size[1] * SCALE), PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self.noise = self._speckle(3).resize(self.image.size, Image.Resampling.BILINEAR)

    def _speckle(self, cell: int) -> Image.Image:
        """Seeded grey noise, one value for every `cell` painted pixels.

        Image.effect_noise would do, but draws on a generator that cannot be seeded.
        """
        wide, high = self.image.width // cell, self.image.height // cell
        return Image.frombytes("L", (wide, high), self.chance.randbytes(wide * high))

    def _mask(self, shape: Shape, clip: Shape | None) -> tuple[Box, Image.Image] | None:
        """The painted pixels a shape covers: its bounding box and a mask of that size."""
        xs, ys = [x * SCALE for x, _ in shape], [y * SCALE for _, y in shape]
        left, top = max(int(min(xs)), 0), max(int(min(ys)), 0)
        right = min(math.ceil(max(xs)) + 1, self.image.width)
        bottom = min(math.ceil(max(ys)) + 1, self.image.height)
        if left >= right or top >= bottom:
            return None
        mask = self._filled(shape, left, top, right, bottom)
        if clip:
            mask = ImageChops.multiply(mask, self._filled(clip, left, top, right, bottom))
        return (left, top, right, bottom), mask

    @staticmethod
    def _filled(shape: Shape, left: int, top: int, right: int, bottom: int) -> Image.Image:
        """A white shape on black, seen through the given window."""
        mask = Image.new("L", (right - left, bottom - top))
        moved = [(x * SCALE - left, y * SCALE - top) for x, y in shape]
        ImageDraw.Draw(mask).polygon(moved, fill=255)
        return mask

    def paint(
        self,
        shape: Shape,
        fill: str | None,
        shade: str | None = None,
        side: str = "bottom",
        reach: float = 0.8,
        alpha: float = 1,
        clip: Shape | None = None,
    ) -> None:
        """Lay a flat shape, then stipple `shade` over it, thickest at `side`.

        `reach` is how far across the shape the stipple runs.  Without `fill` only the stipple
        is laid, `alpha` is the strength of both, and nothing is painted outside `clip`.
        """
        if fill and not shade and not clip and alpha == 1:
            self.pen.polygon([(x * SCALE, y * SCALE) for x, y in shape], fill=fill)
            return
        if (found := self._mask(shape, clip)) is None:
            return
        window, mask = found
        if alpha < 1:
            mask = mask.point([round(value * alpha) for value in range(256)])
        if fill:
            self.image.paste(fill, window, mask)
        if shade:
            dots = self._dots(window, side, reach)
            self.image.paste(shade, window, ImageChops.multiply(mask, dots))

    def _dots(self, window: Box, side: str, reach: float) -> Image.Image:
        """Stipple that thins out from one side of the window."""
        start = 1 - reach
        steps = [max(0, round(255 * (v / 255 - start) / reach)) for v in range(256)]
        size = (window[2] - window[0], window[3] - window[1])
        ramp = _ramp(side).point(steps).resize(size)
        return ImageChops.subtract(ramp, self.noise.crop(window), scale=0.3)

    def gradient(self, top: float, bottom: float, *stops: str) -> None:
        """Fill the full width between two heights with evenly spaced colours, blended."""
        strip = Image.new("RGB", (1, len(stops)))
        for row, stop in enumerate(stops):
            strip.putpixel((0, row), ImageColor.getrgb(stop)[:3])
        high = round((bottom - top) * SCALE)
        edges = (0.0, 0.5, 1.0, len(stops) - 0.5)
        tall = strip.resize((1, high), Image.Resampling.BILINEAR, box=edges)
        self.image.paste(tall.resize((self.image.width, high)), (0, round(top * SCALE)))

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 0.8) -> None:
        """Soft light round a point."""
        side = round(radius * 2 * SCALE)
        steps = [round(255 * strength * (v / 255) ** 2) for v in range(256)]
        halo = _ramp("centre").point(steps).resize((side, side), Image.Resampling.BILINEAR)
        corner = (round((x - radius) * SCALE), round((y - radius) * SCALE))
        self.image.paste(colour, (*corner, corner[0] + side, corner[1] + side), halo)

    def mist(self, top: float, bottom: float, colour: str, above: float, below: float) -> None:
        """A veil across the full width whose strength runs from `above` to `below`."""
        steps = [round(255 * (above + (below - above) * v / 255)) for v in range(256)]
        window = (0, round(top * SCALE), self.image.width, round(bottom * SCALE))
        veil = Image.linear_gradient("L").point(steps).resize((window[2], window[3] - window[1]))
        self.image.paste(colour, window, veil)

    def reflect(self, line: float, depth: float, tint: str, strength: float, sway: float) -> None:
        """Mirror what stands above a water line into the water, broken up by small waves."""
        row, high, wide = round(line * SCALE), round(depth * SCALE), self.image.width
        seen = self.image.crop((0, max(row - round(high * 1.3), 0), wide, row))
        mirror = seen.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((wide, high))
        mirror = Image.blend(mirror, Image.new("RGB", mirror.size, tint), 1 - strength)
        step = 6
        for top in range(0, high, step):
            swing = sway * SCALE * (0.25 + top / high)
            shift = round(swing * math.sin(top / 9) + self.chance.uniform(-swing, swing) / 2)
            slice_ = mirror.crop((0, top, wide, min(top + step, high)))
            self.image.paste(ImageChops.offset(slice_, shift, 0), (0, row + top))

    def finish(self) -> Image.Image:
        """The picture at its final size, on paper with a slight tooth and uneven ink."""
        picture = self.image.reduce(SCALE)
        tooth = self._speckle(SCALE).point([122 + v // 20 for v in range(256)])
        blotch = self._speckle(80).point([120 + v // 16 for v in range(256)])
        blotch = blotch.resize(picture.size, Image.Resampling.BICUBIC)
        grain = ImageChops.add(tooth, blotch, scale=2)
        return ImageChops.overlay(picture, Image.merge("RGB", (grain, grain, grain)))
