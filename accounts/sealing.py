"""Secrets of the second step as the database keeps them: sealed with a key that is not in it.

The key comes from SECRET_KEY. After that has changed, SECRET_KEY_FALLBACKS still open what was
sealed before, and `manage.py seal_secrets` seals it anew.
"""

import base64
import logging
import os

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)


def lock() -> MultiFernet:
    return MultiFernet(
        [key_from(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


def key_from(secret: str) -> Fernet:
    derived = salted_hmac("accounts.sealing", "", secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(derived))


def seal(text: str) -> str:
    return lock().encrypt(text.encode()).decode()


def opened(sealed: str) -> str:
    """Return what was sealed; where no key of ours opens it, a secret that nobody's code fits.

    Never an empty one: anybody could make its codes.
    """
    try:
        return lock().decrypt(sealed.encode()).decode()
    except InvalidToken:
        logger.error("A second step is sealed with a key that SECRET_KEY_FALLBACKS lacks.")
        return base64.b32encode(os.urandom(20)).decode()


def anew(sealed: str) -> str:
    """Return it sealed with today's key, whether it was sealed or not. Raises InvalidToken."""
    is_sealed = sealed.startswith("gAAAA")  # as no secret begins
    return lock().rotate(sealed.encode()).decode() if is_sealed else seal(sealed)
