from django import template

from images.cuts import Cut
from images.models import Image

register = template.Library()


@register.filter
def cut(image: Image, shape: str | None) -> Cut:
    """Return a picture in one of the shapes of `images.cuts`; whole, where none is named."""
    return image.cut(shape or "")
