from django.db import transaction

from images import tasks
from images.models import Image


def prepare(image: Image) -> None:
    """Have the worker make the renditions once the picture is saved.

    Until it has, the first reader's request makes what it needs.
    """
    transaction.on_commit(lambda: tasks.make_renditions.defer(image_id=image.pk))
