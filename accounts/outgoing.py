from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OutgoingQuerySet[Letter: Outgoing](models.QuerySet[Letter]):
    def due(self) -> Self:
        return self.filter(status=Outgoing.Status.QUEUED, send_at__lte=timezone.now())

    def held(self) -> Self:
        return self.filter(status=Outgoing.Status.HELD)

    def waiting(self) -> Self:
        """Return what has not left and may yet be stopped."""
        return self.filter(status__in=Outgoing.WAITING)


class Outgoing(models.Model):
    """A mail in an outbox: a table that has these columns and says who it goes to.

    HELD waits for an editor; QUEUED goes out by itself at `send_at`; SENDING was claimed by one
    worker. A letter that stays there was perhaps sent: it fails, and only an editor sends again.
    """

    class Status(models.TextChoices):
        HELD = "held", pgettext_lazy("letter", "Waits for an editor")
        QUEUED = "queued", pgettext_lazy("letter", "Goes out")
        SENDING = "sending", pgettext_lazy("letter", "Being sent")
        SENT = "sent", pgettext_lazy("letter", "Sent")
        FAILED = "failed", pgettext_lazy("letter", "Failed")
        DISCARDED = "discarded", pgettext_lazy("letter", "Not sent")

    WAITING = (Status.HELD, Status.QUEUED, Status.FAILED)

    # What it is about, once: `receipt:3`, `due:2026-12-01`. A retry finds it and writes none.
    occasion = models.CharField(max_length=60)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    send_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    error = models.TextField(_("what went wrong"), blank=True)

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.subject

    @classmethod
    def rows(cls) -> OutgoingQuerySet[Self]:
        return OutgoingQuerySet(cls)

    @property
    def to(self) -> str:
        raise NotImplementedError

    @property
    def headers(self) -> dict[str, str]:
        """Return what a kind of letter says in its head besides."""
        return {}
