"""Pictures of customs: drums, noodles, a painted fan."""

import math

from demo.pictures.canvas import (
    BLUE,
    BROWN,
    CREAM,
    FOG,
    GREEN,
    INK,
    MAROON,
    NAVY,
    OCHRE,
    PAPER,
    RED,
    RUST,
    SAND,
    SLATE,
    STONE,
    TEAL,
    UMBER,
    Canvas,
    Point,
    Shape,
    box,
    curve,
    mix,
    oval,
    place,
    stroke,
)


def drum_festival(c: Canvas) -> None:
    """Three drummers with their sticks raised, ribbons flying."""
    c.gradient(0, 1000, "#f0d9a5", "#eab877", "#c96a43")
    c.glow(800, 330, 620, "#fff0c8", 0.9)
    for turn in range(18):
        angle = math.tau * turn / 18
        ray = [(800, 360), (800 + 1300 * math.cos(angle), 360 + 1300 * math.sin(angle))]
        far = (800 + 1300 * math.cos(angle + 0.17), 360 + 1300 * math.sin(angle + 0.17))
        c.paint([*ray, far], "#f6cf8c", alpha=0.35)
    for x, start, sway, tone in (
        (120, 120, 90, RED), (420, 40, -70, TEAL), (1180, 50, 80, OCHRE), (1490, 130, -90, RED),
        (800, 10, 60, MAROON),
    ):  # fmt: skip
        line = [(x + sway * math.sin(k * 1.1), start + k * 74) for k in range(8)]
        c.paint(stroke(line, 34, 12), tone, mix(tone, INK, 0.4), "right", 0.7)
    c.paint(box(0, 860, 1600, 1000), "#7a3122", MAROON, "bottom")
    for x, size, coat in ((360, 0.9, TEAL), (1240, 0.9, "#33597a"), (800, 1.12, RED)):
        _drummer(c, x, 940, size, coat)


def _drummer(c: Canvas, x: float, foot: float, size: float, coat: str) -> None:
    """A drummer behind a red barrel drum, arms raised."""
    dark = mix(coat, INK, 0.5)

    def part(shape: Shape, tone: str, shade: str | None = None, side: str = "right") -> None:
        c.paint(place(shape, x, foot, size), tone, shade, side, 0.7)

    for side, up in ((-1, 0), (1, 50)):
        hand = (side * 190, -640 - up)
        part(stroke([(side * 70, -450), (side * 170, -500), hand], 52, 34), coat, dark)
        part(oval(hand[0], hand[1] - 10, 25, 27), "#c6936a")
        part(stroke([hand, (side * 60, -770 - up)], 13, 9, bend=False), "#e5c68d")
        scarf = [hand, (side * 250, -600), (side * 235, -520), (side * 285, -460)]
        part(stroke(scarf, 26, 6), OCHRE)
    part([(-105, -470), (105, -470), (125, -200), (-125, -200)], coat, dark)
    part(box(-120, -300, 120, -268), OCHRE)
    part(box(-22, -520, 22, -460), "#b9855d")
    part(oval(0, -560, 58, 70), "#c99a70", "#8f5f41")
    part(curve([(-62, -560), (-52, -640), (0, -660), (52, -640), (62, -560), (0, -600)]), INK)
    part(stroke([(-64, -602), (0, -618), (64, -602)], 20, 20), RED if coat != RED else OCHRE)
    barrel = [(-190, -300), (-232, -170), (-200, -10), (200, -10), (232, -170), (190, -300)]
    part(curve(barrel, steps=6), "#a52a1f", MAROON)
    for y, wide in ((-262, 206), (-52, 206)):
        for stud in range(11):
            part(oval(-wide + stud * wide / 5, y, 8, 8), "#e2b65c")
    part(oval(0, -300, 190, 52), "#f0e0bd", "#c9ad7c")


def noodle_shop(c: Canvas) -> None:
    """A counter with steaming bowls before an evening window."""
    c.paint(box(0, 0, 1600, 1000), "#3a2a24", INK, "edge", 0.8)
    c.gradient(90, 520, "#21384f", "#3e5b72", "#8a7a78")
    c.paint(box(0, 0, 1600, 96), "#4b2f22", UMBER, "bottom")
    for x, wide, tall in ((60, 190, 300), (290, 150, 230), (480, 230, 350), (1080, 240, 330),
                          (1350, 190, 260), (790, 230, 210)):  # fmt: skip
        c.paint(box(x, 520 - tall, x + wide, 520), "#1c2c3c")
        for _ in range(16):
            a, b = c.chance.uniform(x + 10, x + wide - 22), c.chance.uniform(535 - tall, 500)
            c.paint(box(a, b, a + 11, b + 13), c.chance.choice(("#f1c873", "#e6a851", "#8db3bd")))
    for x in (0, 520, 1060, 1560):
        c.paint(box(x, 90, x + 40, 530), "#5a3a29", UMBER, "right")
    for x in (300, 800, 1300):
        c.paint(box(x - 2, 90, x + 2, 190), INK)
        c.glow(x, 270, 290, "#ffcf7d", 0.8)
        c.paint(oval(x, 250, 66, 62), RED, MAROON, "bottom right")
        c.paint(box(x - 30, 186, x + 30, 200), OCHRE)
        c.paint(box(x - 26, 302, x + 26, 314), OCHRE)
    c.paint(box(0, 520, 1600, 640), "#6d432c", UMBER, "bottom")
    c.paint(box(0, 628, 1600, 800), "#b9783f", BROWN, "bottom", 0.8)
    c.paint(box(0, 622, 1600, 646), "#dca15c")
    c.paint(box(0, 800, 1600, 1000), "#5a3524", INK, "bottom")
    for x, size, tone in ((360, 1.0, BLUE), (820, 1.2, RED), (1270, 1.0, TEAL)):
        _bowl(c, x, 760, size, tone)


def _bowl(c: Canvas, x: float, foot: float, size: float, tone: str) -> None:
    """A bowl of noodles with chopsticks across it, steaming."""

    def part(shape: Shape, fill: str, shade: str | None = None, side: str = "right") -> None:
        c.paint(place(shape, x, foot, size), fill, shade, side, 0.7)

    part(oval(20, 6, 170, 22), "#7b4a2b")
    bowl = [(-170, -120), (-140, -40), (-70, 0), (70, 0), (140, -40), (170, -120)]
    part(bowl, "#f2e7d0", "#b8a88a")
    part([(-160, -92), (-153, -72), (153, -72), (160, -92)], tone)
    part(oval(0, -120, 170, 36), "#f7efdc")
    part(oval(0, -118, 150, 28), "#c98a45", "#8d5326", "bottom")
    for strand in range(7):
        y = -128 + strand * 3
        part(
            stroke([(-100 + strand * 9, y), (0, y - 16), (96 - strand * 6, y + 2)], 5, 5), "#f3d897"
        )
    part(oval(56, -128, 32, 15), "#f8efd8")
    part(oval(56, -129, 15, 8), "#e79a3a")
    for leaf in (-70, -40):
        part(oval(leaf, -116, 22, 7, -18), GREEN)
    part(stroke([(-40, -150), (250, -190)], 9, 6, bend=False), "#8a2a20")
    part(stroke([(-40, -138), (254, -172)], 9, 6, bend=False), "#8a2a20")
    for wisp in (-60, 0, 64):
        line = [(wisp, -160), (wisp + 34, -230), (wisp - 20, -310), (wisp + 26, -400)]
        c.paint(place(stroke(line, 26, 5), x, foot, size), PAPER, alpha=0.35)


def paper_fan(c: Canvas) -> None:
    """An open fan painted with hills, on a desk with a brush and an ink stone."""
    _desk(c)
    pivot = (800, 860)

    def at(turn: float, far: float) -> Point:
        angle = math.radians(turn)
        return pivot[0] + far * math.cos(angle), pivot[1] + far * math.sin(angle)

    ribs = [-168 + step * 8 for step in range(20)]
    c.paint([(x + 18, y + 24) for x, y in (pivot, *(at(t, 700) for t in ribs))], UMBER, alpha=0.45)
    for left, right in zip(ribs, ribs[1:], strict=False):
        middle = (left + right) / 2
        for start, end, tone in ((left, middle, "#f7eedb"), (middle, right, "#e6d9be")):
            c.paint([at(start, 250), at(start, 700), at(end, 700), at(end, 250)], tone)
        c.paint(stroke([pivot, at(left, 260)], 9, 13, bend=False), "#5b3a22")
    leaf = [*(at(t, 700) for t in ribs), *(at(t, 250) for t in reversed(ribs))]
    for far, swell, tone in ((560, 46, "#9fb7b3"), (490, 40, "#6d8f8c"), (410, 32, "#3f6668")):
        top = [at(t, far + swell * math.sin(t / 13 + far)) for t in range(-168, -15, 3)]
        base = [at(t, 260) for t in range(-16, -168, -4)]
        c.paint([*top, *base], tone, mix(tone, PAPER, 0.6), "bottom", 0.7, clip=leaf)
    c.paint(oval(*at(-60, 620), 34, 34), RED, clip=leaf)
    for turn in (-150, -140, -128):
        c.paint(stroke([at(turn, 330), at(turn + 2, 440), at(turn + 8, 520)], 9, 4), INK)
    for turn in (-168, -16):
        c.paint(stroke([pivot, at(turn, 704)], 26, 22, bend=False), "#4a2c1a", BROWN, "left")
    c.paint(oval(*pivot, 17, 17), OCHRE)
    _ink_and_brush(c)


def _desk(c: Canvas) -> None:
    c.paint(box(0, 0, 1600, 1000), "#b98554", "#7d5230", "bottom right", 0.9)
    for _ in range(70):
        x, y = c.chance.uniform(-100, 1600), c.chance.uniform(0, 1000)
        c.paint(oval(x, y, c.chance.uniform(90, 320), 1.8), "#a87546")


def _ink_and_brush(c: Canvas) -> None:
    c.paint(place(oval(8, 12, 128, 92), 240, 830), UMBER, alpha=0.5)
    c.paint(oval(240, 825, 124, 88), "#3a4046", INK, "bottom right")
    c.paint(oval(240, 825, 92, 62), "#1b1f24", SLATE, "top left", 0.3)
    c.paint(stroke([(1250, 930), (1520, 700)], 24, 18, bend=False), "#caa15d", BROWN, "right")
    c.paint(stroke([(1250, 930), (1224, 952)], 26, 22, bend=False), NAVY)
    c.paint(stroke([(1224, 952), (1200, 975), (1176, 988)], 24, 3), INK)
    c.paint(box(1330, 120, 1470, 260), RUST, MAROON, "bottom right")
    c.paint(box(1348, 138, 1452, 242), mix(RUST, SAND, 0.25), FOG, "top left", 0.3)
    for row in range(3):
        c.paint(box(1364, 156 + row * 28, 1436, 166 + row * 28), CREAM, STONE, "right", 0.4)
