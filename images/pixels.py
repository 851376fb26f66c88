"""Work on pixels: upright, in plain sRGB, cut round the focal point, encoded without metadata.

Knows nothing of Django: `images.inspecting` runs in a process of its own.
"""

import base64
import contextlib
import io
import math
from typing import IO, Any

import PIL.Image
import PIL.ImageCms
from PIL.Image import Resampling, Transpose

KINDS = ("JPEG", "PNG", "WEBP")
# Qualities at which the three look alike. AVIF at speed 8 takes a third of the time that speed 6
# does for one hundredth more bytes; one thread each, so that a limit on encoders is one on cores.
ENCODINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "avif": ("AVIF", {"quality": 60, "speed": 8, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "jpg": ("JPEG", {"quality": 78, "progressive": True, "optimize": True}),
}
PREVIEW = 24  # pixels of its longer side: a few hundred bytes in the page
ORIENTATION = 0x0112
TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}

type Box = tuple[float, float, float, float]


def opened(file: IO[bytes]) -> PIL.Image.Image:
    """Return a picture of which only the header has been read."""
    return PIL.Image.open(file, formats=KINDS)


def orientation(picture: PIL.Image.Image) -> int:
    # A picture whose EXIF is garbled is shown as it lies: every other program does the same.
    with contextlib.suppress(Exception):
        return int(picture.getexif().get(ORIENTATION, 1))
    return 1


def upright_size(file: IO[bytes]) -> tuple[int, int]:
    with opened(file) as picture:
        width, height = picture.size
        return (height, width) if orientation(picture) in (5, 6, 7, 8) else (width, height)


def readied(file: IO[bytes], scale: float = 1.0) -> PIL.Image.Image:
    """Return the picture upright and in plain sRGB, at `scale` of its size or somewhat larger."""
    with opened(file) as picture:
        turn = TURNS.get(orientation(picture))
        profile = picture.info.get("icc_profile")
        wanted = [math.ceil(side * scale) for side in picture.size]
        picture.draft(None, (wanted[0], wanted[1]))  # a JPEG decodes to half, a quarter, an eighth
        picture.load()
        even = in_even_mode(picture)
    factor = min(have // max(want, 1) for have, want in zip(even.size, wanted, strict=True))
    smaller = even.reduce(factor) if factor > 1 else even
    plain = in_srgb(opaque(smaller), profile)
    return plain if turn is None else plain.transpose(turn)  # to flip is 0


def in_even_mode(picture: PIL.Image.Image) -> PIL.Image.Image:
    """Return the picture in a mode whose neighbouring pixels can be averaged."""
    if picture.mode.startswith("I"):  # grey of 16 bits; convert() would cut it off at 255
        return picture.point(lambda level: level / 256).convert("L")
    if picture.has_transparency_data:
        return picture if picture.mode in ("RGBA", "LA") else picture.convert("RGBA")
    if picture.mode == "1":
        return picture.convert("L")
    return picture if picture.mode in SPACES else picture.convert("RGB")


def opaque(picture: PIL.Image.Image) -> PIL.Image.Image:
    """Return the picture on white where one sees through it."""
    if picture.mode not in ("RGBA", "LA"):
        return picture
    seen = picture.convert("RGBA")
    white = PIL.Image.new("RGBA", seen.size, "white")
    return PIL.Image.alpha_composite(white, seen).convert("RGB")


def in_srgb(picture: PIL.Image.Image, profile: bytes | None) -> PIL.Image.Image:
    """Return the colours that the profile means, so that it can be left behind."""
    if profile:
        with contextlib.suppress(PIL.ImageCms.PyCMSError, OSError):
            source = PIL.ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if source.profile.xcolor_space.strip() == SPACES[picture.mode]:
                target = PIL.ImageCms.createProfile("sRGB")
                meant = PIL.ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
                return meant or picture.convert("RGB")
    return picture.convert("RGB")


def cut_box(size: tuple[int, int], ratio: tuple[int, int], focus: tuple[float, float]) -> Box:
    """Return the largest part of that ratio, with the focal point as near its middle as can be."""
    width, height = size
    wide = min(width, height * ratio[0] / ratio[1])
    high = min(height, wide * ratio[1] / ratio[0])
    left = min(max(focus[0] * width - wide / 2, 0), width - wide)
    top = min(max(focus[1] * height - high / 2, 0), height - high)
    return left, top, left + wide, top + high


def scaled(picture: PIL.Image.Image, size: tuple[int, int], box: Box) -> PIL.Image.Image:
    """Return a part of the picture, its box given in shares, at a size."""
    width, height = picture.size
    part = (box[0] * width, box[1] * height, min(box[2], 1) * width, min(box[3], 1) * height)
    smaller = picture.resize(size, Resampling.LANCZOS, box=part, reducing_gap=2.0)
    smaller.info.clear()  # else comments and profiles would be written along
    return smaller


def encoded(picture: PIL.Image.Image, ending: str) -> bytes:
    kind, options = ENCODINGS[ending]
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def preview(file: IO[bytes]) -> str:
    """Return a tiny picture as an address that holds it, for the page to show meanwhile."""
    with opened(file) as picture:
        scale = min(1.0, PREVIEW / max(picture.size))
    plain = readied(file, scale)
    plain.thumbnail((PREVIEW, PREVIEW))
    plain.info.clear()
    tiny = io.BytesIO()
    plain.save(tiny, "WEBP", quality=50, method=6)
    return "data:image/webp;base64," + base64.b64encode(tiny.getvalue()).decode()
