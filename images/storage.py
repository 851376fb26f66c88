"""Where pictures are kept: originals are never served, renditions always can be made again."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db import connection, transaction


class WholeFileStorage(FileSystemStorage):
    """A directory in which a file is there whole or not at all.

    Else a second reader would be sent, and keep for a year, what is still being written.
    """

    def _save(self, name: str, content: Any) -> str:
        part = super()._save(f"{name}.{uuid.uuid4().hex}.part", content)  # type: ignore[misc]
        Path(self.path(part)).replace(self.path(name))
        return name


def originals() -> Storage:
    return storages["originals"]


def private() -> Storage:
    """Return where people's own files are kept: manuscripts, portraits; views open them."""
    return storages["private"]


def renditions() -> Storage:
    return storages["renditions"]


def keep(name: str, make: Callable[[], bytes]) -> bool:
    """Keep what is made under a name, unless it is there already; say whether it had to be made.

    Never twice at once: who comes second, in another process too, waits and finds it made.
    """
    if renditions().exists(name):
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        if renditions().exists(name):
            return False
        renditions().save(name, ContentFile(make()))
    return True
