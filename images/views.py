from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from images import renditions
from images.cuts import TYPES
from images.models import Image
from images.storage import renditions as storage


@require_safe
def rendition(request: HttpRequest, pk: int, version: str, file: str) -> HttpResponseBase:
    """Send one of a picture's fixed renditions; the address changes when the picture does."""
    image: Image = get_object_or_404(Image.objects.defer("preview", "rights"), pk=pk)
    found = renditions.find(image, version, file)
    if not found:
        raise Http404
    etag = f'"{version}-{file}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            renditions.make_on_demand(found)
        except renditions.Busy:
            return HttpResponse(status=503, headers={"Retry-After": "5"})
        response = FileResponse(storage().open(found.path), content_type=TYPES[found.ending])
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
