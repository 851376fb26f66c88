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
from editions.models import reverse_in
from submissions.models.author import Author
from submissions.models.submission import Submission


class ProofQuerySet(models.QuerySet["Proof"]):
    def waiting(self) -> Self:
        return self.filter(answer=Proof.Answer.NONE)

    def standing(self) -> Self:
        """Leave out those that a newer one has replaced."""
        return self.exclude(answer=Proof.Answer.REPLACED)

    def overdue(self) -> Self:
        return self.waiting().filter(due_at__lte=timezone.now())


class Proof(models.Model):
    """One edition as one author was asked to approve it before it is printed.

    `sha256` is the fingerprint of the text that was sent, and of the one that was approved.
    `actions.proofs` sends and answers it; one whose day passes is recorded so, never deleted.
    """

    class Answer(models.TextChoices):
        NONE = "", pgettext_lazy("proof", "Waits for the author")
        APPROVED = "approved", pgettext_lazy("proof", "Approved")
        CHANGES = "changes", pgettext_lazy("proof", "Asks for changes")
        PASSED = "passed", pgettext_lazy("proof", "No answer by the day it was due")
        REPLACED = "replaced", pgettext_lazy("proof", "Replaced by a newer one")

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="proofs")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="proofs")
    sha256 = models.CharField(max_length=64, editable=False)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    due_at = models.DateTimeField(_("due"))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    text = models.TextField(_("what should change"), max_length=5000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)

    objects = ProofQuerySet.as_manager()

    class Meta:
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "language"],
                condition=~Q(answer="replaced"),
                name="proof_once",
            ),
            models.CheckConstraint(
                name="proof_answered_at",
                condition=Q(answer="", answered_at__isnull=True)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="proof_says_which_changes", condition=~Q(answer="changes") | ~Q(text="")
            ),
        ]
        indexes = [
            # What the calendar looks for each minute.
            models.Index(fields=["due_at"], condition=Q(answer=""), name="proof_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.submission} · {self.language}"

    @property
    def edition_language(self) -> Language:
        return BY_CODE[self.language]

    @property
    def is_waiting(self) -> bool:
        return self.answer == Proof.Answer.NONE

    @property
    def settles(self) -> bool:
        """Return whether this author stands no longer in the way of the text it names."""
        return self.answer in {Proof.Answer.APPROVED, Proof.Answer.PASSED}

    @property
    def url(self) -> str:
        """Return where its author reads it: in the language they read, whatever it is of."""
        return reverse_in(self.author.reads, "submissions:proof", self.author.token, self.language)


class Waiver(models.Model):
    """An editor's word that an edition is printed without its author's approval, and why."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="waivers")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    sha256 = models.CharField(max_length=64, editable=False)
    editor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), max_length=2000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("publication without approval")
        verbose_name_plural = _("publications without approval")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="waiver_names_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.reason[:80]

    @property
    def edition_language(self) -> Language:
        return BY_CODE[self.language]
