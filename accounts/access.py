"""Who is reading, asked in a way that leaves signed-out readers' pages cacheable."""

from django.conf import settings
from django.http import HttpRequest

from accounts.models import User


def signed_in_editor(request: HttpRequest) -> User | None:
    """Return the editor who is reading, or None.

    The session is looked at only when its cookie came, so that a page for everybody else neither
    costs a query nor varies by cookie.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = request.user
    return user if user.is_authenticated and user.is_staff else None
