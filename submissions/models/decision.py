from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from submissions.models.author import Author
from submissions.models.submission import Submission
from submissions.workflow import PUBLIC, Kind, Role, State


class Decision(models.Model):
    """One change of a submission's state: who, why, when, from where to where. Never changed."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()  # the submission's version after it
    kind = models.CharField(_("decision"), max_length=20, choices=Kind)
    from_state = models.CharField(max_length=20, choices=State)
    to_state = models.CharField(max_length=20, choices=State)
    role = models.CharField(_("taken by"), max_length=10, choices=Role)
    editor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    reverses = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="reversed_by"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="decision_once"),
            models.CheckConstraint(
                name="decision_names_who",
                condition=Q(role=Role.EDITOR, editor__isnull=False, author__isnull=True)
                | Q(role=Role.AUTHOR, editor__isnull=True, author__isnull=False)
                | Q(role=Role.CLOCK, editor__isnull=True, author__isnull=True),
            ),
            models.CheckConstraint(
                name="decision_names_why",
                condition=~Q(kind__in=[Kind.DECLINE, Kind.REQUEST_REVISION])
                & ~Q(role=Role.EDITOR, kind__in=[Kind.WITHDRAW, Kind.REVERSE])
                | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="decision_reverses_one",
                condition=Q(kind=Kind.REVERSE, reverses__isnull=False)
                | (~Q(kind=Kind.REVERSE) & Q(reverses__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def public_words(self) -> str:
        """Return what its authors read of it: how the piece stood afterwards."""
        return str(PUBLIC[State(self.to_state)])

    @property
    def actor(self) -> str:
        """Return who decided, for the desk; authors never read an editor's name."""
        return str(self.editor or self.author or Role(self.role).label)


class Proposal(models.Model):
    """A decision an editor proposes: the desk sees it, authors do not until it is announced."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="proposal")
    kind = models.CharField(_("decision"), max_length=20, choices=Kind)
    reason = models.TextField(_("reason"), blank=True)
    due_on = models.DateField(_("revision due"), null=True, blank=True)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("proposed decision")
        verbose_name_plural = _("proposed decisions")

    def __str__(self) -> str:
        return self.get_kind_display()


class Note(models.Model):
    """What one editor thinks of a piece: a score, a few words, or both. For the desk only."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="notes")
    editor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="submission_notes")
    score = models.PositiveSmallIntegerField(
        _("score"), null=True, blank=True, choices=[(number, number) for number in range(1, 6)]
    )
    text = models.TextField(_("note"), blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="note_says_something", condition=~Q(text="") | Q(score__isnull=False)
            ),
            models.CheckConstraint(
                name="note_score_in_range",
                condition=Q(score__isnull=True) | Q(score__range=(1, 5)),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80] or f"{self.score}/5"
