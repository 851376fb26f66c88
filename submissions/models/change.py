from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from editions.languages import BY_CODE, Language
from editions.prose import ProseField
from submissions.models.author import Author
from submissions.models.submission import Submission


class ChangeQuerySet(models.QuerySet["Change"]):
    def open(self) -> Self:
        return self.filter(status=Change.Status.OPEN)


class Change(models.Model):
    """What an author would have otherwise in an accepted text: proposed, never written over it.

    A whole text (`text`), a remark (`note`), or both. `actions.changes` takes or declines it.
    """

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("change", "Waits for an editor")
        TAKEN = "taken", pgettext_lazy("change", "Taken")
        DECLINED = "declined", pgettext_lazy("change", "Declined")

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="changes")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="changes")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    text = ProseField(_("the text as you would have it"), blank=True)
    # Which text its author had in front of them.
    seen = models.CharField(max_length=64, editable=False)
    note = models.TextField(_("what should change, and why"), max_length=2000, blank=True)
    proposed_at = models.DateTimeField(default=timezone.now)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)
    editor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(null=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="change_says_something", condition=~Q(text="") | ~Q(note="")
            ),
            models.CheckConstraint(
                name="change_names_who_decided",
                condition=Q(status="open", editor__isnull=True, decided_at__isnull=True)
                | Q(status="taken", editor__isnull=False, decided_at__isnull=False)
                | (Q(status="declined", editor__isnull=False, decided_at__isnull=False))
                & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.note[:80] or str(self._meta.verbose_name)

    @property
    def written_in(self) -> Language:
        return BY_CODE[self.language]
