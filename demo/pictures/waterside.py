"""Pictures of lakes, harbours and the sea."""

import math

from demo.pictures.canvas import (
    AQUA,
    BLUE,
    CREAM,
    FOG,
    GREEN,
    INK,
    MAROON,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    RED,
    RUST,
    SAND,
    SLATE,
    STONE,
    UMBER,
    Canvas,
    Point,
    box,
    curve,
    mix,
    oval,
    place,
    stroke,
)
from demo.pictures.motifs import (
    blob,
    cloud,
    glitter,
    gull,
    ridge,
    ripples,
    window_grid,
)


def reef_boats(c: Canvas) -> None:
    """Small boats lying round a pale reef, seen from straight above."""
    c.paint(box(0, 0, 1600, 1000), "#1f5a72", "#143a55", "bottom right", 1)
    c.paint(box(0, 0, 1600, 1000), None, "#3b8592", "top left", 0.6)
    rim = [(330, 330), (600, 190), (960, 230), (1210, 380), (1240, 600), (1010, 740)]
    rim = [*rim, (700, 700), (470, 760), (290, 600)]
    rings = ((1.22, "#2b7686"), (1.08, "#4f9f9f"), (0.97, "#8cc4b4"), (0.84, "#c9dcbf"))
    for size, tone in (*rings, (0.7, "#ecdfba")):
        shape = [(x - 770, y - 480) for x, y in rim]
        wobble = [(x + c.chance.uniform(-22, 22), y + c.chance.uniform(-22, 22)) for x, y in shape]
        c.paint(curve(place(wobble, 770, 480, size)), tone, mix(tone, PAPER, 0.35), "top left", 0.7)
    c.paint(blob(c, 790, 500, 250, 110, 0.25), "#6fb3ab", "#3d8d95", "centre", 0.9)
    for _ in range(90):
        angle, far = c.chance.uniform(0, math.tau), c.chance.uniform(0.66, 0.98)
        spot = (765 + 455 * far * math.cos(angle), 475 + 265 * far * math.sin(angle))
        size = c.chance.uniform(4, 17)
        c.paint(blob(c, *spot, size, size * 0.7, 0.3), "#5f978d", alpha=0.55)
    for _ in range(150):
        x, y = c.chance.uniform(0, 1600), c.chance.uniform(0, 1000)
        line = [(x, y), (x + 14, y - 4), (x + 30, y)]
        c.paint(stroke(line, 1, 2.5), "#8fc5c0", alpha=0.35)
    boats = ((250, 215, 40), (455, 870, -25), (930, 880, 12), (1300, 800, -48), (1420, 470, 95))
    fleet = (*boats, (1190, 170, 150), (760, 95, 175), (120, 560, 80), (640, 850, -8))
    for number, (x, y, turn) in enumerate(fleet):
        _small_boat(c, x, y, turn, RED if number == 3 else (PAPER, SAND, OCHRE)[number % 3])


def _small_boat(c: Canvas, x: float, y: float, turn: float, tone: str) -> None:
    """A fishing boat from above with its wake and its shadow on the bottom."""
    hull = [(66, 0), (40, 20), (-30, 24), (-60, 17), (-60, -17), (-30, -24), (40, -20)]
    for side in (-1, 1):
        wake = [(-50, side * 10), (-130, side * 26), (-230, side * 62)]
        c.paint(stroke(place(wake, x, y, 1, turn), 11, 1), "#cfe3d6", alpha=0.55)
    foam = [(-58, 0), (-120, 4), (-190, -3)]
    c.paint(stroke(place(foam, x, y, 1, turn), 22, 2), "#e6eedd", alpha=0.6)
    c.paint(curve(place(hull, x + 16, y + 20, 1.02, turn)), "#0f3044", alpha=0.5)
    c.paint(curve(place(hull, x, y, 1, turn)), tone, mix(tone, UMBER, 0.5), "bottom right", 0.7)
    inside = curve(place([(a * 0.8, b * 0.72) for a, b in hull], x, y, 1, turn))
    c.paint(inside, mix(tone, UMBER, 0.65))
    for across in (-34, 14, 32):
        c.paint(place(box(across, -16, across + 7, 16), x, y, 1, turn), mix(tone, PAPER, 0.3))
    c.paint(place(box(-24, -12, 6, 12), x, y, 1, turn), PAPER, STONE, "bottom right")


def geneva_lake(c: Canvas) -> None:
    """A lake under snow mountains, with a tall jet of water and a steamer flying a red flag."""
    c.gradient(0, 640, "#6d9db3", "#a9c5c6", "#e5dfc8", "#f2dfbd")
    for x, y, wide in ((1250, 130, 230), (520, 90, 170)):
        cloud(c, x, y, wide, "#f7f0e0", "#c9d6d3")
    snow = [(620, 430), (800, 330), (930, 250), (1010, 290), (1120, 205), (1240, 310), (1400, 270)]
    _range(c, [(0, 480), (280, 420), (420, 450), *snow, (1600, 400)], "#8fa9b5", 600, 0.45)
    c.mist(420, 620, "#efe2c8", 0, 0.75)
    near = [(0, 400), (150, 360), (330, 470), (520, 500), (760, 560), (980, 520), (1240, 545)]
    _range(c, [*near, (1420, 480), (1600, 450)], "#55798a", 650, 0)
    c.paint(ridge(c, 585, 12, 660), GREEN, PINE, "bottom", 0.9)
    _shore_town(c)
    c.gradient(640, 1000, "#a9c3bd", "#5f8fa0", "#2d5f7c", "#1e4766")
    c.reflect(640, 300, "#3f7690", 0.42, 7)
    ripples(c, 660, 1000, "#cfdcd0", 70, 0.5)
    ripples(c, 700, 1000, "#1c4462", 60, 0.5)
    _jet(c)
    _steamer(c, 1130, 760)
    for x, y, size in ((330, 300, 26), (400, 340, 18), (1010, 420, 16), (250, 380, 14)):
        gull(c, x, y, size, PAPER)


def _range(c: Canvas, crest: list[Point], tone: str, base: float, snow: float) -> None:
    """A mountain range: a flat shape, shadowed right flanks and, above, ragged snow."""
    jagged: list[Point] = []
    for first, last in zip(crest, crest[1:], strict=False):
        for step in range(5):
            share = step / 5
            drop = c.chance.uniform(-10, 10) if step else 0
            y = first[1] + (last[1] - first[1]) * share + drop
            jagged.append((first[0] + (last[0] - first[0]) * share, y))
    outline = [*jagged, crest[-1], (1600, base), (0, base)]
    c.paint(outline, tone, mix(tone, FOG, 0.5), "bottom", 0.7)
    for x, y in crest[1:-1]:
        high = (base - y) * 0.7
        if snow:
            cap = [(x, y - 14), (x + 100, y + 70), (x + 50, y + high * 0.4), (x + 8, y + 60)]
            cap = [*cap, (x - 24, y + high * 0.5), (x - 48, y + 70), (x - 110, y + 90)]
            c.paint(cap, "#f6f1e6", tone, "bottom", 0.4, clip=outline)
        flank = [(x, y - 14), (x + high * 0.8, y + high), (x + high * 0.25, y + high * 0.9)]
        flank = [*flank, (x + high * 0.22, y + high * 0.45), (x + 4, y + high * 0.3)]
        c.paint(flank, mix(tone, NAVY, 0.3), alpha=0.55, clip=outline)


def _shore_town(c: Canvas) -> None:
    """The far quay: pale houses with slate roofs, and trees."""
    x = -10.0
    while x < 620:
        wide, high = c.chance.uniform(34, 62), c.chance.uniform(34, 62)
        tone = c.chance.choice((CREAM, "#ead3b0", "#e2c8ac", STONE))
        c.paint(box(x, 640 - high, x + wide, 642), tone, mix(tone, SLATE, 0.6), "right", 0.6)
        roof = [(x - 2, 640 - high), (x + 8, 622 - high), (x + wide - 8, 622 - high)]
        c.paint([*roof, (x + wide + 2, 640 - high)], mix(SLATE, UMBER, 0.3))
        for row in range(int(high // 17)):
            for column in range(int(wide // 13)):
                left, top = x + 5 + column * 13, 648 - high + row * 17
                c.paint(box(left, top, left + 5, top + 8), mix(tone, INK, 0.5))
        x += wide
    for _ in range(46):
        x = c.chance.uniform(0, 760)
        c.paint(blob(c, x, 634, 15, 12), PINE, GREEN, "top left")


def _jet(c: Canvas) -> None:
    """The fountain: a hard white column that breaks into spray blown to the right."""
    for wide, alpha in ((150, 0.3), (95, 0.45), (50, 0.6)):
        veil = [(486, 700), (492, 400), (486, 130), (505, 96), (540, 110)]
        back = [(530 + wide * 0.6, 260), (520 + wide, 480), (500 + wide * 0.9, 700)]
        c.paint(curve([*veil, *back]), None, PAPER, "left", 1, alpha)
        c.paint(curve([*veil, *back]), PAPER, alpha=alpha * 0.35)
    c.paint(stroke([(494, 704), (496, 400), (500, 104)], 9, 18), "#fdf9ee")
    for _ in range(130):
        up = c.chance.random()
        x = 505 + c.chance.random() * 120 * (1.1 - up) + 20 * up
        size = c.chance.uniform(1, 3.4)
        c.paint(oval(x, 110 + 580 * (1 - up), size, size * 1.6), PAPER)
    c.paint(oval(520, 704, 90, 8), "#e6ebdf", alpha=0.8)
    glitter(c, 515, 712, 900, "#dfe7dc", 42)


def _steamer(c: Canvas, x: float, y: float) -> None:
    """A white paddle steamer with a yellow funnel."""
    c.paint(oval(x + 10, y + 6, 250, 12), "#1e4561", alpha=0.7)
    hull = [(-250, -44), (-150, -30), (150, -30), (262, -52), (226, 4), (-214, 4)]
    c.paint(place(hull, x, y), "#f7f1e2", SLATE, "bottom", 0.7)
    c.paint(place([(-222, -8), (232, -8), (226, 5), (-214, 5)], x, y), NAVY)
    c.paint(place(box(-170, -66, 150, -34), x, y), CREAM, STONE, "right")
    c.paint(place(box(-186, -72, 168, -65), x, y), "#f7f1e2")
    c.paint(place(box(-110, -98, 96, -72), x, y), CREAM, STONE, "right")
    c.paint(place(box(-122, -104, 110, -97), x, y), "#f7f1e2")
    for left in range(-158, 140, 22):
        c.paint(place(box(left, -60, left + 12, -44), x, y), BLUE)
    c.paint(place([(-20, -104), (-26, -176), (10, -176), (14, -104)], x, y), OCHRE, RUST, "right")
    c.paint(place([(-26, -176), (-25, -162), (11, -162), (10, -176)], x, y), INK)
    c.paint(place(oval(-36, -22, 44, 26), x, y), "#f7f1e2", SLATE, "bottom")
    for mast in (-150, 170):
        c.paint(place(box(mast, -190, mast + 3, -50), x, y), UMBER)
    flag = curve([(-250, -118), (-292, -124), (-320, -112), (-320, -82), (-290, -92), (-250, -86)])
    c.paint(place(box(-252, -124, -248, -40), x, y), UMBER)
    c.paint(place(flag, x, y), RED, MAROON, "left")
    c.paint(stroke(place([(-8, -184), (-50, -214), (-130, -226)], x, y), 14, 40), FOG, alpha=0.5)
    c.paint(stroke(place([(-225, 6), (-300, 10), (-420, 8)], x, y), 12, 3), PAPER, alpha=0.7)


def harbour_night(c: Canvas) -> None:
    """Hong Kong harbour at night: lit towers below the Peak, their reflections, and a ferry."""
    c.gradient(0, 600, "#0f1b2c", "#1b3048", "#3b4f66", "#8a6a6a")
    c.glow(800, 600, 620, "#d99a62", 0.5)
    rise = [(0, 470), (180, 400), (380, 300), (560, 250), (700, 215), (840, 270), (1040, 330)]
    peak = curve([*rise, (1280, 300), (1450, 380), (1600, 420)], closed=False)
    c.paint([*peak, (1600, 610), (0, 610)], "#1c2d3f", "#43556a", "bottom", 0.8)
    for _ in range(60):
        x = c.chance.uniform(250, 1400)
        c.paint(oval(x, c.chance.uniform(350, 470), 1.6, 1.6), "#e7bd72")
    for tone, low, high, lit in (("#31465c", 90, 260, 0.3), ("#1a2a3c", 60, 330, 0.42)):
        x = -20.0
        while x < 1600:
            wide = c.chance.uniform(44, 92)
            top = 600 - c.chance.uniform(low, high) * (0.75 + 0.45 * math.sin(x / 1600 * math.pi))
            _tower(c, x, top, x + wide, tone, lit)
            x += wide + c.chance.uniform(-6, 12)
    _landmarks(c)
    c.paint(box(0, 588, 1600, 602), "#0e1926")
    for x in range(0, 1600, 23):
        c.paint(oval(x, 591, 2, 2), "#f0c87d")
    c.gradient(600, 1000, "#5c5560", "#22364c", "#0f1e30", "#0b1624")
    c.reflect(600, 360, "#132438", 0.62, 11)
    c.mist(600, 1000, "#0d1a2a", 0, 0.75)
    for x, tone in ((218, RED), (508, "#e9b75d"), (770, "#f4d489"), (1010, AQUA), (1290, RED)):
        glitter(c, x, 610, 930, mix(tone, NAVY, 0.2), 20)
    ripples(c, 640, 1000, "#0a1420", 110, 0.6)
    _star_ferry(c, 640, 850)


def _tower(c: Canvas, left: float, top: float, right: float, tone: str, lit: float) -> None:
    """One high-rise with its windows and, sometimes, a mast."""
    c.paint(box(left, top, right, 600), tone, mix(tone, INK, 0.6), "right", 0.6)
    if c.chance.random() < 0.3:
        middle = (left + right) / 2
        c.paint(box(middle - 1.5, top - 46, middle + 1.5, top), tone)
        c.paint(oval(middle, top - 46, 3, 3), "#d8483a")
    window_grid(c, left, top, right, 596, lit)


def _landmarks(c: Canvas) -> None:
    """The towers one recognises: one stepped to a point, one of crossed triangles, neon signs."""
    for inset, top in ((0, 240), (10, 190), (22, 150), (34, 118)):
        c.paint(box(960 + inset, top, 1060 - inset, 600), "#2a4257", "#142233", "right")
    window_grid(c, 962, 245, 1058, 596, 0.55)
    c.paint(box(1007, 50, 1013, 120), "#d9dcd4")
    slab = [(460, 600), (460, 215), (520, 150), (560, 215), (560, 600)]
    c.paint(slab, "#2d4a60", "#16283a", "right")
    for foot in (600, 472, 344):
        for line in ([(460, foot), (560, foot - 128)], [(560, foot), (460, foot - 128)]):
            c.paint(stroke(line, 3, 3, bend=False), "#cfd9d4", clip=slab)
    c.paint(box(505, 100, 508, 170), FOG)
    c.paint(box(522, 90, 525, 170), FOG)
    for x, y, wide, high, tone in ((180, 400, 76, 30, RED), (1260, 420, 64, 26, "#d8483a")):
        c.glow(x + wide / 2, y + high / 2, 110, tone, 0.6)
        c.paint(box(x, y, x + wide, y + high), tone)
        c.paint(box(x + 8, y + high * 0.4, x + wide - 8, y + high * 0.6), "#f7dcb8")
    c.paint(box(740, 330, 800, 340), "#f4d489")


def _star_ferry(c: Canvas, x: float, y: float) -> None:
    """A double-ended green and white ferry with two lit decks."""
    c.glow(x, y - 40, 420, "#e9b75d", 0.35)
    c.paint(oval(x, y + 12, 330, 16), "#081019", alpha=0.8)
    hull = [(-330, -52), (-200, -40), (200, -40), (330, -52), (280, 14), (-280, 14)]
    c.paint(place(curve(hull, steps=4), x, y), "#24594a", "#0f2c2a", "bottom")
    c.paint(place(box(-290, -48, 290, -38), x, y), "#e9e2cf")
    for deck, half in ((-88, 268), (-146, 238)):
        c.paint(place(box(-half, deck, half, deck + 44), x, y), "#f3d58c", "#d59a45", "edge", 0.6)
        for post in range(-half, half, 34):
            c.paint(place(box(post, deck, post + 6, deck + 44), x, y), "#efe6d0")
            seat = post + c.chance.uniform(10, 22)
            if c.chance.random() < 0.65:
                head = oval(seat, deck + 20, 5.5, 7)
                c.paint(place(head, x, y), "#4b3527")
                c.paint(place(box(seat - 9, deck + 27, seat + 9, deck + 42), x, y), "#4b3527")
        c.paint(place(box(-half - 10, deck + 32, half + 10, deck + 46), x, y), "#24594a")
        c.paint(place(box(-half - 16, deck - 9, half + 16, deck), x, y), "#efe6d0")
    for end in (-190, 130):
        c.paint(place(box(end, -190, end + 60, -154), x, y), "#efe6d0", STONE, "right")
        c.paint(place(box(end + 6, -184, end + 54, -170), x, y), "#2c4453")
    c.paint(
        place([(-30, -155), (-34, -232), (30, -232), (26, -155)], x, y), "#24594a", INK, "right"
    )
    c.paint(place(box(-34, -232, 30, -218), x, y), "#efe6d0")
    for end in (-160, 160):
        c.paint(place(box(end, -250, end + 3, -190), x, y), "#d9dcd4")
        c.paint(place(oval(end + 1, -252, 5, 5), x, y), "#d8483a" if end < 0 else "#8fd0a8")
    for shift in (-250, -120, 0, 120, 250):
        glitter(c, x + shift, y + 20, 1000, "#d9a654", 34)
