"""Things that come back in several pictures: ridges, water, trees, people, ships, cranes."""

import math

from demo.pictures.canvas import (
    BROWN,
    CREAM,
    INK,
    NAVY,
    PAPER,
    Canvas,
    Point,
    Shape,
    box,
    curve,
    mix,
    oval,
    stroke,
)


def blob(c: Canvas, x: float, y: float, wide: float, high: float, rough: float = 0.15) -> Shape:
    """A rounded, uneven patch: foliage, cloud, reef."""
    count = 11
    points: list[Point] = []
    for step in range(count):
        angle = math.tau * step / count
        far = 1 + c.chance.uniform(-rough, rough)
        points.append((x + wide * far * math.cos(angle), y + high * far * math.sin(angle)))
    return curve(points, steps=6)


def ridge(c: Canvas, height: float, swell: float, base: float) -> Shape:
    """A rolling skyline of hills across the whole picture, closed at the base."""
    waves = [(c.chance.uniform(0, math.tau), swell / (k + 1), 1.3 * k + 1.1) for k in range(4)]
    top: list[Point] = []
    for step in range(81):
        x = c.width * step / 80
        rise = sum(h * math.sin(start + x / 260 * pace) for start, h, pace in waves)
        top.append((x, height - rise))
    return [*top, (c.width, base), (0, base)]


def cloud(c: Canvas, x: float, y: float, wide: float, light: str, dark: str) -> None:
    """A flat-bottomed heap of cloud, lit from above."""
    floor = y + wide * 0.05
    under = box(x - wide * 0.9, y - wide, x + wide * 0.9, floor)
    lumps = ((-0.55, -0.01, 0.28), (0.55, 0, 0.26), (-0.2, -0.12, 0.3), (0.22, -0.09, 0.32))
    for across, up, size in lumps:
        puff = blob(c, x + wide * across, y + wide * up, wide * size, wide * size * 0.62, 0.08)
        c.paint(puff, light, dark, "bottom", 0.75, clip=under)
    c.paint(oval(x, floor - wide * 0.03, wide * 0.78, wide * 0.05), light, dark, clip=under)


def ripples(c: Canvas, top: float, bottom: float, colour: str, count: int, alpha: float) -> None:
    """Short horizontal brush marks on water, wider and sparser towards the viewer."""
    for _ in range(count):
        near = c.chance.random() ** 1.4
        x, y = c.chance.uniform(-40, c.width + 40), top + (bottom - top) * near
        long, thick = 16 + 100 * near * c.chance.uniform(0.5, 1.2), 1.2 + 4 * near
        c.paint(oval(x, y, long, thick / 2), colour, alpha=alpha)


def glitter(c: Canvas, x: float, top: float, bottom: float, colour: str, spread: float) -> None:
    """The broken path of light that a low sun or a lamp lays on water."""
    y = top + 2
    while y < bottom:
        near = (y - top) / (bottom - top)
        for _ in range(2):
            shift = c.chance.gauss(0, spread * (0.25 + 0.5 * near))
            long = spread * c.chance.uniform(0.25, 0.7) * (0.5 + 0.8 * near)
            c.paint(oval(x + shift, y, long, 1.2 + 3 * near), colour)
        y += 5 + 13 * near


def gull(c: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """A gull as two wing strokes."""
    for side in (-1, 1):
        wing = [(x, y), (x + side * size * 0.5, y - size * 0.35), (x + side * size, y - size * 0.1)]
        c.paint(stroke(wing, size * 0.14, 1), colour)


def canopy(
    c: Canvas, x: float, y: float, size: float, tones: tuple[str, str, str], count: int = 16
) -> None:
    """The crown of a broad-leaved tree: three tones of foliage, light from the upper left."""
    for layer, tone in enumerate(tones):
        drift = -size * 0.14 * layer
        for _ in range(count - 3 * layer):
            angle, far = c.chance.uniform(0, math.tau), size * math.sqrt(c.chance.random())
            spot = (x + drift + far * math.cos(angle), y + drift + far * 0.62 * math.sin(angle))
            radius = size * c.chance.uniform(0.16, 0.34) * (1 - 0.22 * layer)
            leaf = blob(c, *spot, radius, radius * 0.75, 0.2)
            c.paint(leaf, tone, mix(tone, INK, 0.3), "bottom right", 0.55)


def trunk(c: Canvas, x: float, foot: float, top: float, width: float, tone: str = BROWN) -> None:
    """A tree trunk that forks into two boughs below its crown."""
    lean = c.chance.uniform(-0.4, 0.4) * width
    fork = foot + (top - foot) * 0.55
    reach = (foot - top) * 0.3
    dark = mix(tone, INK, 0.6)
    c.paint(stroke([(x, foot), (x + lean, fork), (x + lean, top)], width, width * 0.45), tone, dark)
    for side in (-1, 1):
        bough = [(x + lean, fork + width), (x + side * reach * 0.5, fork - reach * 0.4)]
        tip = (x + side * reach, top)
        c.paint(stroke([*bough, tip], width * 0.5, width * 0.15), dark)


def person(
    c: Canvas,
    x: float,
    foot: float,
    tall: float,
    coat: str,
    legs: str = INK,
    stride: float = 0.1,
    skin: str = BROWN,
) -> None:
    """A small walking figure in a coat; a negative stride walks to the left."""
    hip, neck, head = foot - tall * 0.47, foot - tall * 0.84, foot - tall * 0.925
    for side in (-1, 1):
        step = stride * tall * side
        knee = (x + step * 0.55 + stride * tall * 0.15, foot - tall * 0.24)
        c.paint(stroke([(x, hip), knee, (x + step, foot)], tall * 0.1, tall * 0.045), legs)
        toe = math.copysign(tall * 0.03, stride)
        c.paint(oval(x + step + toe, foot - 1, tall * 0.045, tall * 0.016), legs)
    half = tall * 0.105
    body = [(x - half * 0.8, neck), (x + half * 0.8, neck), (x + half, neck + tall * 0.07)]
    hem = [(x + half, hip + tall * 0.06), (x - half, hip + tall * 0.06)]
    c.paint([*body, *hem, (x - half, neck + tall * 0.07)], coat, mix(coat, INK, 0.5), "right", 0.7)
    for side in (-1, 1):
        hand = (x + side * half * 0.95 - stride * tall * side * 0.7, hip + tall * 0.02)
        shoulder = (x + side * half * 0.85, neck + tall * 0.04)
        elbow = (x + side * half * 1.25, neck + tall * 0.2)
        c.paint(stroke([shoulder, elbow, hand], tall * 0.055, tall * 0.04), mix(coat, INK, 0.25))
    c.paint(box(x - tall * 0.022, head, x + tall * 0.022, neck + 2), skin)
    c.paint(oval(x, head, tall * 0.055, tall * 0.068), mix(skin, INK, 0.15))
    c.paint(oval(x, head - tall * 0.022, tall * 0.059, tall * 0.052), INK)


def stack(
    c: Canvas, left: float, foot: float, columns: int, rows: int, size: Point, tones: list[str]
) -> None:
    """Containers piled in a block, each with its own colour and a shadowed edge."""
    wide, high = size
    for column in range(columns):
        for row in range(rows):
            tone = c.chance.choice(tones)
            x, y = left + column * wide, foot - (row + 1) * high
            c.paint(box(x, y, x + wide - 1.2, y + high - 1.2), tone)
            c.paint(box(x, y + high * 0.75, x + wide - 1.2, y + high - 1.2), mix(tone, INK, 0.22))
            c.paint(box(x + wide * 0.88, y, x + wide - 1.2, y + high - 1.2), mix(tone, INK, 0.3))


def crane(c: Canvas, x: float, foot: float, size: float, tone: str, mirror: bool = False) -> None:
    """A container gantry: portal legs, a long boom over the water, a mast and its stays."""
    way = -1 if mirror else 1
    dark = mix(tone, INK, 0.35)

    def at(across: float, up: float) -> Point:
        return x + way * across * size, foot - up * size

    def beam(first: Point, last: Point, width: float, colour: str) -> None:
        c.paint(stroke([at(*first), at(*last)], width * size, width * size, bend=False), colour)

    for leg, colour in ((0.3, dark), (0.26, tone), (-0.16, dark), (-0.2, tone)):
        beam((leg, 0), (leg, 1.0), 0.035, colour)
    beam((0.28, 0.34), (-0.18, 0.34), 0.035, tone)
    beam((0.28, 0.36), (-0.18, 0.66), 0.014, dark)
    beam((-0.62, 0.72), (0.98, 0.72), 0.05, tone)
    beam((-0.62, 0.69), (0.98, 0.69), 0.014, dark)
    for foot_at in (-0.62, -0.2, 0.62, 0.96):
        beam((0.26, 1.12), (foot_at, 0.73), 0.009, dark)
    beam((0.28, 1.0), (0.26, 1.14), 0.03, tone)
    beam((0.26, 1.0), (-0.2, 1.0), 0.02, tone)
    c.paint([at(-0.52, 0.74), at(-0.22, 0.74), at(-0.22, 0.84), at(-0.52, 0.84)], tone, dark)
    c.paint([at(0.5, 0.68), at(0.58, 0.68), at(0.58, 0.62), at(0.5, 0.62)], mix(PAPER, tone, 0.2))
    beam((0.54, 0.62), (0.54, 0.46), 0.006, dark)
    c.paint([at(0.46, 0.46), at(0.62, 0.46), at(0.62, 0.4), at(0.46, 0.4)], dark)


def window_grid(c: Canvas, left: float, top: float, right: float, foot: float, lit: float) -> None:
    """Rows of small windows on a tower by night, some of them lit."""
    step = 13
    warm = ("#f4d489", "#e9b75d", CREAM, "#9fc3cf")
    for row in range(int((foot - top - 12) // step)):
        for column in range(int((right - left - 8) // 11)):
            x, y = left + 6 + column * 11, top + 9 + row * step
            tone = c.chance.choice(warm) if c.chance.random() < lit else mix(NAVY, INK, 0.4)
            c.paint(box(x, y, x + 5, y + 6), tone)
