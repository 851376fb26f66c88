from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from images import renditions
from images.models import Image
from images.storage import renditions as storage


def rendition(request: HttpRequest, pk: int, digest: str, width: int) -> FileResponse:
    """Send one of a picture's fixed widths; the address changes when the picture does."""
    image = get_object_or_404(Image, pk=pk, digest=digest)
    if width not in image.widths:
        raise Http404
    response = FileResponse(storage().open(renditions.make(image, width)))
    response["Content-Type"] = "image/webp"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
