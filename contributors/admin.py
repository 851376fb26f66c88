from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from contributors.models import Contributor
from editions.admin import DeskAdmin, in_each_language, rows
from editions.languages import columns


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
