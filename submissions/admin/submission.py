from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from editions.clocks import in_both_cities
from editions.records import RecordAdmin
from submissions.admin.filters import AssignedFilter, LateFilter, StateFilter, TurnFilter
from submissions.desk import batch, deciding, page, queue, views
from submissions.models import Submission

# <pk>/<act>/: what the forms of a piece's page do.
ACTS = {
    "assign": views.assign,
    "claim": views.claim,
    "let_go": views.let_go,
    "note": views.note,
    "drop": views.drop,
    "compare": views.compare,
}


@admin.register(Submission)
class SubmissionAdmin(RecordAdmin):
    """The queue, and a page for each piece; every change goes through an action."""

    list_display = (
        *("title_shown", "by", "language", "standing", "age", "turn", "promise"),
        *("assigned_to", "claimed"),
    )
    list_filter = (StateFilter, TurnFilter, LateFilter, AssignedFilter, "language")
    search_fields = ("title", "summary", "authors__name", "authors__latin_name", "authors__email")
    actions = ("assign_each", "decline_each")
    list_per_page = 50

    class Media:
        css = {"all": ("css/desk_submissions.css",)}

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, "submissions_submission_{}".format
        own = [path(f"<int:pk>/{act}/", wrap(view), name=name(act)) for act, view in ACTS.items()]
        return [
            *own,
            path("<int:pk>/decide/<str:kind>/", wrap(deciding.decide), name=name("decide")),
            path("<int:pk>/match/<int:author_pk>/", wrap(views.match), name=name("match")),
            path("together/decline/", wrap(batch.decline), name=name("decline_each")),
            path("together/assign/", wrap(batch.assign), name=name("assign_each")),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Submission]:
        return queue.in_queue(Submission.objects.sent())

    def for_list(self, rows: Any) -> Any:
        return queue.for_rows(rows)

    def get_ordering(self, request: HttpRequest) -> Any:
        return queue.ORDER

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show everything about a piece; opening it changes nothing."""
        return require_GET(self.piece_page)(request, object_id)

    def piece_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        submission = self.get_object(request, object_id)
        if submission is None:
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            **page.gathered(submission, request.user),  # type: ignore[arg-type]  # of the desk
        }
        return TemplateResponse(request, "admin/submissions/submission/page.html", context)

    @admin.action(permissions=["change"], description=_("Assign…"))
    def assign_each(self, request: HttpRequest, pieces: QuerySet[Submission]) -> HttpResponse:
        return batch.ask_assign(request, pieces)

    @admin.action(permissions=["change"], description=_("Decline…"))
    def decline_each(self, request: HttpRequest, pieces: QuerySet[Submission]) -> HttpResponse:
        return batch.ask_decline(request, pieces)

    @admin.display(description=_("title"), ordering="title")
    def title_shown(self, piece: Submission) -> str:
        return format_html('<span lang="{}">{}</span>', piece.written_in.tag, piece)

    @admin.display(description=_("by"), ordering="lead_name")
    def by(self, piece: Any) -> str:
        return piece.lead_name or "–"

    @admin.display(description=_("state"), ordering="state")
    def standing(self, piece: Submission) -> str:
        return format_html('<span class="state">{}</span>', piece.get_state_display())

    @admin.display(description=_("age"), ordering="received_at")
    def age(self, piece: Submission) -> str:
        assert piece.received_at is not None  # no draft is listed
        moment = in_both_cities(piece.received_at)
        return format_html('<span title="{}">{}</span>', moment, queue.age(piece))

    @admin.display(description=_("whose turn"))
    def turn(self, piece: Submission) -> str:
        return queue.turn(piece)

    @admin.display(description=_("promise"), ordering="promised")
    def promise(self, piece: Submission) -> str:
        promised = queue.promised(piece)
        if promised is None:
            return "–"
        return format_html(
            '<span class="{}"{}>{}</span>',
            "promise late" if promised.is_late else "promise",
            format_html(' title="{}"', promised.moment) if promised.moment else "",
            promised.words,
        )

    @admin.display(description=_("at it now"))
    def claimed(self, piece: Submission) -> str:
        if piece.claimed_until is None or piece.claimed_until <= timezone.now():
            return "–"
        return format_html(
            '<span title="{}">{}</span>', in_both_cities(piece.claimed_until), piece.claimed_by
        )
