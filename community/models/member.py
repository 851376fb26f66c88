from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User


class MemberQuerySet(models.QuerySet["Member"]):
    def silenced(self) -> Self:
        """Return those who may not write now: suspended until a day, or banned."""
        return self.filter(Q(banned_at__isnull=False) | Q(suspended_until__gt=timezone.now()))


class Member(models.Model):
    """Somebody who takes part in the community under a name of their own; made with their first
    words. `community.actions.people` warns, suspends and bans.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="member")
    name = models.CharField(_("display name"), max_length=40)
    # What names that look alike have in common: no two members share it.
    name_key = models.CharField(max_length=120, unique=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    about = models.TextField(_("about you"), max_length=500, blank=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)
    # By an editor: everything they write waits, whatever they have published.
    is_watched = models.BooleanField(_("always looked at first"), default=False)
    warned_at = models.DateTimeField(_("warned"), null=True, blank=True)
    suspended_until = models.DateTimeField(_("suspended until"), null=True, blank=True)
    banned_at = models.DateTimeField(_("banned"), null=True, blank=True)
    is_told_of_replies = models.BooleanField(_("mail me when somebody replies"), default=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def may_rename_from(self) -> dt.datetime | None:
        """Return when the name may next be changed; None if it may be now."""
        last = self.former_names.first()
        free = last.until + dt.timedelta(days=settings.DAYS_BETWEEN_NAMES) if last else None
        return free if free and free > timezone.now() else None

    @property
    def is_silenced(self) -> bool:
        now = timezone.now()
        return bool(self.banned_at or (self.suspended_until and self.suspended_until > now))


class FormerName(models.Model):
    """What a member was called before: kept for the desk, and so that nobody else takes it."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("display name"), max_length=40)
    name_key = models.CharField(max_length=120, db_index=True)
    until = models.DateTimeField(pgettext_lazy("moment", "until"), default=timezone.now)

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["-until"]

    def __str__(self) -> str:
        return self.name


class Remark(models.Model):
    """What a moderator noted or did about a member: seen by the desk only, except a warning."""

    class Kind(models.TextChoices):
        NOTE = "note", _("Note")
        WARNING = "warning", _("Warning")
        SUSPENSION = "suspension", _("Suspension")
        BAN = "ban", _("Ban")
        LIFTED = "lifted", _("Lifted")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(
        pgettext_lazy("remark", "kind"), max_length=20, choices=Kind, default=Kind.NOTE
    )
    text = models.TextField(pgettext_lazy("remark", "text"))
    until = models.DateTimeField(pgettext_lazy("moment", "until"), null=True, blank=True)
    editor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("remark on a member")
        verbose_name_plural = _("remarks on members")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Mute(models.Model):
    """One member does not want to read another; only their own pages change."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="mutes")
    muted = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="muted_by")

    class Meta:
        verbose_name = _("muted member")
        verbose_name_plural = _("muted members")
        constraints = [
            models.UniqueConstraint(fields=["member", "muted"], name="mute_once"),
            models.CheckConstraint(name="mute_of_another", condition=~Q(member=models.F("muted"))),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.muted}"
