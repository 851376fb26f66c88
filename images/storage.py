"""Where pictures are kept: originals are never served, renditions always can be made again."""

import uuid
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, Storage, storages


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


def renditions() -> Storage:
    return storages["renditions"]
