"""Pictures of trees: an avenue in autumn, a bamboo grove."""

from demo.pictures.canvas import (
    BLUE,
    BROWN,
    FOG,
    GREEN,
    INK,
    MAROON,
    OCHRE,
    PAPER,
    PINE,
    RED,
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
from demo.pictures.motifs import canopy, cloud, person, ridge, trunk


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

    def part(points: Shape, tone: str, shade: str = "", side: str = "bottom right") -> None:
        c.paint(place(points, x, foot, size), tone, shade or None, side, 0.65)

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
    twig = [(x - 210, foot - 330), (x - 60, foot - 210), (x + 120, foot - 130)]
    c.paint(stroke(twig, 16, 12), GREEN)
    for end in ((-215, -335), (-170, -300), (-196, -318)):
        _leaves(c, x + end[0], foot + end[1], 90, "#4d7a4c")
    for side, drop in ((-1, 0), (1, 36)):
        arm = [(side * 165, -225), (side * 130, -150 + drop), (side * 40, -190 + drop)]
        part(stroke(arm, 84, 62), black, mix(black, SLATE, 0.5), "top left")
