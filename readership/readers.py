"""Who counts as a reader, and how one is told from another without being known."""

import hashlib
from functools import cache

from crawlerdetect import CrawlerDetect
from django.conf import settings
from django.http import HttpRequest

from accounts.access import signed_in_editor
from accounts.addresses import client_address

# The time the patterns take grows with the square of a hostile text, and no browser says more.
LONGEST_AGENT = 512


def is_reader(request: HttpRequest) -> bool:
    """Return whether somebody is reading who has not objected and is no editor."""
    return not (is_asked_ahead(request) or has_objected(request) or signed_in_editor(request))


def agent(request: HttpRequest) -> str:
    """Return what the browser calls itself, at a length that can be judged."""
    return request.headers.get("User-Agent", "")[: LONGEST_AGENT + 1]


def is_asked_ahead(request: HttpRequest) -> bool:
    """Return whether a browser asks for a page that its user has not opened."""
    purposes = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return any("prefetch" in purpose.lower() for purpose in purposes)


def has_objected(request: HttpRequest) -> bool:
    return "1" in (request.headers.get("DNT"), request.headers.get("Sec-GPC"))


def is_bot(agent: str) -> bool:
    """Return whether a machine says so, or says nothing, or more than a browser would.

    An agent not met before costs up to some milliseconds: never ask while a reader waits.
    """
    agent = agent.strip()
    return not agent or len(agent) > LONGEST_AGENT or detector().is_crawler(agent)


@cache
def detector() -> CrawlerDetect:
    """Return the one detector of this process, which remembers the agents it has judged."""
    return CrawlerDetect()


def person(request: HttpRequest) -> bytes:
    """Return what stands for a reader in memory until their read is written.

    Neither the address nor the browser's name can be read from it, nor guessed without our key.
    """
    told = f"{client_address(request)}\n{agent(request)}".encode(errors="surrogatepass")
    return hashlib.blake2b(told, key=own_key(), digest_size=16).digest()


@cache
def own_key() -> bytes:
    return hashlib.blake2b(settings.SECRET_KEY.encode(), person=b"readership").digest()
