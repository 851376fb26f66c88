from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from community.models import Thread
from editions.records import RecordAdmin


@admin.register(Thread)
class ThreadAdmin(RecordAdmin):
    """How open a conversation is; it begins with the first comment."""

    list_display = ("__str__", "opening", "is_premoderated", "visible", "picked", "comments")
    list_filter = ("opening", "is_premoderated")
    fields = ("comments", "opening", "is_premoderated", "visible", "picked")
    readonly_fields = ("comments", "visible", "picked")
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Thread]:
        return Thread.objects.with_piece().order_by("-pk")

    def save_model(self, request: HttpRequest, obj: Thread, form: Any, change: bool) -> None:
        """Write what the form holds: the counts go on meanwhile."""
        obj.save(update_fields=["opening", "is_premoderated"])

    @admin.display(description=pgettext_lazy("comments", "shown"))
    def visible(self, thread: Thread) -> int:
        return thread.shown

    @admin.display(description=_("picks"))
    def picked(self, thread: Thread) -> int:
        return thread.picks

    @admin.display(description=_("comments"))
    def comments(self, thread: Thread) -> str:
        address = reverse("admin:community_comment_changelist")
        return format_html(
            '<a href="{}?queue=everything&amp;thread={}">{}</a>', address, thread.pk, _("Show")
        )
