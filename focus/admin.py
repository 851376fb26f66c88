from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from editions.admin import DeskAdmin
from editions.clocks import in_both_cities, written
from focus import actions
from focus.models import MissingPage


class StandingFilter(admin.SimpleListFilter):
    title = _("what became of it")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(MissingPage.Standing.choices)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        value = self.value() or ""
        is_known = value in MissingPage.Standing.values
        return queryset.standing(MissingPage.Standing(value)) if is_known else queryset


@admin.register(MissingPage)
class MissingPageAdmin(DeskAdmin):
    list_display = ("path", "times", "last_met", "seen_on", "leads_to", "became")
    list_editable = ("leads_to",)
    list_filter = (StandingFilter,)
    search_fields = ("path", "seen_on", "leads_to")
    ordering = ("is_dismissed", "-times", "-last_seen_at")
    readonly_fields = ("path", "times", "first_seen_at", "last_seen_at", "seen_on")
    fieldsets = (
        (None, {"fields": ("path", "leads_to", "is_dismissed")}),
        (_("How it was met"), {"fields": ("times", "first_seen_at", "last_seen_at", "seen_on")}),
    )
    actions = ("dismiss", "bring_back")

    @admin.display(description=_("last met"), ordering="last_seen_at")
    def last_met(self, page: MissingPage) -> str:
        at = timezone.localtime(page.last_seen_at)
        return format_html('<span title="{}">{}</span>', in_both_cities(at), written(at))

    @admin.display(description=_("what became of it"))
    def became(self, page: MissingPage) -> str:
        return str(page.standing.label)

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
