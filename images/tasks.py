from procrastinate.contrib.django import app

from images import renditions
from images.models import Image


@app.task(retry=3)
def make_renditions(image_id: int) -> None:
    """Make every rendition of a picture; one deleted meanwhile needs none."""
    image = Image.objects.filter(pk=image_id).first()
    if image:
        renditions.make_missing(image)
        renditions.remove_outdated(image)
