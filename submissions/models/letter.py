from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from submissions.models.author import Author
from submissions.models.decision import Decision
from submissions.models.submission import Submission
from submissions.workflow import Kind


def _said(condition: Q) -> Case:
    return Case(When(condition, then=True), default=False, output_field=models.BooleanField())


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self) -> Self:
        return self.filter(status=Letter.Status.QUEUED, send_at__lte=timezone.now())

    def held(self) -> Self:
        return self.filter(status=Letter.Status.HELD)

    def waiting(self) -> Self:
        """Return what has not left and may yet be stopped."""
        return self.filter(status__in=Letter.WAITING)

    def with_rivals(self) -> Self:
        """Say whether an acceptance waits beside a refusal, and whether an editor must look."""
        about_the_same = Letter.objects.waiting().filter(submission=OuterRef("submission"))
        rivals = Q(status__in=Letter.WAITING) & (
            Q(Exists(about_the_same.filter(decision__kind=Kind.DECLINE)))
            & Q(decision__kind=Kind.ACCEPT)
            | Q(Exists(about_the_same.filter(decision__kind=Kind.ACCEPT)))
            & Q(decision__kind=Kind.DECLINE)
        )
        needs_editor = Q(status__in=[Letter.Status.HELD, Letter.Status.FAILED])
        return self.annotate(rivals=_said(rivals), needs_editor=_said(needs_editor))


class Letter(models.Model):
    """A mail to one author about one piece: a row of the outbox.

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

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="letters")
    author = models.ForeignKey(
        Author, on_delete=models.CASCADE, related_name="letters", verbose_name=_("author")
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, null=True, related_name="letters"
    )
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

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["author", "occasion"], name="letter_once"),
        ]
        indexes = [
            models.Index(fields=["status", "send_at"], name="letter_outbox"),
        ]

    def __str__(self) -> str:
        return self.subject
