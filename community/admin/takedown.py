from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET

from community.desk import takedowns
from community.models import Takedown
from editions.records import RecordAdmin


@admin.register(Takedown)
class TakedownAdmin(RecordAdmin):
    """Legal demands: recorded from a comment's page, decided on their own."""

    list_display = ("reference", "ground", "from_name", "received_at", "outcome", "settled_by")
    list_filter = ("outcome", "ground")
    list_select_related = ("settled_by",)
    search_fields = ("reference", "from_name")

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, "community_takedown_{}".format
        return [
            path("record/<int:pk>/", wrap(takedowns.record), name=name("record")),
            path("<int:pk>/decide/", wrap(takedowns.decide), name=name("decide")),
            *super().get_urls(),
        ]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}  # reached from the moderation page

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return require_GET(takedowns.takedown_page)(request, object_id)
