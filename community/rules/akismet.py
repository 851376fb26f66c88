"""Akismet, asked only where there is a key; where it cannot be reached, nothing waits for it."""

from __future__ import annotations

import logging
from http.client import HTTPException
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings

from community.models import Member
from community.rules.findings import Finding

logger = logging.getLogger(__name__)
SECONDS = 3
LANGUAGES = {"en": "en", "zh-hans": "zh_cn", "zh-hant": "zh_hk"}
LONGEST_ANSWER = 100


def spam(text: str, *, language: str, member: Member | None) -> list[Finding]:
    if not settings.AKISMET_KEY:
        return []
    return [Finding("akismet")] if _says(text, language=language, member=member) == "true" else []


def _says(text: str, *, language: str, member: Member | None) -> str:
    """Return what Akismet says: of the text and the name beside it, never of a mailbox.

    Neither of an address: we keep none. It asks for one, and takes one that is nobody's.
    """
    asked = {
        "api_key": settings.AKISMET_KEY,
        "blog": settings.SITE_URL,
        "blog_lang": LANGUAGES[language],
        "blog_charset": "UTF-8",
        "comment_type": "comment" if member else "contact-form",
        "comment_author": member.name if member else "",
        "comment_content": text,
        "user_ip": "0.0.0.0",
    }
    request = Request(settings.AKISMET_URL, urlencode(asked, errors="replace").encode())
    try:
        with urlopen(request, timeout=SECONDS) as answer:
            said = answer.read(LONGEST_ANSWER).decode(errors="replace").strip()
    except (OSError, HTTPException, ValueError) as error:
        logger.warning("Akismet cannot be asked: %s", error)
        return ""
    if said not in {"true", "false"}:
        logger.warning("Akismet does not answer the question: %s", said)
    return said
