"""Portraits that authors send: encoded anew, so that nothing but the picture is kept."""

import io
from uuid import uuid4

from django.core.files.base import ContentFile, File

from images import pixels

LONGEST = 1600  # pixels of the longer side: more than any page shows of a portrait


def encoded_anew(file: File) -> ContentFile:
    """Return a picture as a plain JPEG under a name of ours: no EXIF, no place, no old name."""
    file.seek(0)
    width, height = pixels.upright_size(file)
    file.seek(0)
    picture = pixels.readied(file, min(1.0, LONGEST / max(width, height)))
    picture.thumbnail((LONGEST, LONGEST))
    encoded = io.BytesIO()
    picture.convert("RGB").save(encoded, "JPEG", quality=90, optimize=True)
    return ContentFile(encoded.getvalue(), f"{uuid4().hex}.jpg")
