"""Pictures of land: plains, hills and an avenue."""

from demo.pictures.canvas import (
    BROWN,
    CREAM,
    FOG,
    GREEN,
    INK,
    MAROON,
    OCHRE,
    PAPER,
    PINE,
    RED,
    ROSE,
    SAGE,
    SAND,
    SLATE,
    STONE,
    UMBER,
    Canvas,
    box,
    curve,
    mix,
    oval,
    place,
    stroke,
)
from demo.pictures.motifs import blob, cloud, gull, person, ridge


def gas_flare_dusk(c: Canvas) -> None:
    """Flare stacks burning over a plain as the light goes."""
    c.gradient(0, 700, "#27415a", "#5f7489", "#c98f72", "#f0c184")
    for y, wide in ((180, 900), (260, 620), (340, 1100), (420, 760)):
        x = c.chance.uniform(200, 1300)
        c.paint(oval(x, y, wide / 2, 12), mix(ROSE, SLATE, y / 700), alpha=0.6)
    c.paint(ridge(c, 676, 10, 720), mix(SLATE, MAROON, 0.4))
    c.paint(box(0, 690, 1600, 1000), "#4b4137", INK, "bottom", 0.95)
    for step in range(9):
        y = 705 + step * step * 4
        c.paint(box(0, y, 1600, y + 1 + step), mix("#7b6244", INK, 0.1 * step), alpha=0.7)
    for x, foot, tall in ((1180, 712, 230), (900, 704, 150), (1420, 720, 190), (430, 770, 470)):
        _flare(c, x, foot, tall)
    for x in (600, 650, 700, 1020, 1066):
        c.paint(box(x, 660, x + 38, 712), "#3a3d42", ROSE, "left", 0.5)
        c.paint(oval(x + 19, 660, 19, 7), "#54585d")
    for x in range(0, 1600, 200):
        c.paint(box(x + 60, 742, x + 66, 850), UMBER)
    c.paint(stroke([(0, 770), (800, 784), (1600, 766)], 4, 4), UMBER)


def _flare(c: Canvas, x: float, foot: float, tall: float) -> None:
    """A braced stack with a flame bent by the wind, and its light."""
    top = foot - tall
    width = tall * 0.035
    c.glow(x + tall * 0.1, top - tall * 0.15, tall * 0.75, "#ffb35c", 0.75)
    for side in (-1, 1):
        c.paint(stroke([(x + side * tall * 0.12, foot), (x, top + tall * 0.2)], 3, 2), INK)
    c.paint(box(x - width / 2, top, x + width / 2, foot), "#2a2c31", OCHRE, "left", 0.4)
    c.paint(box(x - width, top - 4, x + width, top + 6), INK)
    flame = [(-0.03, 0), (-0.06, -0.12), (0.02, -0.26), (0.14, -0.4), (0.12, -0.24), (0.06, -0.1)]
    for grow, tone in ((1.25, "#d9532a"), (1.0, "#f08b3a"), (0.66, "#ffd78a")):
        c.paint(place(curve([*flame, (0.03, 0)], steps=6), x, top, tall * grow), tone)


def solar_plain(c: Canvas) -> None:
    """Ranks of solar panels running to the horizon under a high sun."""
    c.gradient(0, 430, "#79a9bd", "#bcd3cc", "#f0e4c2")
    c.glow(1180, 150, 300, "#fff6d8", 0.95)
    c.paint(oval(1180, 150, 52, 52), "#fff3cf")
    for x, y, wide in ((300, 150, 260), (720, 220, 170), (1470, 260, 190)):
        cloud(c, x, y, wide, "#f6eedb", "#c9d4cc")
    c.paint(ridge(c, 408, 22, 440), mix(SLATE, SAND, 0.35))
    c.paint(box(0, 420, 1600, 1000), "#d8bf8a", "#a98a55", "bottom")
    for rank in range(11):
        near = 1 / (0.75 + 0.42 * (10 - rank))
        foot, tall, width = 424 + 400 * near, 118 * near, 360 * near
        start = 800 - width * 9.5 + (rank % 2) * width * 0.1
        for column in range(19):
            left = start + column * width
            if -width < left < 1600:
                _panel(c, left, foot, width * 0.94, tall)
    person(c, 1268, 986, 250, RED, legs="#33424d", stride=-0.08)
    c.paint(oval(1268, 744, 22, 12), "#f0c64a")


def _panel(c: Canvas, x: float, y: float, wide: float, tall: float) -> None:
    """One tilted table of panels on its posts."""
    c.paint([(x, y + tall * 0.5), (x + wide, y + tall * 0.5), (x + wide * 1.1, y + tall * 0.62),
             (x + wide * 0.1, y + tall * 0.62)], "#a58853")  # fmt: skip
    for post in (0.15, 0.85):
        c.paint(box(x + wide * post, y, x + wide * post + wide * 0.02, y + tall * 0.55), SLATE)
    face = [(x + wide * 0.07, y - tall * 0.5), (x + wide * 1.0, y - tall * 0.5)]
    face = [*face, (x + wide * 0.93, y + tall * 0.3), (x, y + tall * 0.3)]
    c.paint(face, "#27476a", "#7fa9c4", "top right", 0.75)
    for share in (0.25, 0.5, 0.75):
        upper, lower = x + wide * (0.07 + 0.93 * share), x + wide * 0.93 * share
        ends = [(upper, y - tall * 0.5), (lower, y + tall * 0.3)]
        c.paint(stroke(ends, wide * 0.006, wide * 0.008, bend=False), "#9fbdcb")
    c.paint(stroke([(x + wide * 0.035, y - tall * 0.1), (x + wide * 0.965, y - tall * 0.1)],
                   tall * 0.02, tall * 0.02, bend=False), "#9fbdcb")  # fmt: skip


def kuliang_hills(c: Canvas) -> None:
    """Green hills in mist, with stone villas and a string of lanterns."""
    c.gradient(0, 620, "#c9d9d4", "#e9e6cf", "#f4e6c6")
    c.glow(420, 240, 360, "#fff6dc", 0.8)
    for height, swell, tone in (
        (330, 60, mix(SLATE, FOG, 0.5)),
        (440, 70, mix(SAGE, FOG, 0.35)),
        (560, 64, mix(GREEN, SAGE, 0.55)),
        (690, 54, GREEN),
    ):
        c.paint(ridge(c, height, swell, 1000), tone, mix(tone, PAPER, 0.4), "top", 0.6)
        c.mist(height - 30, height + 210, "#eef0e2", 0, 0.55)
    for x, foot, size in ((330, 690, 130), (1130, 640, 105), (840, 760, 165)):
        _villa(c, x, foot, size)
    for _ in range(46):
        across, down = c.chance.uniform(0, 1600), c.chance.uniform(700, 900)
        far = 26 + (down - 700) / 4
        tone = mix(GREEN, PINE, c.chance.uniform(0.2, 0.9))
        c.paint(blob(c, across, down, far, far * 0.8), tone, mix(tone, SAGE, 0.6), "top left", 0.5)
    c.paint(ridge(c, 905, 22, 1000), PINE, GREEN, "top", 0.6)
    rope = [(-20, 300), (380, 410), (800, 440), (1220, 400), (1620, 280)]
    c.paint(stroke(rope, 4, 4), UMBER)
    for lantern in curve(rope, closed=False, steps=3)[1:-1]:
        _lantern(c, *lantern)


def _lantern(c: Canvas, x: float, y: float) -> None:
    c.paint(box(x - 2, y, x + 2, y + 16), UMBER)
    c.paint(oval(x, y + 46, 30, 32), RED, MAROON, "bottom right")
    c.paint(box(x - 14, y + 12, x + 14, y + 19), OCHRE)
    c.paint(box(x - 10, y + 76, x + 10, y + 82), OCHRE)
    c.paint(box(x - 2, y + 82, x + 2, y + 106), OCHRE)


def _villa(c: Canvas, x: float, foot: float, size: float) -> None:
    """A stone summer house with a deep veranda."""
    c.paint(box(x - size, foot - size * 0.75, x + size, foot), "#d9cdb4", "#8e836f", "right", 0.7)
    roof = [(-1.15, -0.72), (-0.7, -1.2), (0.7, -1.2), (1.15, -0.72)]
    c.paint(place(roof, x, foot, size), "#8d4a38", MAROON, "right", 0.7)
    c.paint(box(x + size * 0.3, foot - size * 1.4, x + size * 0.48, foot - size * 1.1), "#a49780")
    c.paint(box(x - size * 0.9, foot - size * 0.55, x + size * 0.9, foot - size * 0.06), "#4c4a44")
    for post in (-0.92, -0.46, 0, 0.46, 0.92):
        c.paint(
            box(x + size * (post - 0.04), foot - size * 0.6, x + size * (post + 0.04), foot), CREAM
        )
    for gap in (-0.69, 0.69):
        c.paint(oval(x + size * gap, foot - size * 0.32, size * 0.09, size * 0.16), "#f1cd86")


def capital_summer(c: Canvas) -> None:
    """A wide avenue in summer haze: grey courtyards, poplars, one cyclist."""
    c.gradient(0, 560, "#a9c3c8", "#dfe0cc", "#f3dfb7", "#f0cfa0")
    c.glow(820, 300, 430, "#fff1cf", 0.85)
    c.paint(oval(820, 300, 58, 58), "#fbe3b4")
    for x, wide, tall in ((120, 90, 130), (260, 70, 90), (1260, 80, 120), (1400, 110, 170)):
        c.paint(box(x, 520 - tall, x + wide, 540), mix(SLATE, FOG, 0.55))
    c.paint(ridge(c, 512, 8, 560), mix(SLATE, FOG, 0.45))
    c.mist(380, 560, "#f3e3c4", 0, 0.6)
    c.paint(box(0, 545, 1600, 1000), "#c3b494", "#8f8368", "bottom")
    for side in (-1, 1):
        _courtyards(c, side)
    c.paint([(690, 552), (910, 552), (1750, 1000), (-150, 1000)], "#cabfa8", "#93897a", "bottom")
    for step in range(7):
        near = 0.06 + step * step * 0.026
        y = 556 + 440 * near
        c.paint([(800 - 5 * near, y), (800 + 5 * near, y), (800 + 9 * near, y + 46 * near),
                 (800 - 9 * near, y + 46 * near)], PAPER)  # fmt: skip
    for rank in range(7):
        near = 1 / (1 + 0.62 * (6 - rank))
        for side in (-1, 1):
            _poplar(c, 800 + side * (170 + 640 * near), 560 + 330 * near, 560 * near)
    _cyclist(c, 560, 900, 250)
    for x, y in ((1050, 180), (1110, 210), (1010, 230)):
        gull(c, x, y, 18, mix(INK, SLATE, 0.4))


def _courtyards(c: Canvas, side: int) -> None:
    """Low grey houses along one side, their eaves running to the vanishing point."""
    for step, (near, tone) in enumerate(((0.35, "#8d9590"), (0.62, "#7d8580"), (1.0, "#6d746f"))):
        x = 800 + side * (260 + 620 * near)
        wide, foot = 300 * near + 60, 560 + 200 * near
        wall = box(x - wide, foot - 150 * near, x + wide, foot)
        c.paint(wall, mix("#b9aa92", tone, 0.3), "#7f7464", "bottom", 0.7)
        eave = [(-1.08, -150), (-0.86, -215), (0.86, -215), (1.08, -150)]
        c.paint([(x + a * wide, foot + b * near) for a, b in eave], tone, INK, "bottom", 0.5)
        door = x - side * wide * 0.45
        c.paint(box(door - 30 * near, foot - 110 * near, door + 30 * near, foot), RED, MAROON)
        if step < 2:
            c.mist(foot - 60, foot, "#f0dfbd", 0, 0.12)


def _poplar(c: Canvas, x: float, foot: float, tall: float) -> None:
    c.paint(stroke([(x, foot), (x, foot - tall * 0.6)], tall * 0.05, tall * 0.02), UMBER)
    for layer, tone in enumerate((PINE, GREEN, SAGE)):
        for _ in range(9 - 2 * layer):
            up = c.chance.uniform(0.22, 0.95)
            wide = tall * 0.11 * (1.15 - abs(up - 0.45))
            spot = (x - tall * 0.02 * layer + c.chance.uniform(-wide, wide) * 0.5, foot - tall * up)
            leaf = blob(c, *spot, wide * (1 - 0.2 * layer), tall * 0.1, 0.15)
            c.paint(leaf, tone, mix(tone, INK, 0.3), "bottom right", 0.5)


def _cyclist(c: Canvas, x: float, foot: float, tall: float) -> None:
    """Somebody riding towards the left, with a basket on the handlebar."""
    wheel = tall * 0.2
    c.paint(oval(x + 20, foot + 2, tall * 0.55, tall * 0.035), "#8f8471")
    for shift in (-0.34, 0.34):
        for radius, tone in ((wheel, INK), (wheel - 6, "#b8ac96")):
            c.paint(oval(x + shift * tall, foot - wheel, radius, radius), tone)
    frame = [(0.34, 0.2), (0.04, 0.22), (-0.26, 0.48), (0.12, 0.48), (0.34, 0.2)]
    for (a, b), (d, e) in zip(frame, frame[1:], strict=False):
        ends = [(x + a * tall, foot - b * tall), (x + d * tall, foot - e * tall)]
        c.paint(stroke(ends, 7, 7, bend=False), RED)
    c.paint(
        stroke([(x - 0.34 * tall, foot - wheel), (x - 0.26 * tall, foot - 0.58 * tall)], 7, 7), INK
    )
    for knee in ((-0.02, 0.34), (0.1, 0.38)):
        leg = [(0.12, 0.54), knee, (0.04, 0.12)]
        c.paint(stroke([(x + a * tall, foot - b * tall) for a, b in leg], 22, 13), "#2f3f4c")
    body = [(0.14, 0.52), (0.1, 0.72), (-0.02, 0.88)]
    c.paint(
        stroke([(x + a * tall, foot - b * tall) for a, b in body], 52, 40), CREAM, STONE, "right"
    )
    arm = [(-0.02, 0.82), (-0.12, 0.68), (-0.25, 0.6)]
    c.paint(stroke([(x + a * tall, foot - b * tall) for a, b in arm], 15, 10), "#c99a74")
    c.paint(oval(x - 0.06 * tall, foot - 0.99 * tall, 17, 21), "#c99a74")
    c.paint(oval(x - 0.045 * tall, foot - 1.02 * tall, 21, 17), INK)
    c.paint(
        box(x - 0.44 * tall, foot - 0.58 * tall, x - 0.28 * tall, foot - 0.46 * tall), OCHRE, BROWN
    )
