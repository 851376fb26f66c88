from __future__ import annotations

import zoneinfo
from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Use a name like Asia/Hong_Kong."),
            params={"name": name},
        )


class UserManager(BaseUserManager["User"]):
    def leaving(self) -> models.QuerySet[User]:
        """Return who asked to have their account deleted, and may still keep it."""
        return self.filter(deletes_at__isnull=False)

    def to_delete(self) -> models.QuerySet[User]:
        """Return whose time to keep it is over."""
        return self.leaving().filter(deletes_at__lte=timezone.now())

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the user of this e-mail address, in whatever case it was typed."""
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in: a reader, a contributor or an editor.

    A name printed above a piece is a Contributor, which may exist without a User.
    """

    class Newsroom(models.TextChoices):
        HONG_KONG = "hong_kong", _("Hong Kong")
        NEW_YORK = "new_york", _("New York")
        NONE = "", _("No newsroom")

    SECOND_FACTORS = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    newsroom = models.CharField(_("newsroom"), max_length=20, choices=Newsroom, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=50, default="Asia/Hong_Kong", validators=[validate_time_zone]
    )
    language = models.CharField(
        _("reading language"), max_length=10, choices=settings.LANGUAGES, default="en"
    )
    is_staff = models.BooleanField(
        _("works at the desk"), default=False, help_text=_("May sign in to the editors’ desk.")
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Switch off instead of deleting somebody.")
    )
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)
    # Asked by its owner, who may keep it until then.
    deletes_at = models.DateTimeField(_("will be deleted"), null=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            # One person, one account: Ann@example.com and ann@example.com are the same mailbox.
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_any_case",
                violation_error_message=_("Somebody already signs in with this e-mail."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["deletes_at"],
                condition=models.Q(deletes_at__isnull=False),
                name="user_deletes_at",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    # Whatever session was begun, by whichever way in: none goes on while the account waits to be
    # deleted.
    def get_session_auth_hash(self) -> str:
        return "" if self.deletes_at else super().get_session_auth_hash()

    def get_session_auth_fallback_hash(self) -> Iterable[str]:
        return () if self.deletes_at else super().get_session_auth_fallback_hash()

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    @cached_property
    def has_second_factor(self) -> bool:
        """Whether a passkey or an authenticator app belongs to the account."""
        keys = Authenticator.objects.filter(user=self, type__in=self.SECOND_FACTORS)
        return bool(keys.exists())
