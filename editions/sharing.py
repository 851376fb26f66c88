"""Ways to pass a page on: plain links to other sites, which hear of it once one is followed."""

import io
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import segno
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editions.languages import Language

NAMES: dict[str, str | Promise] = {
    "mail": pgettext_lazy("a way to share", "E-mail"),
    "x": "X",
    "facebook": "Facebook",
    "linkedin": _("LinkedIn"),
    "whatsapp": "WhatsApp",
    "weibo": _("Weibo"),
    "wechat": _("WeChat"),
}
# What the readers of each edition use most comes first.
ORDER = {
    "en": ("mail", "x", "facebook", "linkedin", "whatsapp", "wechat", "weibo"),
    "zh-hans": ("wechat", "weibo", "mail", "x", "linkedin", "facebook", "whatsapp"),
    "zh-hant": ("whatsapp", "facebook", "wechat", "mail", "x", "linkedin", "weibo"),
}


@dataclass(frozen=True)
class Way:
    """One way to share; WeChat has no address but reads a QR code."""

    code: str
    name: str | Promise
    address: str


def ways(address: str, title: str, language: Language) -> list[Way]:
    """Return the ways to share a page, those of the language's readers first."""
    both = f"{title}\n\n{address}"
    addresses = {
        "mail": f"mailto:?subject={quote(title, safe='')}&body={quote(both, safe='')}",
        "x": f"https://x.com/intent/post?{query(text=title, url=address)}",
        "facebook": f"https://www.facebook.com/sharer/sharer.php?{query(u=address)}",
        "linkedin": f"https://www.linkedin.com/sharing/share-offsite/?{query(url=address)}",
        "whatsapp": f"https://wa.me/?{query(text=f'{title} {address}')}",
        "weibo": f"https://service.weibo.com/share/share.php?{query(url=address, title=title)}",
        "wechat": "",
    }
    return [Way(code, NAMES[code], addresses[code]) for code in ORDER[language.code]]


def query(**values: str) -> str:
    return urlencode(values, quote_via=quote, safe="")


def qr_code(address: str) -> HttpResponse:
    """Send an address as a QR code, black on white whatever the theme, with its quiet zone."""
    data = io.BytesIO()
    code = segno.make_qr(address, error="m")
    code.save(data, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False, omitsize=True)
    response = HttpResponse(data.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=86400"
    return response
