"""Renditions: what readers get instead of the original, made once and kept."""

import io

import PIL.Image
import PIL.ImageOps
from django.core.files.base import ContentFile
from django.db import connection, transaction

from images.models import Image
from images.storage import renditions

QUALITY = 78  # WebP; above it files grow and nobody sees why


def path(image: Image, width: int) -> str:
    return f"{image.pk}-{image.digest}/{width}.webp"


def make(image: Image, width: int) -> str:
    """Return the storage path of a rendition, making it if missing, never twice at once."""
    name = path(image, width)
    if renditions().exists(name):
        return name
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        if not renditions().exists(name):
            renditions().save(name, ContentFile(scaled(image, width)))
    return name


def scaled(image: Image, width: int) -> bytes:
    """Return the picture as WebP of this width, upright and without its metadata."""
    with image.file.open() as original, PIL.Image.open(original) as picture:
        upright = opaque(PIL.ImageOps.exif_transpose(picture))
        height = max(1, round(upright.height * width / upright.width))
        smaller = upright.resize((width, height), PIL.Image.Resampling.LANCZOS)
    data = io.BytesIO()
    smaller.save(data, "WEBP", quality=QUALITY, method=4)
    return data.getvalue()


def opaque(picture: PIL.Image.Image) -> PIL.Image.Image:
    """Return the picture in plain colours, on white where one sees through it."""
    if picture.mode.startswith("I"):  # grey of 16 bits; convert() would cut it off at 255
        return picture.point(lambda level: level / 256).convert("L").convert("RGB")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        picture = PIL.Image.alpha_composite(PIL.Image.new("RGBA", seen.size, "white"), seen)
    return picture.convert("RGB")
