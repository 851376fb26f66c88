"""Nobody reads of others what they did not say in public: every page is gone through for it."""

import contextlib
import html
import re
from collections import Counter, deque

import pytest
from django.urls import Resolver404, get_resolver, resolve
from django.urls.resolvers import LocalePrefixPattern, RoutePattern, URLResolver

from submissions.models import Author
from tests.conftest import signed_in
from tests.factories import make_contributor
from tests.focus import markers

pytestmark = pytest.mark.django_db
LINK = re.compile(r"(?:href|src|action|hx-get)=[\"'](?:http://[a-z]+(?::\d+)?)?(/[^\"'#]*)")
FOUND = re.compile(rf"[^\s\"'<>]*{markers.MARK}[^\s\"'<>]*", re.IGNORECASE)
PART = re.compile(r"<(?:(\w+):)?\w+>")
WORDS = re.compile("text|json|xml")  # in types of content
VISITS = 2  # of each route
STARTS = ["/en/", "/en/account/", "/en/account/pieces/", "/sitemap.xml", "/robots.txt"]


@pytest.fixture
def everything(editor_hk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    editor = markers.marked(editor_hk, "password", "time_zone", "newsroom")
    markers.pieces_of_others(editor)
    markers.community(editor)
    markers.pages()
    return editor


def routes(patterns, before=""):
    """Yield each route of the site, with its parts to be filled in."""
    for each in patterns:
        if isinstance(each.pattern, LocalePrefixPattern):
            route = "en/"
        elif isinstance(each.pattern, RoutePattern):
            route = str(each.pattern)
        else:  # the desk's last resort, a regular expression
            continue
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, before + route)
        else:
            yield before + route


def guessed():
    """Return every address of the site with what somebody might try in it."""
    almost = Author.objects.exclude(headshot="").latest("pk").token[:-1]
    tried = {"int": "1", "slug": almost, "path": "1"}
    for route in routes(get_resolver().url_patterns):
        yield "/" + PART.sub(lambda part: tried.get(part[1], "article"), route)


def read(client, address):
    """Return all that is sent there, and the addresses it leads to."""
    answer = client.get(address)
    body = b"".join(answer) if answer.streaming else answer.content
    text = body.decode() if WORDS.search(answer.get("Content-Type", "")) else ""
    ahead = [html.unescape(link) for link in LINK.findall(text)]
    return f"{list(answer.items())} {text}", [answer.get("Location", "/static/"), *ahead]


def leaks(client):
    """Return what was found where, having followed the links and tried the guesses."""
    ahead, seen, visits, found = deque([*STARTS, *guessed()]), {""}, Counter(), {}
    while ahead:
        address = ahead.popleft()
        with contextlib.suppress(Resolver404):  # a static file
            route = resolve(address.partition("?")[0]).route
            if address in seen or visits[route] == VISITS:
                continue
            seen.add(address)
            visits[route] += 1
            text, more = read(client, address)
            ahead.extend(more)
            found |= dict.fromkeys(FOUND.findall(text), address)
    assert len(visits) > 200  # it went everywhere
    return found


def test_who_is_signed_out_reads_nothing_private(everything, client):
    assert leaks(client) == {}


def test_a_contributor_reads_of_others_only_what_is_printed(everything, reader):
    make_contributor(user=reader)
    markers.pieces_of(reader, everything)

    assert leaks(signed_in(reader)) == {}
