"""The contributors' portraits: head and shoulders, one side in the light."""

from dataclasses import dataclass

from demo.pictures.canvas import INK, PAPER, Canvas, Shape, box, curve, mix, oval, place, stroke


@dataclass(frozen=True)
class Sitter:
    """What tells one person from another; colours are those of the lit side."""

    ground: str
    skin: str
    hair: str
    cut: str
    coat: str
    shirt: str
    wide: float = 1.0
    glasses: str = ""
    beard: bool = False
    tie: str = ""
    scarf: str = ""
    lips: str = ""


SITTERS: dict[str, Sitter] = {
    "margaret-hale": Sitter(
        "#c9b58e", "#e6b797", "#b9b7b0", "short", "#263d57", "#efe6d6", 0.96, lips="#b0524a"
    ),
    "zhao-wenqing": Sitter(
        "#8fa7a3", "#e0b286", "#3d4043", "parted", "#3b4147", "#d9dcda", 1.03, glasses="#23282d"
    ),
    "yu-siu-man": Sitter(
        "#d3bd95", "#dcab7f", "#5c5d5d", "thin", "#5c6d6b", "#f3ecdc", 1.06, tie="#7c241c"
    ),
    "daniel-okafor": Sitter(
        "#a9bcb4", "#8a573a", "#1d1b1c", "cropped", "#c18a35", "#8f6322", 1.02, beard=True
    ),
    "fan-liya": Sitter(
        "#d9b9a2", "#e7bd95", "#22201f", "tied", "#2f6a5b", "#d6e0d0", 0.93, lips="#ad4a42"
    ),
    "robert-castellan": Sitter(
        "#9aa7ae", "#dfa588", "#ece9e1", "parted", "#1f2f45", "#f4f0e6", 1.06, tie="#8c1d18"
    ),
    "leung-ka-yan": Sitter(
        "#b7b58c", "#eac29c", "#1f1e20", "bob", "#4b4a52", "#e5dfd2", 0.92, "#3a2a24",
        scarf="#a3261d", lips="#b5544a",
    ),
    "anneke-visser": Sitter(
        "#a8b7bd", "#ecc2a3", "#cfae6b", "long", "#6f777c", "#f1ebdf", 0.95, lips="#b85b50"
    ),
}  # fmt: skip

CENTRE = 450
EYES = 470


def head_and_shoulders(c: Canvas, sitter: Sitter) -> None:
    """Draw one sitter, facing us, lit from the left."""
    c.paint(box(0, 0, 900, 1100), sitter.ground, mix(sitter.ground, INK, 0.35), "right", 0.9)
    c.paint(oval(390, 430, 430, 430), mix(sitter.ground, PAPER, 0.35), sitter.ground, "edge", 0.8)
    _hair_behind(c, sitter)
    _shoulders(c, sitter)
    _neck_and_face(c, sitter)
    _features(c, sitter)
    if sitter.beard:
        _beard(c, sitter)
    _hair_in_front(c, sitter)
    if sitter.glasses:
        _glasses(c, sitter)


def _about(points: Shape, wide: float = 1.0) -> Shape:
    """Points given from the middle of the face, as wide as this face is."""
    return [(CENTRE + x * wide, y) for x, y in points]


def _hair_behind(c: Canvas, sitter: Sitter) -> None:
    dark = mix(sitter.hair, INK, 0.55)
    shapes = {
        "bob": [(-196, 380), (-150, 250), (0, 210), (150, 250), (196, 380), (200, 600), (140, 640)],
        "long": [(-200, 400), (-150, 250), (0, 205), (150, 250), (200, 400), (230, 720),
                 (130, 800)],
        "tied": [(-178, 400), (-140, 260), (0, 215), (140, 260), (178, 400), (165, 540), (90, 590)],
    }  # fmt: skip
    if sitter.cut not in shapes:
        return
    half = shapes[sitter.cut]
    left = [(-x, y) for x, y in half[:-3:-1]]
    c.paint(curve(_about([*half, *left], sitter.wide), steps=8), sitter.hair, dark, "right", 0.8)
    if sitter.cut == "tied":
        tail = [(CENTRE + 130, 560), (CENTRE + 175, 680), (CENTRE + 150, 820)]
        c.paint(stroke(tail, 96, 40), sitter.hair, dark, "right", 0.8)


def _shoulders(c: Canvas, sitter: Sitter) -> None:
    """Coat, collar and whatever is worn at the neck."""
    dark = mix(sitter.coat, INK, 0.55)
    slope = [(-120, 740), (-250, 800), (-395, 880), (-440, 1110), (440, 1110), (395, 880)]
    coat = curve(_about([*slope, (250, 800), (120, 740)], 0.94 + 0.06 * sitter.wide), steps=8)
    c.paint(coat, sitter.coat, dark, "right", 0.8)
    c.paint(_about([(-118, 745), (0, 1010), (118, 745)]), sitter.shirt, mix(sitter.shirt, INK, 0.3),
            "right", 0.7)  # fmt: skip
    if sitter.tie:
        knot = [(-26, 822), (26, 822), (18, 868), (44, 1100), (-44, 1100), (-18, 868)]
        c.paint(_about(knot), sitter.tie, mix(sitter.tie, INK, 0.5), "right", 0.7)
    for side in (-1, 1):
        lapel = [(side * 118, 742), (side * 214, 800), (side * 196, 880), (side * 232, 890)]
        shade = mix(sitter.coat, INK, 0.22 if side < 0 else 0.5)
        c.paint(_about([*lapel, (side * 20, 1110), (side * 4, 1010)]), shade)
        collar = [(side * 108, 728), (side * 128, 800), (side * 40, 868), (0, 812)]
        c.paint(_about(collar), mix(sitter.shirt, INK, 0.04 if side < 0 else 0.2))
    if sitter.scarf:
        fold = [(CENTRE - 150, 780), (CENTRE, 850), (CENTRE + 150, 775)]
        tone = mix(sitter.scarf, INK, 0.5)
        c.paint(stroke([(CENTRE - 30, 850), (CENTRE - 60, 980), (CENTRE - 40, 1110)], 90, 110),
                sitter.scarf, tone, "right", 0.7)  # fmt: skip
        c.paint(stroke(fold, 104, 104), sitter.scarf, tone, "bottom right", 0.7)


def _neck_and_face(c: Canvas, sitter: Sitter) -> None:
    shadow = mix(sitter.skin, INK, 0.38)
    neck = [(-82, 600), (82, 600), (92, 770), (40, 830), (-40, 830), (-92, 770)]
    c.paint(_about(neck, sitter.wide), mix(sitter.skin, INK, 0.18), shadow, "top right", 0.8)
    for side in (-1, 1):
        ear = oval(CENTRE + side * 160 * sitter.wide, 488, 26, 46, side * 8)
        c.paint(ear, sitter.skin if side < 0 else mix(sitter.skin, INK, 0.3))
    half = [(0, 262), (96, 280), (152, 360), (160, 470), (142, 580), (92, 664), (0, 700)]
    face = curve(_about([*half, *((-x, y) for x, y in half[-2:0:-1])], sitter.wide), steps=8)
    c.paint(face, sitter.skin, shadow, "right", 0.55)
    dark_side = [(24, 250), (30, 440), (52, 560), (20, 610), (30, 705), (190, 705), (190, 250)]
    c.paint(_about(dark_side, sitter.wide), mix(sitter.skin, INK, 0.24), alpha=0.55, clip=face)


def _features(c: Canvas, sitter: Sitter) -> None:
    """Brows, eyes, nose and mouth, few strokes each."""
    line = mix(sitter.skin, INK, 0.72)
    brow = mix(sitter.hair, INK, 0.45)
    for side in (-1, 1):
        x = CENTRE + side * 66 * sitter.wide
        c.paint(stroke([(x - 36, EYES - 44), (x, EYES - 56), (x + 36, EYES - 44)], 11, 8), brow)
        c.paint(oval(x, EYES + 2, 27, 12), mix(PAPER, sitter.skin, 0.25))
        c.paint(oval(x + 3, EYES + 1, 12, 12), "#2a2320")
        c.paint(oval(x - 1, EYES - 3, 3, 3), PAPER)
        lid = [(x - 32, EYES + 4), (x, EYES - 13), (x + 32, EYES + 4)]
        c.paint(stroke(lid, 7, 5), line)
        c.paint(
            stroke([(x - 22, EYES + 24), (x, EYES + 30), (x + 22, EYES + 24)], 2, 3),
            line,
            alpha=0.5,
        )
    nose = [(CENTRE + 12, 470), (CENTRE + 34, 552), (CENTRE + 30, 570), (CENTRE - 18, 576)]
    c.paint(stroke(nose, 4, 7), line, alpha=0.75)
    lips = sitter.lips or mix(sitter.skin, "#7c2b22", 0.4)
    mouth = [(-52, 622), (-16, 612), (0, 617), (16, 612), (52, 622), (24, 644), (-24, 644)]
    c.paint(curve(_about(mouth, sitter.wide), steps=5), lips, mix(lips, INK, 0.4), "top", 0.4)
    ends = [(CENTRE - 56, 622), (CENTRE, 628), (CENTRE + 58, 618)]
    c.paint(stroke(ends, 4, 3), mix(lips, INK, 0.6))
    for side in (-1, 1):
        fold = [(CENTRE + side * 62, 566), (CENTRE + side * 84, 600), (CENTRE + side * 80, 630)]
        c.paint(stroke(fold, 2, 4), line, alpha=0.35)


def _beard(c: Canvas, sitter: Sitter) -> None:
    half = [(0, 640), (60, 648), (84, 600), (150, 520), (146, 600), (98, 684), (0, 722)]
    shape = curve(_about([*half, *((-x, y) for x, y in half[-2:0:-1])], sitter.wide), steps=6)
    c.paint(shape, sitter.hair, mix(sitter.hair, sitter.skin, 0.5), "top left", 0.4)
    lip = [(CENTRE - 64, 606), (CENTRE, 592), (CENTRE + 64, 606)]
    c.paint(stroke(lip, 14, 14), sitter.hair)


def _hair_in_front(c: Canvas, sitter: Sitter) -> None:
    """The hair over the brow; each cut is a list of points from the left temple round."""
    cuts = {
        "short": [(-172, 470), (-186, 330), (-120, 222), (20, 190), (140, 236), (186, 350),
                  (170, 470), (146, 372), (70, 330), (-40, 344), (-120, 320), (-146, 400)],
        "parted": [(-166, 430), (-172, 320), (-110, 232), (10, 204), (124, 232), (172, 330),
                   (164, 430), (146, 352), (60, 312), (-70, 300), (-140, 350)],
        "thin": [(-166, 470), (-172, 380), (-140, 296), (-60, 254), (40, 250), (130, 290),
                 (172, 380), (164, 470), (146, 392), (100, 318), (0, 290), (-100, 318),
                 (-146, 390)],
        "cropped": [(-164, 420), (-166, 320), (-104, 244), (0, 222), (104, 244), (166, 320),
                    (162, 420), (146, 356), (96, 318), (0, 308), (-96, 318), (-146, 356)],
        "tied": [(-170, 450), (-174, 320), (-100, 226), (10, 206), (110, 232), (174, 330),
                 (168, 450), (142, 360), (60, 300), (-30, 280), (-110, 330), (-148, 390)],
        "bob": [(-190, 560), (-192, 330), (-110, 220), (0, 200), (110, 220), (192, 330),
                (190, 560), (152, 440), (140, 398), (60, 410), (-40, 404), (-140, 398),
                (-152, 440)],
        "long": [(-196, 620), (-192, 350), (-112, 226), (20, 200), (120, 232), (194, 350),
                 (204, 620), (158, 470), (120, 340), (40, 282), (-60, 330), (-140, 400),
                 (-160, 480)],
    }  # fmt: skip
    shape = curve(_about(cuts[sitter.cut], sitter.wide), steps=7)
    c.paint(shape, sitter.hair, mix(sitter.hair, INK, 0.5), "right", 0.7)
    c.paint(shape, None, mix(sitter.hair, PAPER, 0.55), "top left", 0.35)


def _glasses(c: Canvas, sitter: Sitter) -> None:
    for side in (-1, 1):
        x = CENTRE + side * 70 * sitter.wide
        rim = place(oval(0, 0, 54, 46), x, EYES + 4)
        c.paint(stroke([*rim, rim[0]], 8, 8, bend=False), sitter.glasses)
        c.paint(oval(x - 16, EYES - 10, 14, 8, -30), PAPER, alpha=0.35)
        arm = [(x + side * 52, EYES - 6), (CENTRE + side * 164 * sitter.wide, EYES - 10)]
        c.paint(stroke(arm, 7, 6, bend=False), sitter.glasses)
    bridge = [(CENTRE - 20, EYES - 2), (CENTRE, EYES - 10), (CENTRE + 20, EYES - 2)]
    c.paint(stroke(bridge, 7, 7), sitter.glasses)
