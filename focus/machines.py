"""Small files that machines ask for: robots.txt, icons, the web manifest."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from editions.languages import current
from editions.links import absolute
from focus import icons

PAPER = "#fbf9f4"
keep_a_week = cache_control(public=True, max_age=7 * 24 * 3600)

ROBOTS = """\
User-agent: *
Disallow: /admin/

Sitemap: {index}
Sitemap: {news}
"""


@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Let everybody read everything; what is not to be kept says so itself."""
    text = ROBOTS.format(
        index=absolute(reverse("sitemap_index")), news=absolute(reverse("sitemap_news"))
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@keep_a_week
def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponse(icons.ico(), content_type="image/x-icon")


@keep_a_week
def touch_icon(request: HttpRequest) -> HttpResponse:
    return HttpResponse(icons.png(icons.TOUCH_SIZE), content_type="image/png")


@keep_a_week
def icon(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(icons.png(size), content_type="image/png")


@cache_control(public=True, max_age=3600)
def manifest(request: HttpRequest) -> JsonResponse:
    """Say how the site of one language stands on a phone's home screen."""
    home = reverse("home")
    facts = {
        "id": home,
        "name": "Focus",
        "short_name": "Focus",
        "description": _("A weekly on China, the United States and the affairs they share."),
        "lang": current().tag,
        "dir": "ltr",
        "start_url": home,
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": PAPER,
        "background_color": PAPER,
        "icons": [
            {
                "src": reverse(f"icon_{size}"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                # The letter stands inside the circle that a mask leaves.
                "purpose": purpose,
            }
            for size in icons.MANIFEST_SIZES
            for purpose in ("any", "maskable")
        ],
    }
    return JsonResponse(
        facts, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )
