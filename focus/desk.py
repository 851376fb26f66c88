from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DataError, ProgrammingError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.csp import CSP
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override

from accounts.access import may_work
from articles.models import Article
from community.desk import answer_front, handover
from editions.languages import LANGUAGES, columns
from editions.links import linkable, reference
from editions.models import Editioned
from editions.states import badges, with_states
from issues.actions import next_date
from issues.models import Issue
from submissions.desk import front
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
LAST = ("Page", "Letter")  # seldom what an editor comes for


class Desk(AdminSite):
    """The editors' desk: Django's admin in our words."""

    site_title = _("Focus desk")
    site_header = _("Focus desk")
    index_title = _("The desk")
    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return may_work(request.user)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Lead to the one door of the site: the desk has no form of its own."""
        address = get_next_redirect_url(request) or reverse("admin:index")
        if self.has_permission(request):
            return redirect(address)
        if not request.user.is_authenticated:
            return redirect_to_login(address, reverse("accounts:sign_in"))
        if request.user.is_staff:
            return redirect("accounts:second_factor")
        raise PermissionDenied

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        return csp_override(POLICY)(super().admin_view(refuses_what_is_forged(view), cacheable))

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
        if request.user.has_perm("submissions.view_submission"):
            context["submissions"] = front.waiting(request.user)  # type: ignore[arg-type]  # signed in
        if request.user.has_perm("community.view_answer"):
            context["asked"] = answer_front.waiting()
        if request.user.has_perm("community.change_comment"):
            context["comments"] = handover.front(request.user)  # type: ignore[arg-type]  # signed in
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


def refuses_what_is_forged(view: Callable[..., Any]) -> Callable[..., Any]:
    """Answer 400 where a list is asked by hand for what the database cannot even compare.

    The lists of Django's admin hand any parameter of an address on. Elsewhere such an error is a
    mistake of ours, and stays one.
    """

    @wraps(view)
    def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return view(request, *args, **kwargs)
        except DataError as error:  # and nothing was kept of it
            raise BadRequest(str(error)) from error
        except (ValueError, OverflowError, ProgrammingError) as error:
            if request.GET or "action" in request.POST:
                raise BadRequest(str(error)) from error
            raise

    return asking


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
