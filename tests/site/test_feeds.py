"""Feeds and site maps: whatever a page or robots.txt names is what its standard says."""

import datetime as dt
import xml.etree.ElementTree as ET
from urllib.parse import urljoin

import feedparser
import pytest

from tests.site.crawl import LANGUAGES
from tests.site.tools import lines

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
BASE = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture(scope="module")
def feeds(site):
    """Every feed that a page names, with its tree."""
    named = {
        urljoin(page.url, link["href"])
        for page in site.pages
        for link in page.soup.select("link[rel=alternate][type='application/atom+xml']")
    }
    if not named:
        pytest.skip("No page names a feed yet.")
    answers = [site.answers[site.address_of(url)] for url in sorted(named)]
    return [(answer, ET.fromstring(answer.body)) for answer in answers]


def moment(text):
    """Return a moment of RFC 3339, or None."""
    try:
        when = dt.datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return when if when.tzinfo else None


def wrong_with(element, url=None):
    """Yield what RFC 4287 asks of a feed or an entry and this one lacks."""
    for name in ("id", "title", "updated"):
        if len(element.findall(ATOM + name)) != 1 or not element.findtext(ATOM + name, "").strip():
            yield f"{name} is missing or not alone"
    if not moment(element.findtext(ATOM + "updated")):
        yield f"updated: {element.findtext(ATOM + 'updated')}"
    for link in element.findall(ATOM + "link"):
        if not link.get("href", "").startswith(("http://", "https://")):
            yield f"a link that is not absolute: {link.get('href')}"
    if url and url not in [
        link.get("href") for link in element.findall(ATOM + "link") if link.get("rel") == "self"
    ]:
        yield "it does not name its own address"


def test_feeds_are_atom(feeds, tables):
    found, entries = [], 0
    for answer, feed in feeds:
        assert feed.tag == ATOM + "feed", answer
        found += [(answer, wrong) for wrong in wrong_with(feed, answer.url)]
        if not answer.is_of("application/atom+xml"):
            found.append((answer, answer.headers["content-type"]))
        if feed.get(BASE + "lang") != LANGUAGES[answer.language]:
            found.append((answer, f"xml:lang is {feed.get(BASE + 'lang')}"))
        if feedparser.parse(answer.body).bozo:
            found.append((answer, "feedparser stumbles"))
        entries += len(feed.findall(ATOM + "entry"))
    tables.append(("Feeds", [["", "feeds", "entries"], ["Atom", len(feeds), entries]]))

    assert lines(found) == ""
    assert entries >= len(feeds)


def test_every_entry_is_whole_and_leads_to_its_page(site, feeds):
    found = []
    for answer, feed in feeds:
        entries = feed.findall(ATOM + "entry")
        ids = [entry.findtext(ATOM + "id") for entry in entries]
        if len(ids) != len(set(ids)):
            found.append((answer, "two entries with one id"))
        for entry in entries:
            found += [(answer, entry.findtext(ATOM + "title"), each) for each in wrong_with(entry)]
            if not (entry.findall(ATOM + "author") or feed.findall(ATOM + "author")):
                found.append((answer, entry.findtext(ATOM + "title"), "no author"))
            if not (entry.findtext(ATOM + "content") or entry.findtext(ATOM + "summary")):
                found.append((answer, entry.findtext(ATOM + "title"), "no text"))
            leads = [
                link.get("href")
                for link in entry.findall(ATOM + "link")
                if link.get("rel", "alternate") == "alternate"
            ]
            for url in leads:
                page = site.answers.get(site.address_of(url) or "")
                if not (page and page.is_page and page.language == answer.language):
                    found.append((answer, url, "is no page of this language"))
            if not leads:
                found.append((answer, entry.findtext(ATOM + "title"), "leads nowhere"))

    assert lines(found) == ""


@pytest.fixture(scope="module")
def maps(site):
    """Every site map that robots.txt names, and those these name, as (answer, tree)."""
    robots = site.answers["/robots.txt"]
    named = [
        line.split(":", 1)[1].strip()
        for line in robots.text.splitlines()
        if robots.status == 200 and line.lower().startswith("sitemap:")
    ]
    if not named:
        pytest.skip("robots.txt names no site map yet.")
    found = []
    for url in named:  # grows while it is read
        answer = site.ask(site.address_of(url))
        assert answer.status == 200, answer
        tree = ET.fromstring(answer.body)
        found.append((answer, tree))
        named += [each.text.strip() for each in tree.findall(f"{MAP}sitemap/{MAP}loc")]
    return found


def test_site_maps_hold_every_page_that_may_be_found(site, maps, tables):
    mapped = {url.findtext(MAP + "loc") for _answer, tree in maps for url in tree.iter(MAP + "url")}
    own = {
        page.url
        for page in site.pages
        if page.may_be_indexed
        and (link := page.soup.select_one("link[rel=canonical]"))
        and link["href"] == page.url
        and "?" not in page.address
    }
    strangers = {url for url in mapped if site.address_of(url or "") not in site.answers}
    tables.append(("Site maps", [["", "maps", "pages"], ["robots.txt", len(maps), len(mapped)]]))

    assert lines((url,) for url in strangers) == ""
    assert lines((url,) for url in own - mapped) == ""


def test_site_maps_say_true_things(maps):
    found, now = [], dt.datetime.now(dt.UTC)
    for answer, tree in maps:
        for url in tree.iter(MAP + "url"):
            where = url.findtext(MAP + "loc")
            changed = url.findtext(MAP + "lastmod")
            if changed and len(changed) > 10 and not (moment(changed) and moment(changed) <= now):
                found.append((answer, where, changed))
            others = {link.get("href") for link in url.findall(LINK)}
            if others and where not in others:
                found.append((answer, where, "is not among its own languages"))
            news = url.find(NEWS + "news")
            if news is not None and not all(
                news.findtext(f".//{NEWS}{name}")
                for name in ("name", "language", "publication_date", "title")
            ):
                found.append((answer, where, "news that lacks a part"))

    assert lines(found) == ""
