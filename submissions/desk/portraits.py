from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from submissions.desk.access import editor_of, piece_at


@never_cache
@require_safe
def portrait(request: HttpRequest, pk: int, author: int) -> FileResponse:
    """Send an author's portrait, as we encoded it anew, to editors: as a download, never inline."""
    editor_of(request)
    person = get_object_or_404(piece_at(pk).authors, pk=author)
    if not person.headshot:
        raise Http404
    response = FileResponse(
        person.headshot.open("rb"),
        as_attachment=True,
        filename=f"{person.pk}.jpg",
        content_type="image/jpeg",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
