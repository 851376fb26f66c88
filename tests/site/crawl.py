"""Read the whole site as a search engine does: every address that a page names, once."""

import http.client
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.urls import resolve
from django.utils import translation

LANGUAGES = {"en": "en", "zh-hans": "zh-Hans", "zh-hant": "zh-Hant-HK"}
SOUGHT = {"zh-Hans": "中国", "zh-Hant-HK": "中國"}  # in every search form
STARTS = ["/", *(f"/{code}/" for code in LANGUAGES), "/robots.txt"]
# Filters and page numbers multiply; so many questions of one page stand for all of them.
QUERIES_OF_A_PATH = 12
THREADS = 4
REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True, eq=False)
class Answer:
    """What the site answers at one of its addresses, `/en/articles/?page=2`."""

    site: str
    address: str
    status: int
    headers: dict[str, str]
    body: bytes

    def __repr__(self):
        return self.address

    @property
    def path(self):
        return urlsplit(self.address).path

    @property
    def url(self):
        return self.site + self.address

    @property
    def language(self):
        """Return the language its address names, or None."""
        first = self.path.split("/")[1]
        return first if first in LANGUAGES else None

    def is_of(self, media_type):
        return self.headers.get("content-type", "").startswith(media_type)

    @property
    def is_html(self):
        return self.is_of("text/html")

    @property
    def is_page(self):
        return self.is_html and self.status == 200

    @property
    def may_be_indexed(self):
        robots = self.soup.select_one("meta[name=robots]")
        return not (robots and "noindex" in robots["content"])

    @cached_property
    def text(self):
        return self.body.decode()

    @cached_property
    def soup(self):
        return BeautifulSoup(self.text, "html.parser")

    @cached_property
    def kind(self):
        """Return the view it comes from, what is asked of it, and whether it is a way out.

        `articles:index`, `articles:index?page`, `articles:detail, noindex` where a language lacks.
        """
        with translation.override(self.language or "en"):
            view = resolve(self.path).view_name
        asked = sorted(part.split("=")[0] for part in urlsplit(self.address).query.split("&"))
        kind = "?".join(filter(None, [view, "&".join(asked)]))
        return kind if self.may_be_indexed else f"{kind}, noindex"

    @cached_property
    def links(self):
        """Return (absolute address, fragment) of everything it leads to or is made of."""
        if self.status in REDIRECTS:
            return [(urljoin(self.url, self.headers["location"]), "")]
        if not self.is_html:
            return []
        return [urldefrag(urljoin(self.url, each)) for each in written_links(self.soup)]


def written_links(soup):
    for tag in soup.select("a[href], link[href], area[href]"):
        yield tag["href"]
    for tag in soup.select("img[src], script[src], source[src], iframe[src], video[src]"):
        yield tag["src"]
    for tag in soup.select("[srcset]"):
        choices = [choice.split()[0] for choice in tag["srcset"].split(",")]
        yield from {choices[0], choices[-1]}
    for form in soup.select("form:not([method=post])"):
        yield form.get("action") or ""
        for asked in form.select("input[type=search][name]"):
            word = quote(SOUGHT.get(soup.html.get("lang"), "China"))
            yield f"{form.get('action') or ''}?{asked['name']}={word}"
    for tag in soup.select("meta[property='og:image'], meta[name='twitter:image']"):
        yield tag["content"]


class Site:
    """A running site; remembers every answer."""

    def __init__(self, url):
        self.url = url
        self.answers = {}
        self.named_by = defaultdict(set)

    @cached_property
    def pages(self):
        return [answer for answer in self.answers.values() if answer.is_page]

    @cached_property
    def examples(self):
        """Return the longest page of each kind in each language, by (kind, language)."""
        found = {}
        for page in sorted(self.pages, key=lambda page: len(page.body)):
            found[page.kind, page.language] = page
        return dict(sorted(found.items(), key=str))

    def ask(self, address, method="GET", **headers):
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        with closing(connection):
            connection.request(method, address, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            named = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(self.url, address, answer.status, named, body)

    def crawl(self):
        """Ask for everything that is reached from the starts, level by level."""
        asked = defaultdict(int)
        level = list(STARTS)
        with ThreadPoolExecutor(THREADS) as pool:
            while level:
                found = list(pool.map(self.ask, level))
                self.answers |= {answer.address: answer for answer in found}
                level = list(self._unknown(found, asked))
        return self

    def _unknown(self, answers, asked):
        seen = set(self.answers)
        for answer in answers:
            for url, _fragment in answer.links:
                address = self.address_of(url)
                if address is None:
                    continue
                self.named_by[address].add(answer.address)
                path, _mark, query = address.partition("?")
                if address in seen or (query and asked[path] >= QUERIES_OF_A_PATH):
                    continue
                seen.add(address)
                asked[path] += bool(query)
                yield address

    def address_of(self, url):
        """Return the address of a page of readers' own site, or None."""
        if urlsplit(url).scheme not in {"http", "https"} or not (url + "/").startswith(
            self.url + "/"
        ):
            return None
        address = url.removeprefix(self.url) or "/"
        return None if address.startswith("/admin/") else address
