import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation


def desk_language_and_time(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Show the desk in the editor's own language and time zone.

    Pages for readers say their language in the address and are left alone.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/admin/") or not request.user.is_authenticated:
            return get_response(request)
        with (
            translation.override(request.user.language),
            timezone.override(zoneinfo.ZoneInfo(request.user.time_zone)),
        ):
            return get_response(request)

    return middleware
