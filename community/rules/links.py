"""Links: of newcomers any, of others many."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings

from community.rules.findings import Finding
from community.rules.folding import fold

# What ends an address without “http” before it; an e-mail address leads away as well.
ENDINGS = (
    "ai|app|asia|biz|cc|club|cn|co|com|edu|fun|gov|hk|icu|info|io|jp|link|live|me|mo|net|news|"
    "online|org|pro|ru|sg|shop|site|store|tk|top|tv|tw|uk|us|vip|win|xyz"
)
DOT = r"(?:\.|。|\s?[\[({]\s?(?:\.|dot|点)\s?[\])}]\s?)"
LINK = re.compile(
    rf"h(?:tt|xx)ps?\s?:\s?//\s?(?P<host>[^\s/<>]+)|"
    rf"(?<![a-z0-9@.\-])(?P<bare>(?:[a-z0-9._+\-]{{1,60}}@)?"
    rf"(?:[a-z0-9][a-z0-9\-]{{0,60}}{DOT}){{1,4}}(?:{ENDINGS}))(?![a-z0-9\-])"
)


def links(text: str, *, is_known: bool) -> list[Finding]:
    number = count(text)
    is_too_many = number > (settings.COMMUNITY_LINKS if is_known else 0)
    return [Finding("links", str(number))] if is_too_many else []


def count(text: str) -> int:
    """Return how many links lead away from us."""
    ours = urlsplit(settings.SITE_URL).netloc
    hosts = (found["host"] or found["bare"] for found in LINK.finditer(fold(text)))
    return sum(host.removeprefix("www.") != ours.removeprefix("www.") for host in hosts)
