import math
import time
import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from accounts import actions

SEEN_EVERY = 5 * 60  # seconds


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


def note_activity(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Note now and then that a session is in use, for the list of one's sessions.

    Only where a page looked at the session by itself: to look here would make every page vary by
    cookie.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        session = request.session
        if session.accessed and time.time() - session.get("seen", math.inf) > SEEN_EVERY:
            actions.note_seen(request)
        return response

    return middleware
