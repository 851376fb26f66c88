"""Where pictures are kept: originals are never served, renditions always can be made again."""

from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import connection, transaction


def originals() -> Storage:
    return storages["originals"]


def renditions() -> Storage:
    return storages["renditions"]


def kept(name: str, make: Callable[[], bytes]) -> str:
    """Return the name of a rendition, which is made if it is missing, never twice at once."""
    if renditions().exists(name):
        return name
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        if not renditions().exists(name):
            renditions().save(name, ContentFile(make()))
    return name
