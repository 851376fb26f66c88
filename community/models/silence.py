from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class SilenceQuerySet(models.QuerySet["Silence"]):
    def of(self, email: str) -> Self:
        """Return what holds for whoever comes back with a mailbox."""
        return self.filter(mailbox__in=digests(email), ends_at__gt=timezone.now())

    def over(self) -> Self:
        return self.filter(ends_at__lte=timezone.now())


class Silence(models.Model):
    """A suspension or ban that outlives its account: a new one with the mailbox takes it over.

    Nobody can read the mailbox back, and of the person nothing is kept but why they may not write.
    """

    mailbox = models.CharField(max_length=64, unique=True)
    suspended_until = models.DateTimeField(null=True)
    banned_at = models.DateTimeField(null=True)
    # What the desk wrote, and when, for the remark on the new member.
    text = models.TextField()
    editor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)  # when this row goes

    objects = SilenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("silence")
        verbose_name_plural = _("silences")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)


def digests(email: str) -> list[str]:
    """Return what a mailbox is kept as: with today's key, then with those before."""
    return [
        salted_hmac("community.mailbox", email.lower(), secret=key, algorithm="sha256").hexdigest()
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]
