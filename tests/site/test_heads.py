"""What a page says about itself: its title, its own address, its other languages, its pictures."""

from collections import Counter

from tests.site.crawl import LANGUAGES
from tests.site.tools import lines


def described(pages):
    return [page for page in pages if page.may_be_indexed]


def one(page, selector):
    """Return the only element that matches, or None."""
    found = page.soup.select(selector)
    return found[0] if len(found) == 1 else None


def alternates(page):
    return {link["hreflang"]: link["href"] for link in page.soup.select("link[hreflang]")}


def canonical(page):
    link = one(page, "link[rel=canonical]")
    return link["href"] if link else None


def test_every_page_names_its_language_and_has_one_heading(pages):
    wrong = {
        page.address: (page.soup.html.get("lang"), len(page.soup.select("h1")))
        for page in pages
        if page.soup.html.get("lang") != LANGUAGES.get(page.language)
        or len(page.soup.select("h1")) != 1
    }

    assert lines(wrong.items()) == ""


def test_every_page_has_a_title_of_its_own_and_a_description(site):
    own = [page for page in described(site.pages) if canonical(page) in {page.url, None}]
    titles = Counter((page.language, page.soup.title.get_text(strip=True)) for page in own)
    bare = [
        page.address
        for page in own
        if not (one(page, "meta[name=description]") or {}).get("content", "").strip()
    ]

    assert len(own) >= 90
    assert [title for title, count in titles.items() if count > 1 or not title[1]] == []
    assert bare == []


def test_every_page_says_which_address_is_its_own(site):
    """The address is absolute; where it is another page of ours, that one claims itself."""
    wrong = {}
    for page in described(site.pages):
        address = site.address_of(canonical(page) or "")
        claimed = site.answers.get(address or "")
        elsewhere = (canonical(page) or "").startswith("https://")
        if not elsewhere and not (claimed and canonical(claimed) == claimed.url):
            wrong[page.address] = canonical(page)

    assert lines(wrong.items()) == ""


def test_languages_of_a_page_name_each_other(site):
    """Every edition lists the same addresses, itself among them, each in the language it says."""
    wrong, groups = {}, Counter()
    for page in described(site.pages):
        named = alternates(page)
        if not named or canonical(page) != page.url:
            continue
        groups[page.kind] += 1
        targets = {tag: site.answers.get(site.address_of(url) or "") for tag, url in named.items()}
        spoken = {
            tag: target.soup.html["lang"] if target and target.is_page else None
            for tag, target in targets.items()
            if tag != "x-default"
        }
        mutual = all(target and alternates(target) == named for target in targets.values())
        if page.url not in named.values() or not mutual or any(a != b for a, b in spoken.items()):
            wrong[page.address] = named

    assert lines(wrong.items()) == ""
    assert {"articles:detail", "issues:detail"} <= set(groups)


def test_every_picture_has_words_and_a_size(pages):
    pictures = [(page, image) for page in pages for image in page.soup.select("img")]
    bare = [
        (page.address, str(image)[:120])
        for page, image in pictures
        if not {"alt", "width", "height"} <= set(image.attrs)
    ]

    assert lines(bare) == ""
    assert len(pictures) >= 100
