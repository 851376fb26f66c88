from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from editions.admin import DeskAdmin
from focus import actions
from focus.models import MissingPage


@admin.register(MissingPage)
class MissingPageAdmin(DeskAdmin):
    list_display = ("path", "times", "last_seen_at", "seen_on", "leads_to", "is_dismissed")
    list_editable = ("leads_to",)
    list_filter = ("is_dismissed", ("leads_to", admin.EmptyFieldListFilter))
    search_fields = ("path", "seen_on", "leads_to")
    ordering = ("is_dismissed", "-times", "-last_seen_at")
    readonly_fields = ("path", "times", "first_seen_at", "last_seen_at", "seen_on")
    fieldsets = (
        (None, {"fields": ("path", "leads_to", "is_dismissed")}),
        (_("How it was met"), {"fields": ("times", "first_seen_at", "last_seen_at", "seen_on")}),
    )
    actions = ("dismiss", "bring_back")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        # Only what the editor changed: readers go on being counted meanwhile.
        obj.save(update_fields=form.changed_data)

    @admin.action(permissions=["change"], description=_("Dismiss"))
    def dismiss(self, request: HttpRequest, pages: Any) -> None:
        done = actions.dismiss(pages)
        said = ngettext("%(count)d address dismissed.", "%(count)d addresses dismissed.", done)
        messages.success(request, said % {"count": done})

    @admin.action(permissions=["change"], description=_("Bring back"))
    def bring_back(self, request: HttpRequest, pages: Any) -> None:
        done = actions.bring_back(pages)
        said = ngettext(
            "%(count)d address brought back.", "%(count)d addresses brought back.", done
        )
        messages.success(request, said % {"count": done})
