from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET

from community.desk import handover, moderation
from community.models import Comment
from editions.records import RecordAdmin


@admin.register(Comment)
class CommentAdmin(RecordAdmin):
    """The moderation page stands where the list would."""

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, "community_comment_{}".format
        return [
            path("together/", wrap(moderation.together), name=name("together")),
            path("hand-over/", wrap(require_GET(handover.hand_over)), name=name("hand_over")),
            path("claims/", wrap(moderation.claims), name=name("claims")),
            path("<int:pk>/act/<slug:name>/", wrap(moderation.act), name=name("act")),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return require_GET(moderation.moderation)(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return require_GET(moderation.comment_page)(request, object_id)
