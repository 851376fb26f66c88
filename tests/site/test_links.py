"""A crawl of the whole site: nothing that it names is missing, moved or broken."""

from collections import Counter

from tests.site.crawl import LANGUAGES, REDIRECTS
from tests.site.tools import lines

KINDS = {
    "accounts:sign_in, noindex", "articles:bilingual, noindex", "articles:detail",
    "articles:index", "articles:page", "articles:republish, noindex", "articles:topic",
    "articles:topics", "contributors:detail", "contributors:index", "home", "issues:detail",
    "issues:index", "search, noindex", "search?q, noindex",
}  # fmt: skip
# Addresses that exist to lead somewhere else.
LEADS_ON = {"/", *(f"/{language}/account/" for language in LANGUAGES)}


def test_every_kind_of_page_is_reached_in_every_language(site, tables):
    counted = Counter((page.kind, page.language) for page in site.pages)
    kinds = sorted({kind for kind, _language in counted})
    rows = [[kind, *(counted[kind, language] for language in LANGUAGES)] for kind in kinds]
    tables.append(("Pages reached from the home page", [["", *LANGUAGES], *rows]))

    missing = {(kind, language) for kind in KINDS for language in LANGUAGES} - set(counted)
    assert lines(missing) == ""
    assert len(site.pages) >= 100


def test_no_address_is_broken(site):
    allowed = {200, *REDIRECTS}
    broken = {
        answer.address: (answer.status, sorted(site.named_by[answer.address])[:3])
        for answer in site.answers.values()
        if answer.status not in allowed and answer.address != "/robots.txt"
    }

    assert lines(broken.items()) == ""


def test_no_link_takes_a_detour(site):
    """A page names the address where a thing is, not one that sends the reader on."""
    detours = {
        answer.address: sorted(site.named_by[answer.address])[:3]
        for answer in site.answers.values()
        if answer.status in REDIRECTS and answer.address not in LEADS_ON
    }

    assert lines(detours.items()) == ""


def test_every_place_within_a_page_exists(site):
    asked, missing = 0, set()
    for page in site.pages:
        for url, fragment in page.links:
            target = site.answers.get(site.address_of(url) or "")
            if fragment and target and target.is_page:
                asked += 1
                if not target.soup.find(id=fragment):
                    missing.add((page.address, f"{url}#{fragment}"))

    assert lines(missing) == ""
    assert asked >= len(site.pages)  # each has at least its way to the text


def test_no_link_leaves_encryption(site):
    insecure = {
        (page.address, url)
        for page in site.pages
        for url, _fragment in page.links
        if url.startswith("http://") and site.address_of(url) is None and "/admin/" not in url
    }

    assert lines(insecure) == ""
