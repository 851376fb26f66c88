"""What settings read from the environment, in the shape that Django asks for."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def env_bool(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "").lower()
    return value in {"1", "true", "yes", "on"} if value else default


def env_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def database(url: str) -> dict[str, object]:
    """Return Django's settings for `postgresql://user:password@host:port/name?option=value`."""
    parts = urlsplit(url)
    options: dict[str, object] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": parts.port or "",
        "OPTIONS": {
            **options,
            # Parameters travel beside the statement, and one that comes often is planned once.
            "server_side_binding": True,
            "prepare_threshold": 3,
            "pool": {
                "min_size": 1,
                "max_size": int(os.environ.get("DATABASE_POOL", "8")),
                "timeout": 5,  # seconds; then the page says that we are back in a moment
            },
        },
    }


def mailer(url: str, var: Path) -> dict[str, object]:
    """Return Django's settings for `smtp://user:password@host:587?tls=1`.

    `smtps:` speaks TLS from the first byte, `console:` prints the mails, `file:` keeps them as
    files in `mail` below the given directory.
    """
    parts = urlsplit(url)
    backends = {"console": "console", "file": "filebased", "smtp": "smtp", "smtps": "smtp"}
    if parts.scheme not in backends:
        raise ImproperlyConfigured("MAIL_URL starts with smtp:, smtps:, console: or file:.")
    backend = f"django.core.mail.backends.{backends[parts.scheme]}.EmailBackend"
    if parts.scheme == "console":
        return {"BACKEND": backend}
    if parts.scheme == "file":
        return {"BACKEND": backend, "OPTIONS": {"file_path": var / "mail"}}
    secure = parts.scheme == "smtps"
    return {
        "BACKEND": backend,
        "OPTIONS": {
            "host": parts.hostname or "localhost",
            "port": parts.port or (465 if secure else 25),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_ssl": secure,
            "use_tls": dict(parse_qsl(parts.query)).get("tls") in {"1", "true"},
            "timeout": 10,
        },
    }
