"""Where pictures are kept: originals are never served, renditions always can be made again."""

from django.core.files.storage import Storage, storages


def originals() -> Storage:
    return storages["originals"]


def renditions() -> Storage:
    return storages["renditions"]
