from typing import Any

from django.conf import settings
from django.http import HttpRequest

from editions.languages import current


def publication(request: HttpRequest) -> dict[str, Any]:
    """Give every template the language being read and who publishes this."""
    return {
        "language": current(),
        "contact_email": settings.CONTACT_EMAIL,
        "site_url": settings.SITE_URL,
    }
