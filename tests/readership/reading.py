"""Read an article as somebody's browser would, and look at what was counted."""

import datetime as dt

from django.test import Client

from readership import buffer
from readership.models import DailyReads, today

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)


def read(address, *, client=None, agent=FIREFOX, at="203.0.113.9", **headers):
    """Ask for a page, headers given as `sec_gpc="1"`, and return the answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return (client or Client()).get(address, headers={"user-agent": agent, **named}, REMOTE_ADDR=at)


def counted():
    """Write what waits; return the number of reads by slug and language."""
    assert buffer.reads.flush()
    rows = DailyReads.objects.values_list("article__slug", "language", "number")
    return {(slug, language): number for slug, language, number in rows}


def make_reads(article, number, *, language="en", ago=0):
    day = today() - dt.timedelta(days=ago)
    return DailyReads.objects.create(article=article, language=language, day=day, number=number)
