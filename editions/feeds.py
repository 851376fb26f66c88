"""Atom feeds of one language (RFC 4287): full text, with every address absolute."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any
from xml.sax.xmlreader import AttributesImpl

import nh3
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import conditional_page

from editions.languages import LANGUAGES, current
from editions.links import absolute, reference
from editions.models import Edition, reverse_in

ENTRIES = 20
MAX_AGE = 300  # seconds; who asks again later gets 304 while nothing is new
NOTHING_YET = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # a feed without entries was never updated
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BLANK_LINES = re.compile(r"\s*\n\s*")  # what the tags of a template leave
# What a feed reader can show: words and pictures, without the looks and the forms of a page.
TAGS = {
    *("a", "b", "br", "cite", "em", "i", "q", "small", "strong", "sub", "sup", "time"),
    *("blockquote", "div", "h2", "h3", "h4", "hr", "p", "dd", "dl", "dt", "li", "ol", "ul"),
    *("figcaption", "figure", "img"),
}
ATTRIBUTES = {
    "*": {"lang"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "time": {"datetime"},
}
WITHOUT_CONTENT = {"button", "form", "script", "style", "svg", "template"}


@dataclass(frozen=True)
class Entry:
    """One edition as a feed carries it; `authors` are (name, address)."""

    edition: Edition
    html: str
    authors: tuple[tuple[str, str], ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def related(self) -> list[tuple[str, str]]:
        """Return (language tag, address) of the other editions."""
        others = (each for each in self.edition.piece.live_editions() if each != self.edition)
        return [(other.language.tag, absolute(other.url)) for other in others]


def portable(html: str, *, base: str) -> str:
    """Return the HTML of a page without its looks, its links absolute."""
    return nh3.clean(
        BLANK_LINES.sub("\n", html),
        tags=TAGS,
        clean_content_tags=WITHOUT_CONTENT,
        attributes=ATTRIBUTES,
        link_rel=None,
        url_relative=("rewrite_with_base", base),
    ).strip()


class XML(SimplerXMLGenerator):
    """Leaves out the characters that XML cannot hold, which somebody may have pasted."""

    def characters(self, content: str) -> None:
        super().characters(NOT_IN_XML.sub("", content))


class Atom(Atom1Feed):
    """What Django's leaves out: several authors, the full text, the other languages."""

    def latest_post_date(self) -> dt.datetime:
        return max((item["updateddate"] for item in self.items), default=NOTHING_YET)

    def write(self, outfile: Any, encoding: str) -> None:
        xml = XML(outfile, encoding, short_empty_elements=True)
        xml.startDocument()
        xml.startElement("feed", AttributesImpl(self.root_attributes()))
        self.add_root_elements(xml)
        self.write_items(xml)
        xml.endElement("feed")

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for tag, address in self.feed["translations"]:
            link(handler, "alternate", address, hreflang=tag, type="application/atom+xml")
        handler.addQuickElement("icon", absolute("/favicon.ico"))

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement("title", item["title"])
        own = str(self.feed["language"])
        link(handler, "alternate", item["link"], hreflang=own, type="text/html")
        # Not as alternates too: many a feed reader opens the last of those.
        for tag, address in item["related"]:
            link(handler, "related", address, hreflang=tag, type="text/html")
        handler.addQuickElement("published", rfc3339_date(item["pubdate"]))
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        for name, address in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.addQuickElement("uri", address)
            handler.endElement("author")
        for topic in item["categories"]:
            handler.addQuickElement("category", "", {"term": topic})
        if item["description"]:
            handler.addQuickElement("summary", item["description"])
        handler.addQuickElement("content", item["html"], {"type": "html"})


def link(handler: Any, rel: str, href: str, **attributes: str) -> None:
    handler.addQuickElement("link", "", {"rel": rel, **attributes, "href": href})


class EditionFeed(Feed):
    """The newest editions of the language in the address.

    A feed says in `view` and `arguments` which address it has, and in `items` what it holds.
    """

    feed_type = Atom
    view = ""
    author_name = "Focus"

    @method_decorator(conditional_page)
    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=MAX_AGE)
        return response

    def arguments(self, obj: Any) -> tuple[str, ...]:
        return ()

    @property
    def language(self) -> str:  # type: ignore[override]  # Django's is the same on each request
        return current().tag

    def author_link(self) -> str:
        return absolute(f"/{current().code}/")

    def feed_url(self, obj: Any) -> str:
        return absolute(reverse_in(current(), self.view, *self.arguments(obj)))

    def feed_guid(self, obj: Any) -> str:
        return self.feed_url(obj)

    def feed_extra_kwargs(self, obj: Any) -> dict[str, Any]:
        others = (language for language in LANGUAGES if language != current())
        return {
            "translations": [
                (language.tag, absolute(reverse_in(language, self.view, *self.arguments(obj))))
                for language in others
            ]
        }

    def item_title(self, item: Entry) -> str:
        return str(item.edition.title)

    def item_description(self, item: Entry) -> str:
        return str(item.edition.standfirst)

    def item_link(self, item: Entry) -> str:
        return absolute(item.edition.url)

    def item_guid(self, item: Entry) -> str:
        """Return a name for good: an address of the site may change, a reference never does."""
        return absolute(f"{reference(item.edition.piece)}#{item.edition.language.code}")

    def item_pubdate(self, item: Entry) -> dt.datetime:
        at: dt.datetime = item.edition.published_at
        return at

    def item_updateddate(self, item: Entry) -> dt.datetime:
        return item.edition.changed_at

    def item_categories(self, item: Entry) -> tuple[str, ...]:
        return item.topics

    def item_extra_kwargs(self, item: Entry) -> dict[str, Any]:
        return {"html": item.html, "authors": item.authors, "related": item.related}
