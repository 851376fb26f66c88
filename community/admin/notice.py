from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from community.actions import notices
from community.models import Notice
from editions.outbox import OutboxAdmin


@admin.register(Notice)
class NoticeAdmin(OutboxAdmin):
    """The community's outbox."""

    list_display = ("subject", "to", "standing", "language", "moment")
    search_fields = ("subject", "user__email", "answer__email")

    def release(self, letter: Notice, **changes: str) -> bool:
        return notices.release(letter, **changes)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Notice]:
        rows: QuerySet[Notice] = super().get_queryset(request)
        return rows.select_related("user", "answer")

    def for_list(self, rows: Any) -> Any:
        return rows.only(
            *("subject", "status", "error", "language", "send_at", "sent_at"),
            *("user__email", "answer__email"),
        )
