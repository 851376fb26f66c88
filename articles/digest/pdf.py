"""The digest on paper: a template, a style sheet and our own files, set by WeasyPrint."""

import logging
import mimetypes
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import PIL.ImageFile
import weasyprint
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from articles.digest.choice import Digest, Refused
from articles.models import Page
from editions import links
from images.models import Image
from images.renditions import Rendition, make
from images.storage import renditions

JPEG = {"Content-Type": "image/jpeg"}
# WeasyPrint lets Pillow read broken pictures everywhere; an upload that breaks off must be refused.
PIL.ImageFile.LOAD_TRUNCATED_IMAGES = False
# It names each line of our style sheets that is meant for browsers.
logging.getLogger("weasyprint").setLevel(logging.ERROR)
PICTURE = re.compile(r"/picture/(\d+)")
LOCAL_FONT = re.compile(r"file:///.+\.(?:ttf|otf|ttc)")
STATIC = re.compile(r"/static/((?:css|fonts)/[\w-]+\.\w+)")


class OurFiles(URLFetcher):
    """Our style sheet, fonts and pictures. Whatever else a page asks for stops it."""

    def __init__(self, images: Sequence[Image]) -> None:
        super().__init__(allowed_protocols=(), fail_on_errors=True)
        self.images = {image.pk: image for image in images}

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if LOCAL_FONT.fullmatch(url):  # one that a style sheet names as local()
            return URLFetcherResponse(url, Path(url2pathname(urlsplit(url).path)).read_bytes())
        path = url.removeprefix(settings.SITE_URL)
        if wanted := PICTURE.fullmatch(path):
            return URLFetcherResponse(url, on_paper(self.images[int(wanted[1])]), JPEG)
        wanted = STATIC.fullmatch(path)
        found = wanted and finders.find(wanted[1])
        if not found:
            raise ValueError(url)
        kind = mimetypes.guess_type(path)[0] or ""
        return URLFetcherResponse(url, Path(found).read_bytes(), {"Content-Type": kind})


def on_paper(image: Image) -> bytes:
    """Return the widest picture that readers get, which is wide enough for a page."""
    rendition = Rendition(image.cut(), image.cut().width, "jpg")
    make(rendition)
    with renditions().open(rendition.path) as file:
        data: bytes = file.read()
    return data


def pdf_of(digest: Digest) -> bytes:
    """Return the digest as a tagged PDF. Raises Refused when a font or a file is missing."""
    images = [article.image for article in digest.articles if article.image]
    page = weasyprint.HTML(
        string=html_of(digest), base_url=f"{settings.SITE_URL}/", url_fetcher=OurFiles(images)
    )
    try:
        document = page.render(pdf_variant="pdf/ua-1")
        data: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as error:
        raise Refused(
            f"{error.__cause__}: there is no such file. Has manage.py build_fonts run?"
        ) from error
    letters = sorted({chr(code) for font in document.fonts.values() for code in font.missing})
    if letters:
        raise Refused(
            f"No font on this machine has {''.join(letters[:10])}. On Debian and Ubuntu: "
            "apt install fonts-noto-cjk"
        )
    return data


def html_of(digest: Digest) -> str:
    with translation.override(digest.language.code):
        here = {article.get_absolute_url(): article.slug for article in digest.articles}
        bodies = links.resolve([article.body for article in digest.articles])
        about = Page.objects.published().filter(slug="about").first()
        context = {
            "digest": digest,
            "language": digest.language,
            "date": digest.date or timezone.localdate(),
            "pieces": [
                (article, for_paper(body, here))
                for article, body in zip(digest.articles, bodies, strict=True)
            ],
            "foreword": for_paper(digest.foreword, here),
            "about": about,
            "site_url": settings.SITE_URL,
            "contact_email": settings.CONTACT_EMAIL,
        }
        return render_to_string("articles/digest.html", context)


def for_paper(html: str, here: dict[str, str]) -> SafeString:
    """Return rich text whose links lead to pages of the digest, or name their address in a note."""
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a", href=True):
        address = str(link["href"])
        if address in here:
            link["href"] = f"#{here[address]}"
        elif address.startswith(("http", "/")):
            link["href"] = address if address.startswith("http") else settings.SITE_URL + address
            if link.get_text() == link["href"]:
                continue
            note = soup.new_tag("span", attrs={"class": "footnote"})
            note.string = str(link["href"])
            link.insert_after(note)
    return mark_safe(str(soup))
