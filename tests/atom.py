"""The rules of RFC 4287 that apply to our feeds, each checked on the XML itself."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ONCE = ("id", "title", "updated")
AT_MOST_ONCE = (
    "subtitle",
    "icon",
    "logo",
    "rights",
    "generator",
    "published",
    "summary",
    "content",
)
KNOWN = {*ONCE, *AT_MOST_ONCE, "author", "category", "contributor", "link", "entry", "source"}


def validated(response):
    """Return a feed's root once it has kept every rule."""
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        _check(element)
    for entry in entries:
        _check_entry(entry, root)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert [link.get("href") for link in links(root, "self")] != []
    parsed = feedparser.parse(response.content)
    assert (parsed.bozo, parsed.version, len(parsed.entries)) == (False, "atom10", len(ids))
    return root


def links(element, rel):
    return [link for link in element.findall(f"{ATOM}link") if link.get("rel") == rel]


def texts(root, name):
    """Return a text of each entry."""
    return [entry.findtext(f"{ATOM}{name}") for entry in root.findall(f"{ATOM}entry")]


def _check(element):
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert set(names) <= KNOWN
    assert [names.count(name) for name in ONCE] == [1, 1, 1]
    assert all(names.count(name) <= 1 for name in AT_MOST_ONCE)
    for name in ("updated", "published"):
        date = element.findtext(f"{ATOM}{name}")
        assert date is None or RFC_3339.fullmatch(date), date
    for address in _addresses(element):
        assert urlsplit(address).scheme in {"http", "https"}, address
        assert urlsplit(address).netloc, address
    alternates = [(link.get("type"), link.get("hreflang")) for link in links(element, "alternate")]
    assert len(set(alternates)) == len(alternates) >= 1
    for author in element.findall(f"{ATOM}author"):
        assert author.findtext(f"{ATOM}name")
        assert len(author.findall(f"{ATOM}name")) == 1
    assert all(category.get("term") for category in element.findall(f"{ATOM}category"))


def _check_entry(entry, feed):
    assert entry.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert len(content) == 0
    assert content.text.strip()
    assert not re.search(r"<(script|style|form|svg)", content.text)
    addresses = re.findall(r'(?:href|src)="([^"]*)"', content.text)
    assert all(re.match(r"https?://|mailto:", address) for address in addresses), addresses


def _addresses(element):
    yield element.findtext(f"{ATOM}id")
    for name in ("icon", "author/{http://www.w3.org/2005/Atom}uri"):
        yield from (found.text for found in element.findall(f"{ATOM}{name}"))
    yield from (link.get("href") for link in element.findall(f"{ATOM}link"))
