"""Pictures of cargo: quays, cranes and ships."""

import math

from demo.pictures.canvas import (
    AQUA,
    BLUE,
    CREAM,
    FOG,
    INK,
    MAROON,
    NAVY,
    OCHRE,
    PAPER,
    RED,
    ROSE,
    RUST,
    SAGE,
    SAND,
    SLATE,
    STONE,
    TEAL,
    UMBER,
    Canvas,
    Shape,
    box,
    curve,
    mix,
    oval,
    place,
    stroke,
)
from demo.pictures.motifs import (
    cloud,
    crane,
    glitter,
    gull,
    ridge,
    ripples,
    stack,
)


def car_quay(c: Canvas) -> None:
    """New cars in ranks on a quay, one of them red, with a car carrier and cranes behind."""
    c.gradient(0, 470, "#7fa3ab", "#c9d3c4", "#f1e0bd", "#efd0a4")
    c.glow(330, 380, 420, "#fff3d2", 0.8)
    for x, y, wide in ((250, 120, 260), (700, 70, 180), (1420, 110, 200)):
        cloud(c, x, y, wide, "#f3ead6", "#c3ccc4")
    c.paint(ridge(c, 425, 9, 470), mix(SLATE, SAND, 0.4))
    for x, size in ((120, 230), (300, 250), (455, 210)):
        crane(c, x, 452, size, mix(TEAL, SAND, 0.25))
    c.paint(box(0, 448, 1600, 480), TEAL, AQUA, "top")
    _car_carrier(c)
    c.paint(box(0, 470, 1600, 1000), "#cfc2a6", "#a89a80", "bottom")
    c.paint(box(0, 466, 1600, 478), mix(UMBER, STONE, 0.3))
    ranks = [1 / (0.62 + 0.42 * rank) for rank in range(9)][::-1]
    for rank, near in enumerate(ranks):
        for column in range(-9, 10):
            across = 860 + column * 176 * near + (44 * near if column > 0 else -44 * near)
            if -140 < across < 1740:
                red = rank == 6 and column == -2
                tones = (FOG, FOG, PAPER, STONE, SLATE, "#4a5a66", "#2c3a45")
                tone = RED if red else c.chance.choice(tones)
                _car(c, across, 445 + 330 * near, 142 * near, mix(tone, SAND, 0.4 - 0.25 * near))


def _car_carrier(c: Canvas) -> None:
    """The slab-sided ship: a white box on a blue hull, with her stern ramp on the quay."""
    hull = [(610, 470), (600, 120), (1400, 120), (1470, 190), (1545, 250), (1500, 470)]
    c.paint(hull, "#eee4cf", SLATE, "bottom right", 0.75)
    low = [(607, 360), (1522, 360), (1500, 470), (610, 470)]
    c.paint(low, BLUE, NAVY, "bottom right", 0.9)
    c.paint(box(606, 352, 1524, 362), RED)
    for y in (168, 214, 260, 306):
        c.paint(box(640, y, 1410, y + 3), mix(SLATE, CREAM, 0.3))
        for x in range(660, 1400, 46):
            c.paint(box(x, y + 14, x + 16, y + 22), mix(SLATE, CREAM, 0.25))
    c.paint([(1220, 120), (1225, 78), (1392, 78), (1400, 120)], "#f3ead6", SLATE, "right")
    c.paint(box(1236, 88, 1392, 100), NAVY)
    c.paint(box(760, 82, 820, 120), BLUE, NAVY, "right")
    c.paint(box(760, 92, 820, 100), RED)
    for x in (690, 900, 1040, 1300):
        c.paint(box(x, 92 if x < 1200 else 44, x + 4, 120), UMBER)
    c.paint([(606, 330), (690, 330), (690, 470), (608, 470)], INK)
    c.paint([(608, 440), (690, 440), (640, 520), (500, 520)], "#8c8878", INK, "right", 0.7)


def _car(c: Canvas, x: float, y: float, wide: float, tone: str) -> None:
    """A car seen from the front, standing at (x, y)."""
    dark = mix(tone, INK, 0.45)

    def part(points: Shape) -> Shape:
        return place(points, x, y, wide)

    c.paint(place(oval(0.1, -0.02, 0.62, 0.1), x, y, wide), "#8d8069")
    for side in (-0.4, 0.26):
        c.paint(part(box(side, -0.14, side + 0.14, 0.02)), INK)
    cabin = [(-0.36, -0.4), (-0.27, -0.66), (-0.16, -0.7), (0.16, -0.7), (0.27, -0.66)]
    c.paint(part([*cabin, (0.36, -0.4)]), tone, dark, "right", 0.5)
    glass = [(-0.31, -0.42), (-0.235, -0.63), (0.235, -0.63), (0.31, -0.42)]
    c.paint(part(glass), "#2f4351", AQUA, "top left", 0.6)
    body = [(-0.44, -0.4), (0, -0.46), (0.44, -0.4), (0.49, -0.28), (0.48, -0.1), (0, -0.06)]
    c.paint(
        part(curve([*body, (-0.48, -0.1), (-0.49, -0.28)], steps=5)), tone, dark, "bottom right"
    )
    c.paint(part(box(-0.24, -0.2, 0.24, -0.12)), mix(dark, INK, 0.5))
    for side in (-1, 1):
        c.paint(part(oval(side * 0.36, -0.285, 0.075, 0.035, side * -14)), "#fbf1d4")
        c.paint(part(oval(side * 0.5, -0.45, 0.045, 0.035)), dark)


def rotterdam_cranes(c: Canvas) -> None:
    """Container cranes along a wide river below a very big sky."""
    c.gradient(0, 770, "#54839c", "#8fb2b8", "#cfd6c6", "#f3dfb8")
    c.glow(420, 720, 520, "#fdeac0", 0.8)
    sky = ((330, 190, 420), (1120, 130, 520), (760, 330, 300), (1430, 390, 330), (90, 430, 260))
    for x, y, wide in (*sky, (1010, 500, 190), (520, 530, 170)):
        cloud(c, x, y, wide, "#faf1dd", "#a9bcbf")
    c.paint(ridge(c, 738, 5, 780), mix(SLATE, SAND, 0.35))
    for x in (60, 120, 180, 250):
        _turbine(c, x, 740, c.chance.uniform(90, 130))
    tones = [RED, RUST, BLUE, SLATE, TEAL, OCHRE, STONE]
    stack(c, 560, 762, 30, 3, (34, 17), [mix(t, SAND, 0.25) for t in tones])
    for x, size in ((690, 330), (930, 350), (1180, 370), (1430, 390)):
        crane(c, x, 764, size, RED if x == 1180 else NAVY, mirror=True)
    c.paint(box(480, 760, 1600, 778), UMBER, INK, "bottom")
    c.gradient(776, 1000, "#dcd2b4", "#83a6a8", "#3f7085", "#28566f")
    c.reflect(776, 190, "#6f979f", 0.5, 8)
    glitter(c, 420, 780, 990, "#fbeecb", 90)
    ripples(c, 790, 1000, "#234c63", 80, 0.5)
    _barge(c, 330, 880)
    for x, y, size in ((560, 420, 24), (620, 455, 17), (250, 600, 15), (500, 480, 13)):
        gull(c, x, y, size, "#33505f")


def _turbine(c: Canvas, x: float, foot: float, tall: float) -> None:
    """A distant wind turbine."""
    c.paint(stroke([(x, foot), (x, foot - tall)], 4, 2, bend=False), "#e9e4d3")
    start = c.chance.uniform(0, 120)
    for blade in range(3):
        turn = math.radians(start + 120 * blade)
        tip = (x + tall * 0.42 * math.cos(turn), foot - tall + tall * 0.42 * math.sin(turn))
        c.paint(stroke([(x, foot - tall), tip], 4, 1, bend=False), "#e9e4d3")


def _barge(c: Canvas, x: float, y: float) -> None:
    """A long inland barge, low in the water, with containers and a white wheelhouse."""
    c.paint(oval(x, y + 10, 300, 12), "#1f4459", alpha=0.7)
    tones = [RUST, SLATE, OCHRE, SAGE]
    stack(c, x - 190, y - 26, 9, 2, (44, 22), tones)
    hull = [(-300, -34), (-230, -26), (230, -26), (310, -44), (276, 12), (-284, 12)]
    c.paint(place(hull, x, y), INK, BLUE, "top", 0.6)
    c.paint(place(box(-286, 4, 278, 12), x, y), MAROON)
    c.paint(place(box(-276, -92, -208, -28), x, y), "#f3ead6", STONE, "right")
    c.paint(place(box(-270, -84, -214, -62), x, y), NAVY)
    c.paint(place(box(-284, -98, -200, -91), x, y), RED)
    c.paint(stroke(place([(300, 10), (350, 16), (430, 14)], x, y), 9, 2), PAPER, alpha=0.7)


def cargo_dawn(c: Canvas) -> None:
    """A laden container ship coming head-on out of the dawn."""
    c.gradient(0, 700, "#39586e", "#8b9ba0", "#e0a98c", "#f3c98f", "#fbe3b0")
    for y, wide in ((150, 420), (250, 330), (330, 520)):
        x = c.chance.uniform(100, 1500)
        c.paint(oval(x, y, wide, 9), "#e9b79a", alpha=0.6)
        c.paint(oval(x + 140, y + 18, wide * 0.6, 6), "#f5d3a8", alpha=0.6)
    c.glow(430, 640, 560, "#fff0c4", 0.9)
    c.paint(oval(430, 628, 76, 76), "#fdf3d3")
    c.paint(ridge(c, 690, 6, 720), "#a98f86")
    c.gradient(700, 1000, "#f0c48f", "#a98f86", "#4d6b7c", "#27475c")
    _head_on_ship(c, 930, 740)
    c.reflect(742, 240, "#54707c", 0.4, 9)
    glitter(c, 430, 704, 1000, "#fdeec6", 80)
    ripples(c, 720, 1000, "#25465a", 90, 0.45)
    for side in (-1, 1):
        wave = [(930, 752), (930 + side * 150, 764), (930 + side * 330, 790)]
        c.paint(stroke(wave, 26, 3), "#f6ead0", alpha=0.9)
        wave = [(930, 768), (930 + side * 120, 790), (930 + side * 250, 824)]
        c.paint(stroke(wave, 14, 2), "#f6ead0", alpha=0.6)
    _tug(c, 260, 800)
    for x, y, size in ((620, 300, 26), (560, 345, 18), (1340, 260, 22), (1390, 300, 15)):
        gull(c, x, y, size, "#3a4a55")


def _head_on_ship(c: Canvas, x: float, y: float) -> None:
    """The ship from ahead: flared bow, a wall of containers, the bridge above it."""
    c.paint(place(box(-300, -640, 300, -560), x, y), "#e9dcc3", "#8a8f90", "right", 0.8)
    c.paint(place(box(-350, -640, 350, -612), x, y), "#f3e8d0", "#8a8f90", "right", 0.8)
    c.paint(place(box(-336, -632, 336, -620), x, y), NAVY)
    c.paint(place(box(-4, -720, 4, -640), x, y), UMBER)
    c.paint(place(box(-40, -700, 40, -694), x, y), UMBER)
    tones = [RED, RUST, RUST, OCHRE, SLATE, BLUE, TEAL, STONE, MAROON]
    stack(c, x - 330, y - 330, 12, 6, (55, 44), [mix(tone, ROSE, 0.18) for tone in tones])
    c.paint(place(box(40, -600, 330, -330), x, y), None, INK, "right", 0.9, 0.6)
    c.paint(place(box(-330, -600, -250, -330), x, y), None, "#ffd9a0", "left", 0.9, 0.7)
    half = [(0, -300), (-150, -312), (-350, -352), (-338, -250), (-270, -120), (-150, -30)]
    outer = curve([*half[2:], (-60, 0)], closed=False)
    left = [half[0], half[1], *outer, (0, 10)]
    c.paint(place(left, x, y), "#3d5a6c", "#c98e6c", "left", 0.7)
    c.paint(place(left, x, y, mirror=True), "#22394a", INK, "bottom right", 0.9)
    for side, tone in ((False, "#8c2f22"), (True, MAROON)):
        c.paint(place([(-136, -26), (0, -18), (0, 14), (-70, 8)], x, y, mirror=side), tone)
        anchor = [(-150, -190), (-118, -186), (-122, -140), (-136, -132), (-148, -144)]
        c.paint(place(anchor, x, y, mirror=side), INK)
        rail = [(-350, -352), (-150, -312), (0, -300)]
        c.paint(stroke(place(rail, x, y, mirror=side), 8, 8), "#f3e0bd" if not side else SLATE)
    c.paint(place(stroke([(0, -300), (0, 10)], 5, 3, bend=False), x, y), "#122230")


def _tug(c: Canvas, x: float, y: float) -> None:
    """A small tug in silhouette against the sun."""
    hull = [(-90, -22), (60, -20), (98, -44), (84, 10), (-80, 10)]
    c.paint(oval(x, y + 10, 100, 7), "#20384a", alpha=0.6)
    c.paint(place(hull, x, y), INK, "#7b4a3a", "top", 0.5)
    c.paint(place(box(-20, -62, 48, -20), x, y), "#d9c3a4", UMBER, "right")
    c.paint(place(box(-2, -92, 40, -60), x, y), "#d9c3a4", UMBER, "right")
    c.paint(place(box(2, -86, 36, -74), x, y), NAVY)
    c.paint(place(box(-48, -84, -26, -20), x, y), RED, MAROON, "right")
    c.paint(place(box(18, -140, 21, -92), x, y), INK)
