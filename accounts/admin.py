import zoneinfo
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import actions
from accounts.models import User

# The tables of the sign-in hold secrets and are changed by its own pages only.
for model in (EmailAddress, Authenticator, UserSession):
    admin.site.unregister(model)
# Groups are what `actions.GROUPS` says; editors choose among them, nobody edits them here.
admin.site.unregister(Group)


class NewUserForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email",)


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    add_form = NewUserForm
    list_display = ("email", "name", "newsroom", "language", "is_staff", "is_active")
    list_filter = ("newsroom", "is_staff", "is_active", "groups", "language")
    search_fields = ("email", "name")
    ordering = ("email",)
    actions = ("take_second_factors",)
    filter_horizontal = ("groups",)
    readonly_fields = ("last_login", "date_joined", "deletes_at")
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (_("At work"), {"fields": ("newsroom", "time_zone", "language")}),
        (_("What they may do"), {"fields": ("is_active", "is_staff", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined", "deletes_at")}),
    )
    # Only a superuser makes another: a chief editor must not rise by editing themselves.
    superuser_fieldset = (_("Everything"), {"fields": ("is_superuser",)})
    add_fieldsets = (
        (None, {"fields": ("email", "name", "newsroom", "time_zone", "language")}),
        (_("Password"), {"fields": ("usable_password", "password1", "password2")}),
        (_("What they may do"), {"fields": ("is_staff", "groups")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj and request.user.is_superuser:
            return (*fieldsets, self.superuser_fieldset)
        return fieldsets

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and may_touch(request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Ask leave for the account alone: what goes with it, each app knows itself."""
        listed, counts, needed, protected = super().get_deleted_objects(objs, request)
        return listed, counts, needed & {self.opts.verbose_name}, protected

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        """Forget somebody as they would be forgotten at their own wish."""
        actions.delete_account(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset:
            actions.delete_account(user)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:  # the former mailbox is nobody's proof any more
            EmailAddress.objects.filter(user=obj).delete()

    @admin.action(description=_("Remove lost passkeys and authenticator apps"))
    def take_second_factors(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset:
            if self.has_change_permission(request, user):
                actions.take_second_factors(user)
                self.log_change(request, user, "second factors taken away")
        self.message_user(request, _("They can set up new ones when they next sign in."))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "time_zone":
            kwargs["widget"] = forms.Select(choices=time_zones())
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def time_zones() -> list[tuple[str, str]]:
    """Return every time zone, the newsrooms' own first."""
    ours = list(settings.NEWSROOMS.values())
    others = sorted(zoneinfo.available_timezones() - set(ours))
    return [(zone, zone.replace("_", " ")) for zone in [*ours, *others]]


def may_touch(request: HttpRequest, user: User | None) -> bool:
    """Return whether somebody's account is open to whoever is signed in."""
    return user is None or not user.is_superuser or bool(request.user.is_superuser)
