"""Pictures of rooms, doors and things on tables."""

import math

from demo.pictures.canvas import (
    BROWN,
    INK,
    MAROON,
    OCHRE,
    PINE,
    RED,
    UMBER,
    Canvas,
    Point,
    Shape,
    box,
    mix,
    oval,
    place,
    stroke,
)


def brussels_door(c: Canvas) -> None:
    """A tall door half open in a classical front, its light falling out over the steps."""
    c.paint(box(0, 0, 1600, 1000), "#8c9aa0", "#55656e", "left", 0.9)
    for row in range(8):
        for column in range(-1, 9):
            x, y = column * 210 + (row % 2) * 105, row * 104
            tone = mix("#8c9aa0", "#6f8088", c.chance.random() * 0.7)
            c.paint(box(x + 2, y + 2, x + 207, y + 101), tone, "#5b6a72", "bottom right", 0.5)
    for x in (330, 1090):
        _column(c, x, 180)
    c.paint(box(280, 96, 1320, 172), "#b4b7ae", "#7d8887", "bottom")
    c.paint([(260, 98), (800, -70), (1340, 98)], "#a8aeaa", "#6f7d80", "right")
    c.paint(box(560, 230, 1040, 850), "#9da39e", "#66737a", "right")
    c.paint(box(596, 264, 1004, 850), "#ffdf9c", "#e9ad5c", "edge", 0.7)
    c.paint(box(800, 264, 1004, 850), "#2b4b4a", PINE, "right")
    for top in (300, 480, 660):
        panel = box(830, top, 976, top + 140)
        c.paint(panel, mix("#2b4b4a", INK, 0.25), "#3f6562", "top left", 0.6)
    leaf = [(596, 264), (676, 300), (676, 872), (596, 850)]
    c.paint(leaf, "#22403f", INK, "left", 0.8)
    c.paint(oval(662, 590, 6, 16), OCHRE)
    c.paint(oval(818, 590, 8, 16), OCHRE)
    for step in range(4):
        y = 850 + step * 38
        c.paint(box(420 - step * 70, y, 1180 + step * 70, y + 40), "#a9aca4", "#6a757a", "bottom")
        light = [(676 - step * 34, y), (804 - step * 8, y), (800 - step * 16, y + 38)]
        c.paint([*light, (650 - step * 42, y + 38)], "#ffe0a3", alpha=0.85 - step * 0.15)
    c.glow(740, 640, 320, "#ffdc93", 0.35)


def _column(c: Canvas, x: float, wide: float) -> None:
    """A fluted column with its capital and base."""
    c.paint(box(x, 172, x + wide, 850), "#b9bbb1", "#69767b", "right", 0.8)
    for flute in range(1, 6):
        at = x + wide * flute / 6
        c.paint(box(at - 3, 210, at + 3, 806), mix("#8d979a", INK, 0.08 * flute))
    for top, tall, more in ((172, 18, 18), (190, 16, 8), (806, 18, 8), (824, 28, 20)):
        c.paint(box(x - more, top, x + wide + more, top + tall), "#c4c5ba", "#7b8687", "right")


def two_telephones(c: Canvas) -> None:
    """A black and a red desk telephone at the two ends of a long table."""
    c.gradient(0, 560, "#c9b893", "#d8c8a2", "#cdb98f")
    for x in (160, 680, 1200):
        c.paint(box(x, 60, x + 260, 470), "#b7a680", "#9a8a68", "bottom right", 0.7)
        c.paint(box(x + 14, 74, x + 246, 456), "#c8b78f", "#ad9c76", "bottom right", 0.5)
    c.paint([(0, 560), (1600, 560), (1600, 1000), (0, 1000)], "#6d4128", UMBER, "bottom", 0.9)
    c.paint(box(0, 552, 1600, 572), "#9b6a44", BROWN, "right")
    for _ in range(60):
        spot = (c.chance.uniform(-100, 1500), c.chance.uniform(590, 990))
        c.paint(oval(*spot, c.chance.uniform(80, 260), 1.6), "#7f5135")
    c.paint([(90, 1000), (520, 580), (640, 580), (330, 1000)], "#a8744b", alpha=0.4)
    _telephone(c, 380, 800, 1.15, "#2a2c31", "#7e878c")
    _telephone(c, 1220, 800, 1.15, RED, "#e78a6c")
    cord = [(520, 808), (650, 870), (740, 800), (800, 780)]
    c.paint(stroke(cord, 9, 9), INK)
    c.paint(stroke([(1080, 808), (950, 870), (860, 800), (800, 780)], 9, 9), MAROON)


def _telephone(c: Canvas, x: float, foot: float, size: float, tone: str, light: str) -> None:
    """A dial telephone with its handset on the cradle."""
    dark = mix(tone, INK, 0.55)
    c.paint(place(oval(20, 8, 230, 34), x, foot, size), "#3d2417", alpha=0.7)
    body = [(-190, 0), (-176, -60), (-120, -170), (-90, -190), (90, -190), (120, -170)]
    shape = place([*body, (176, -60), (190, 0)], x, foot, size)
    c.paint(shape, tone, dark, "bottom right", 0.8)
    c.paint(shape, None, light, "top left", 0.35)
    c.paint(place(box(-196, -16, 196, 6), x, foot, size), dark)
    for radius, fill in ((84, "#e9e2d0"), (76, tone), (34, "#efe7d4")):
        c.paint(place(oval(0, -92, radius, radius * 0.86), x, foot, size), fill)
    for hole in range(10):
        turn = math.radians(-60 + hole * 30)
        spot = oval(56 * math.cos(turn), -92 + 48 * math.sin(turn), 11, 9.5)
        c.paint(place(spot, x, foot, size), "#f4ecd8")
    for side in (-1, 1):
        c.paint(place(box(side * 70 - 14, -216, side * 70 + 14, -186), x, foot, size), dark)
    handle = [(-190, -214), (-150, -262), (0, -276), (150, -262), (190, -214)]
    c.paint(place(stroke(handle, 46, 46), x, foot, size), tone, light, "top", 0.4)
    for side in (-1, 1):
        cup = oval(side * 178, -206, 56, 34, side * 18)
        c.paint(place(cup, x, foot, size), tone, dark, "bottom", 0.7)


def empty_hall(c: Canvas) -> None:
    """Rows of empty red seats before a plain stage in warm light."""
    c.gradient(0, 520, "#6b3d2a", "#a9683f", "#d99c5c")
    c.paint([(200, 0), (1400, 0), (1220, 470), (380, 470)], "#e9c183", "#b97e45", "edge", 0.8)
    for fold in range(15):
        x = 384 + fold * 56
        c.paint(box(x, 90, x + 50, 430), MAROON, "#c43a2b", "left", 0.6)
    c.paint(box(330, 60, 1270, 110), "#7c241c", MAROON, "bottom")
    c.paint(box(300, 424, 1300, 452), "#c98f54", BROWN, "bottom")
    c.paint(box(300, 452, 1300, 500), "#7e4d31", UMBER, "bottom")
    c.paint(box(700, 350, 900, 428), "#8f5a36", UMBER, "right", 0.8)
    c.paint(box(688, 340, 912, 354), "#b27a4a")
    for x in (330, 1270):
        c.paint(box(x - 46, 0, x + 46, 500), "#d6b27c", "#8d5c36", "right")
    for lamp in (180, 1420):
        c.glow(lamp, 190, 190, "#ffe3a6", 0.8)
        c.paint(oval(lamp, 190, 20, 30), "#fff3d0")
    c.paint(box(0, 496, 1600, 1000), "#4c261c", INK, "bottom", 0.9)
    for rank in range(8):
        near = 1 / (1 + 0.34 * (7 - rank))
        y, wide = 500 + 470 * near**1.25, 150 * near
        for seat in range(-14, 14):
            aisle = 34 * near if seat >= 0 else -34 * near
            middle = 800 + (seat + 0.5) * wide * 1.08 + aisle
            if -wide < middle < 1600 + wide:
                _seat(c, middle, y, wide)


def _seat(c: Canvas, x: float, foot: float, wide: float) -> None:
    half = wide / 2
    back = [(-0.92, 0), (-0.98, -0.9), (-0.6, -1.18), (0.6, -1.18), (0.98, -0.9), (0.92, 0)]
    c.paint(place(back, x, foot, half), "#9c2a20", MAROON, "bottom", 0.9)
    rim = [(-0.98, -0.9), (-0.6, -1.18), (0.6, -1.18), (0.98, -0.9), (0.6, -1.08), (-0.6, -1.08)]
    c.paint(place(rim, x, foot, half), "#d8674a")
    c.paint(box(x + half * 0.94, foot - half * 0.6, x + half * 1.16, foot), UMBER)


def red_pencil_text(c: Canvas) -> None:
    """Sheets of grey type with the marks of a red pencil, and the pencil."""
    c.paint(box(0, 0, 1600, 1000), "#3f5b5c", PINE, "bottom right", 0.9)
    _sheet(c, 1090, 470, 9, 0.95)
    _sheet(c, 640, 520, -5, 1.05)

    def at(x: float, y: float) -> Point:
        return place([(x, y)], 640, 520, 1.05, -5)[0]

    ring = [at(130 * math.cos(a / 8) - 60, 42 * math.sin(a / 8) - 130) for a in range(0, 54)]
    c.paint(stroke(ring, 7, 3, bend=False), RED)
    for y, start, end in ((-40, -240, 40), (95, -60, 250), (230, -250, -20)):
        line = [at(start + (end - start) * k / 6, y + 4 * (-1) ** k) for k in range(7)]
        c.paint(stroke(line, 6, 4), RED)
    mark = [at(275, -260), at(318, -220), at(285, -180), at(322, -140)]
    c.paint(stroke(mark, 8, 5), RED)
    c.paint(stroke([at(292, 120), at(310, 160), at(356, 60)], 8, 5), RED)
    c.paint(stroke([at(-330, 60), at(-310, 40), at(-330, 20)], 7, 5), RED)
    _pencil(c)


def _sheet(c: Canvas, x: float, y: float, turn: float, size: float) -> None:
    page = box(-360, -440, 360, 440)
    c.paint(place(page, x + 16, y + 20, size, turn), INK, alpha=0.35)
    c.paint(place(page, x, y, size, turn), "#faf5e8", "#ddd3bd", "bottom right", 0.7)
    c.paint(place(box(-290, -380, 110, -344), x, y, size, turn), "#4b5357")
    c.paint(place(box(-290, -326, -40, -312), x, y, size, turn), "#9aa09d")
    for line in range(17):
        if line % 6 == 5:
            continue
        end = c.chance.choice((290, 290, 280, 286, 270)) if line % 6 != 4 else 60
        start = -290.0
        top = -270 + line * 41
        while start < end:
            word = min(c.chance.uniform(24, 92), end - start)
            c.paint(place(box(start, top, start + word, top + 12), x, y, size, turn), "#a9aca5")
            start += word + 11


def _pencil(c: Canvas) -> None:
    """A red pencil lying across the right-hand sheet."""
    x, y, turn = 1150, 640, -38

    def part(shape: Shape, tone: str, shade: str | None = None) -> None:
        c.paint(place(shape, x, y, 1, turn), tone, shade, "bottom", 0.8)

    c.paint(place(box(-300, 8, 300, 46), x + 14, y + 20, 1, turn), INK, alpha=0.35)
    part(box(-250, -22, 290, 22), RED, MAROON)
    part(box(-250, -8, 290, 4), "#cf4a37")
    part(box(290, -22, 330, 22), "#c9a96a", BROWN)
    part([(-250, -22), (-340, 0), (-250, 22)], "#e7c892", "#b98d56")
    part([(-312, -7), (-340, 0), (-312, 7)], RED)
