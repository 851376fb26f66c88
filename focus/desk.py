from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.csp import CSP
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override

from articles.models import Article
from editions.languages import LANGUAGES, columns
from editions.links import linkable, reference
from editions.models import Editioned
from editions.states import badges, with_states
from issues.actions import next_date
from issues.models import Issue
from submissions.desk.urls import urls as submission_pages

# The desk's libraries write a few style elements, which carry the page's nonce
# (static/js/desk_nonce.js), the text editor gives its lists a style attribute, and a picture is
# shown before it is uploaded.
POLICY: dict[str, Any] = {
    **settings.SECURE_CSP,
    "style-src": [CSP.SELF, CSP.NONCE],
    "style-src-attr": [CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
}
FOUND_AT_MOST = 8
# What editors open most stands first.
ORDER = (
    *("issues", "submissions", "articles", "contributors", "images", "community"),
    *("readership", "focus", "accounts"),
)
LAST = ("Page",)  # about the publication, and seldom touched


class Desk(AdminSite):
    """The editors' desk: Django's admin in our words."""

    site_title = _("Focus desk")
    site_header = _("Focus desk")
    index_title = _("The desk")
    site_url = "/"
    enable_nav_sidebar = False

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        return csp_override(POLICY)(super().admin_view(view, cacheable))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = path("pieces/", self.admin_view(self.pieces), name="pieces")
        return [own, *submission_pages(self.admin_view), *super().get_urls()]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        places = {label: place for place, label in enumerate(ORDER)}
        for app in apps:
            app["models"].sort(key=lambda model: model["object_name"] in LAST)
        return sorted(apps, key=lambda app: places.get(app["app_label"], len(ORDER)))

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        """Show the week: what is next, and where the newest pieces stand."""
        context = {
            "next_date": next_date(),
            "newest_issues": standing(Issue.objects.order_by("-date"), 3),
            "newest_articles": standing(Article.objects.order_by("-updated_at"), 10),
        }
        return super().index(request, {**context, **(extra_context or {})})

    def pieces(self, request: HttpRequest) -> JsonResponse:
        """Answer what a link may point at, by words of its title in any language."""
        # The database refuses NUL, which no title holds.
        words = request.GET.get("q", "").replace("\x00", " ").strip()
        found = [
            found_piece(piece)
            for model in linkable().values()
            if request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
            for piece in titled(model, words)
        ]
        return JsonResponse({"pieces": found})


def standing(pieces: Any, number: int) -> list[dict[str, Any]]:
    return [
        {"piece": piece, "badges": badges(piece)}
        for piece in with_states(pieces.without_bodies())[:number]
    ]


def titled(model: type[Editioned], words: str) -> Any:
    """Return the newest pieces whose title, or date, holds the words."""
    wanted = Q()
    for column in columns("title"):
        wanted |= Q(**{f"{column}__icontains": words})
    if hasattr(model, "date"):
        wanted |= Q(date__contains=words)
    pieces = model.objects.without_bodies()  # type: ignore[attr-defined]
    return (pieces.filter(wanted) if words else pieces).order_by("-pk")[:FOUND_AT_MOST]


def found_piece(piece: Editioned) -> dict[str, Any]:
    return {
        "href": reference(piece),
        "kind": capfirst(str(piece._meta.verbose_name)),
        "label": str(piece),
        "titles": {language.tag: getattr(piece, language.field("title")) for language in LANGUAGES},
    }
