"""One-time codes sent by e-mail and typed into the page that asked for them.

A link would be used up by the scanners of mail servers, and opens in another browser than the one
that waits. The session holds a digest of the code; how often it may be tried is counted for all
processes together, since one session may ask many of them at once.
"""

import secrets
import time
import unicodedata
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts import limits

KEY = "code"


def issue(request: HttpRequest, *, purpose: str, email: str, **more: Any) -> str:
    """Return a new code, which is the only one that this session waits for."""
    code: str = get_adapter().generate_login_code()
    request.session[KEY] = {
        "purpose": purpose,
        "email": email,
        "digest": digest(code),
        "number": secrets.token_urlsafe(12),
        "at": time.time(),
        **more,
    }
    return code


def awaited(request: HttpRequest, purpose: str) -> dict[str, Any] | None:
    """Return what the session waits for, while its code is good."""
    waiting: dict[str, Any] | None = request.session.get(KEY)
    if waiting is None or waiting["purpose"] != purpose:
        return None
    return waiting if time.time() - waiting["at"] < app_settings.LOGIN_BY_CODE_TIMEOUT else None


def may_be_tried(request: HttpRequest, waiting: dict[str, Any]) -> bool:
    """Count one more attempt, and return whether it may still be made."""
    return limits.allows(request, "code", key=waiting["number"])


def is_right(waiting: dict[str, Any], typed: str) -> bool:
    return constant_time_compare(waiting["digest"], digest(typed))


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def digest(code: str) -> str:
    """Return what a code is kept as: however it was typed, with a hyphen or full-width digits."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", code) if c.isalnum())
    return salted_hmac("accounts.codes", plain.upper(), algorithm="sha256").hexdigest()
