"""Pictures of land: plains, hills, groves and avenues."""

from demo.pictures.canvas import (
    BLUE,
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
from demo.pictures.motifs import blob, canopy, cloud, gull, person, ridge, trunk


def campus_autumn(c: Canvas) -> None:
    """Students under autumn trees in front of a long brick building."""
    c.gradient(0, 620, "#9db8bd", "#dcd9c3", "#f1dfb8")
    cloud(c, 1180, 110, 240, "#f4ead4", "#cdd0c2")
    _college(c)
    c.paint(box(0, 610, 1600, 1000), "#b9b27d", "#7d7f50", "bottom")
    c.paint([(690, 610), (910, 610), (1250, 1000), (350, 1000)], "#dcc9a0", "#b79f74", "bottom")
    for x, foot, size in ((150, 690, 190), (470, 650, 120), (1130, 650, 120), (1450, 690, 200)):
        trunk(c, x, foot, foot - size * 1.5, size * 0.17, UMBER)
        canopy(c, x, foot - size * 1.75, size, ("#8f3f1f", RUST, OCHRE))
    for _ in range(260):
        across, down = c.chance.uniform(0, 1600), c.chance.uniform(640, 990)
        near = (down - 560) / 440
        leaf = oval(across, down, 9 * near, 4 * near, c.chance.uniform(0, 90))
        c.paint(leaf, c.chance.choice((RUST, OCHRE, "#8f3f1f", RED)))
    for x, foot, tall, coat, stride in (
        (770, 690, 120, BLUE, 0.1),
        (826, 694, 124, MAROON, 0.1),
        (560, 800, 200, TEAL, 0.11),
        (640, 806, 194, OCHRE, 0.11),
        (1010, 900, 280, "#3a4a58", -0.1),
        (1120, 890, 270, RED, -0.1),
    ):
        c.paint(oval(x + tall * 0.2, foot, tall * 0.3, tall * 0.03), mix(BROWN, SAND, 0.4))
        person(c, x, foot, tall, coat, stride=stride, skin=c.chance.choice((BROWN, "#c99a74")))


def _college(c: Canvas) -> None:
    """A brick front with a white porch and rows of tall windows."""
    c.paint(box(260, 330, 1340, 620), "#a3563c", MAROON, "bottom right", 0.8)
    c.paint([(230, 332), (330, 262), (1270, 262), (1370, 332)], "#5a6a6c", INK, "right", 0.7)
    for x in range(310, 1310, 84):
        if not 690 < x < 880:
            for y in (370, 490):
                c.paint(box(x, y, x + 36, y + 72), "#e8d8b4")
                c.paint(box(x + 4, y + 4, x + 32, y + 68), "#42555c", SLATE, "top left", 0.6)
    c.paint(box(690, 340, 910, 620), "#efe3c9", STONE, "right")
    c.paint([(665, 345), (800, 262), (935, 345)], "#f4ead4", STONE, "right")
    for x in (704, 762, 822, 880):
        c.paint(box(x, 350, x + 18, 620), "#faf3e3", STONE, "right")
    c.paint(box(775, 470, 825, 620), "#4a2a20")
    c.paint(box(774, 150, 826, 262), "#efe3c9", STONE, "right")
    c.paint([(766, 152), (800, 70), (834, 152)], "#5a7d74", PINE, "right")


def bamboo_grove(c: Canvas) -> None:
    """A panda sitting low among bamboo, with a stem in its paws."""
    c.gradient(0, 1000, "#dfe6c8", "#b6c99d", "#7f9d74")
    c.glow(980, 250, 520, "#f7f3d4", 0.7)
    for depth, (tone, count, width) in enumerate(
        ((mix(SAGE, FOG, 0.45), 34, 13), (mix(GREEN, SAGE, 0.5), 24, 19), (GREEN, 13, 27))
    ):
        for _ in range(count):
            x = c.chance.uniform(-20, 1620)
            if depth < 2 or not 520 < x < 1120:
                _stalk(c, x, width, tone)
        c.mist(300, 1000, "#cfdcb6", 0, 0.3 - depth * 0.1)
    c.paint(ridge(c, 890, 14, 1000), "#5f7d4f", PINE, "bottom", 0.9)
    _panda(c, 810, 900, 1.0)
    for x in (90, 330, 1240, 1500):
        _stalk(c, x, 40, "#3f6247")
    for _ in range(40):
        _leaves(c, c.chance.uniform(0, 1600), c.chance.uniform(0, 190), 90, "#35573f")


def _stalk(c: Canvas, x: float, width: float, tone: str) -> None:
    """A bamboo stem from ground to top, ringed at its joints, with a few leaves."""
    lean = c.chance.uniform(-40, 40)
    stem = [(x, 1000), (x + lean * 0.4, 500), (x + lean, -20)]
    c.paint(stroke(stem, width, width * 0.8), tone, mix(tone, INK, 0.45), "right", 0.8)
    for joint in range(9):
        y = 960 - joint * 115 - c.chance.uniform(0, 20)
        middle = x + lean * (1 - y / 1000)
        c.paint(box(middle - width * 0.6, y, middle + width * 0.6, y + 4), mix(tone, PAPER, 0.35))
        if c.chance.random() < 0.3:
            _leaves(c, middle, y, width * 3.2, mix(tone, PINE, 0.3))


def _leaves(c: Canvas, x: float, y: float, long: float, tone: str) -> None:
    for _ in range(3):
        turn = c.chance.choice((1, -1)) * c.chance.uniform(15, 60)
        way = 1 if turn > 0 else -1
        blade = [(0, 0), (0.5, -0.09), (1, 0), (0.5, 0.07)]
        c.paint(place(curve(blade, steps=4), x, y, long * way, turn * way), tone)


def _panda(c: Canvas, x: float, foot: float, size: float) -> None:
    """A giant panda seen from the front, sitting."""
    white, black = "#f3ecdc", "#22252a"

    def part(
        points: Shape, tone: str, shade: str | None = None, side: str = "bottom right"
    ) -> None:
        c.paint(place(points, x, foot, size), tone, shade, side, 0.65)

    part(oval(0, 8, 250, 26), mix(PINE, INK, 0.3))
    part(oval(0, -150, 190, 175), white, STONE)
    part(curve([(-175, -250), (0, -300), (175, -250), (190, -185), (0, -215), (-190, -185)]), black)
    for side in (-1, 1):
        part(oval(side * 150, -40, 92, 62, side * 24), black, mix(black, SLATE, 0.5), "top left")
        part(oval(side * 176, -34, 40, 46, side * 12), "#4a4747")
        part(oval(side * 118, -402, 42, 42), black)
    part(oval(0, -330, 138, 116), white, STONE)
    for side in (-1, 1):
        part(oval(side * 56, -336, 32, 40, side * 32), black)
        part(oval(side * 51, -342, 8, 9), white)
        part(oval(side * 50, -340, 5, 6), INK)
    part(oval(0, -296, 22, 14), black)
    part(stroke([(-26, -272), (0, -262), (26, -272)], 5, 5), black)
    c.paint(
        stroke([(x - 210, foot - 330), (x - 60, foot - 210), (x + 120, foot - 130)], 16, 12), GREEN
    )
    for end in ((-215, -335), (-170, -300), (-196, -318)):
        _leaves(c, x + end[0], foot + end[1], 90, "#4d7a4c")
    for side, drop in ((-1, 0), (1, 36)):
        arm = [(side * 165, -225), (side * 130, -150 + drop), (side * 40, -190 + drop)]
        part(stroke(arm, 84, 62), black, mix(black, SLATE, 0.5), "top left")


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
