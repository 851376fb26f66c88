from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from community.actions import rulings
from community.models import Ruling
from community.refusals import Refused
from editions.clocks import in_both_cities, written
from editions.records import RecordAdmin


@admin.register(Ruling)
class RulingAdmin(RecordAdmin):
    """Every ruling there was: read, never changed."""

    list_display = ("moment", "kind", "about", "who", "reason", "note")
    list_display_links = None
    list_filter = ("kind", "role", ("editor", admin.RelatedOnlyFieldListFilter), "reason", "at")
    list_select_related = ("comment", "editor")
    ordering = ("-at", "-pk")
    actions = ("take_back",)

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}  # reached from the moderation page

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_rule_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("community.change_comment")

    @admin.action(permissions=["rule"], description=_("Take back"))
    def take_back(self, request: HttpRequest, chosen: QuerySet[Ruling]) -> None:
        """Take back each that is still the last on its comment."""
        for ruling in chosen.select_related("comment"):
            try:
                rulings.undo(
                    ruling.comment,
                    by=request.user,  # type: ignore[arg-type]  # of the desk
                    version=ruling.number,
                )
                text = format_html("{}: {}", ruling.comment, _("Taken back."))
                messages.success(request, text)
            except Refused as refusal:
                messages.error(request, format_html("{}: {}", ruling.comment, refusal))

    @admin.display(description=_("when"), ordering="at")
    def moment(self, ruling: Ruling) -> str:
        said = written(timezone.localtime(ruling.at))
        return format_html('<span title="{}">{}</span>', in_both_cities(ruling.at), said)

    @admin.display(description=pgettext_lazy("reader", "comment"))
    def about(self, ruling: Ruling) -> str:
        address = reverse("admin:community_comment_change", args=[ruling.comment_id])
        language = ruling.comment.reads.tag
        return format_html('<a href="{}" lang="{}">{}</a>', address, language, ruling.comment)

    @admin.display(description=_("made by"))
    def who(self, ruling: Ruling) -> str:
        return ruling.actor
