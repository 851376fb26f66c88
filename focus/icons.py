"""The site's mark as pixels, for what does not read SVG: drawn from `static/icon.svg` itself."""

import io
import re
from functools import cache
from xml.etree import ElementTree

import PIL.Image
import PIL.ImageDraw
from django.conf import settings

SOURCE = settings.BASE_DIR / "static" / "icon.svg"
FAVICON_SIZES = (16, 32, 48)
TOUCH_SIZE = 180
MANIFEST_SIZES = (192, 512)
FINER = 4  # drawn so much larger, then scaled down, which smooths the edges
SVG = "{http://www.w3.org/2000/svg}"
STEP = re.compile(r"([MhvHVz])((?:\s*-?[\d.]+)*)")

Point = tuple[float, float]


@cache
def png(size: int) -> bytes:
    data = io.BytesIO()
    drawn(size).save(data, "PNG", optimize=True)
    return data.getvalue()


@cache
def ico() -> bytes:
    data = io.BytesIO()
    sizes = [(size, size) for size in FAVICON_SIZES]
    smaller = [drawn(size) for size in FAVICON_SIZES]
    smaller[-1].save(data, "ICO", sizes=sizes, append_images=smaller[:-1])
    return data.getvalue()


def drawn(size: int) -> PIL.Image.Image:
    rectangle, letter = design()
    (width, paper), (points, ink) = rectangle, letter
    large = PIL.Image.new("RGB", (size * FINER, size * FINER), paper)
    scale = size * FINER / width
    # Pillow fills the pixels of the far edge too.
    PIL.ImageDraw.Draw(large).polygon([(x * scale, y * scale) for x, y in points], fill=ink)
    return large.resize((size, size), PIL.Image.Resampling.BOX)


@cache
def design() -> tuple[tuple[float, str], tuple[list[Point], str]]:
    """Return the drawing: (width, colour) of the ground, (corners, colour) of the letter."""
    drawing = ElementTree.parse(SOURCE).getroot()
    ground, letter = drawing.find(f"{SVG}rect"), drawing.find(f"{SVG}path")
    assert ground is not None, SOURCE
    assert letter is not None, SOURCE
    return (
        (float(ground.attrib["width"]), ground.attrib["fill"]),
        (corners(letter.attrib["d"]), letter.attrib["fill"]),
    )


def corners(path: str) -> list[Point]:
    """Return the corners of a path of straight lines along the axes: M, h, v, H, V and z."""
    x = y = 0.0
    found: list[Point] = []
    for command, numbers in STEP.findall(path):
        values = [float(number) for number in numbers.split()]
        if command == "M":
            x, y = values
        elif command in "hH":
            x = values[0] + (x if command == "h" else 0)
        elif command in "vV":
            y = values[0] + (y if command == "v" else 0)
        if command != "z":
            found.append((x, y))
    return found
