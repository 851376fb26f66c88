from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from community.desk import people
from community.models import Member
from editions.records import RecordAdmin


class SilencedFilter(admin.SimpleListFilter):
    title = _("may write")
    parameter_name = "silenced"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", _("suspended or banned"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Member] | None:
        return queryset.silenced() if self.value() == "1" else None


@admin.register(Member)
class MemberAdmin(RecordAdmin):
    """Who takes part, by name: an address is shown to those who look after accounts only."""

    list_display = ("name", "place", "joined_at", "warned_at", "suspended_until", "banned_at")
    list_filter = (SilencedFilter, "is_watched")
    search_fields = ("name", "place")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(people.act)
        own = path("<int:pk>/act/<slug:name>/", view, name="community_member_act")
        return [own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return require_GET(people.member_page)(request, object_id)
