from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from contributors import actions, desk
from contributors.models import Contributor, ProfileChange, ProfileLetter
from editions.admin import DeskAdmin, in_each_language, rows
from editions.languages import columns
from editions.outbox import OutboxAdmin


@admin.register(Contributor)
class ContributorAdmin(DeskAdmin):
    list_display = ("latin_name", *in_each_language("name")[1:], "role", "pieces", "is_draft")
    list_filter = ("is_draft", "family_name_first")
    search_fields = ("latin_name", "slug", *columns("name"), *columns("role"))
    autocomplete_fields = ("portrait", "user")
    prepopulated_fields = {"slug": ("latin_name",)}
    fieldsets = (
        (
            None,
            {
                "fields": (
                    *rows(Contributor, "latin_name", "family_name_first", "name", "role"),
                    "slug",
                    "is_draft",
                )
            },
        ),
        (_("On the contributor’s page"), {"fields": rows(Contributor, "bio", "portrait")}),
        (_("Sign-in"), {"fields": ("user",)}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Leave out the sign-in for editors who may not look people up."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if request.user.has_perm("accounts.view_user") else fieldsets[:-1]

    def for_list(self, rows: Any) -> Any:
        return rows.without_bodies().annotate(number=Count("bylines"))

    @admin.display(description=_("pieces"), ordering="number")
    def pieces(self, contributor: Any) -> int:
        number: int = contributor.number
        return number


@admin.register(ProfileChange)
class ProfileChangeAdmin(admin.ModelAdmin):
    """What contributors propose: looked at here, taken over or not from the list."""

    list_display = ("contributor", "status", "proposed_at", "proposed")
    list_filter = ("status",)
    list_select_related = ("contributor",)
    readonly_fields = fields = (
        *("contributor", "status", "proposed_at", "proposed", "decided_at", "reason"),
    )
    actions = ("take_over", "decline")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(desk.decline)
        own = path("decline/", view, name="contributors_profilechange_decline")
        return [own, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("proposed"))
    def proposed(self, change: ProfileChange) -> str:
        return (
            format_html_join(
                "",
                '<p>{} {}: <del lang="{}">{}</del> <ins lang="{}">{}</ins></p>',
                (
                    (language.name, name, language.tag, now, language.tag, new)
                    for language, name, now, new in change.differences()
                ),
            )
            or "–"
        )

    @admin.action(description=_("Take over what is proposed"), permissions=["change"])
    def take_over(self, request: HttpRequest, changes: Any) -> None:
        done = sum(actions.take_over(each, editor=request.user) for each in changes)  # type: ignore[arg-type]
        self.say(request, done, ngettext("%d profile taken over.", "%d profiles taken over.", done))

    @admin.action(description=_("Leave it as it is…"), permissions=["change"])
    def decline(self, request: HttpRequest, changes: Any) -> HttpResponse | None:
        chosen = desk.waiting(str(each.pk) for each in changes)
        if chosen:
            return desk.asked(request, chosen, desk.ReasonForm(), [])
        self.message_user(request, gettext("Another editor decided already."), messages.WARNING)
        return None

    def say(self, request: HttpRequest, done: int, text: str) -> None:
        if done:
            self.message_user(request, text % done, messages.SUCCESS)
        else:
            self.message_user(request, gettext("Another editor decided already."), messages.WARNING)


@admin.register(ProfileLetter)
class ProfileLetterAdmin(OutboxAdmin):
    """What goes to contributors about their profiles."""

    list_display = ("subject", "to", "standing", "language", "moment")
    search_fields = ("subject", "change__contributor__latin_name")

    def release(self, letter: ProfileLetter, **changes: str) -> bool:
        return actions.release(letter, **changes)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProfileLetter]:
        rows: QuerySet[ProfileLetter] = super().get_queryset(request)
        return rows.select_related("change__contributor__user")
