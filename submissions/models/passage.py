from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from submissions.models.submission import Revision, Submission


class PassageQuerySet(models.QuerySet["Passage"]):
    def of_latest(self, submission: Submission) -> Self:
        """Return what was marked in the newest text the authors sent, in the order it stands."""
        latest = submission.latest_revision
        return self.filter(revision=latest) if latest else self.none()


class Passage(models.Model):
    """A place in a sealed text with what an editor asks there, and what its author did about it.

    Its authors see it once a revision has been asked for: see `actions.revision`.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="passages")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="passages")
    position = models.PositiveSmallIntegerField(_("paragraph"))  # from 1
    quote = models.TextField(_("words of the text"), max_length=2000)
    comment = models.TextField(_("comment"), max_length=2000)
    editor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(_("what you did"), max_length=2000, blank=True)
    is_resolved = models.BooleanField(_("done"), default=False)

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = _("marked passage")
        verbose_name_plural = _("marked passages")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="passage_says_something", condition=~Q(quote="") & ~Q(comment="")
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:80]
