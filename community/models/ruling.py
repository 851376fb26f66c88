from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from community.models.answer import Answer
from community.models.comment import Comment
from community.workflow import Kind, Reason, Role, Stage, Status


class Ruling(models.Model):
    """One change of a comment's status: who, why, when, from where to where. Never changed."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="rulings")
    number = models.PositiveIntegerField()  # the comment's version after it
    kind = models.CharField(_("ruling"), max_length=20, choices=Kind)
    from_status = models.CharField(max_length=12, choices=Status, blank=True)  # "": just posted
    to_status = models.CharField(max_length=12, choices=Status)
    role = models.CharField(_("made by"), max_length=10, choices=Role)
    editor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    note = models.TextField(_("to the author"), blank=True)
    text = models.TextField(blank=True)  # the comment as it was judged; erased with the comment
    reverses = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="reversed_by"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("ruling")
        verbose_name_plural = _("rulings")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "number"], name="ruling_once"),
            models.CheckConstraint(
                name="ruling_names_who",
                condition=Q(role=Role.EDITOR, editor__isnull=False)
                | (~Q(role=Role.EDITOR) & Q(editor__isnull=True)),
            ),
            models.CheckConstraint(
                name="ruling_names_why",
                condition=~Q(kind__in=[Kind.REJECT, Kind.ASK_TO_REVISE, Kind.TAKE_DOWN])
                | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="ruling_reverses_one",
                condition=Q(kind=Kind.UNDO, reverses__isnull=False)
                | (~Q(kind=Kind.UNDO) & Q(reverses__isnull=True)),
            ),
        ]
        indexes = [models.Index(fields=["-at"], name="ruling_newest")]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def actor(self) -> str:
        """Return who ruled, for the desk; readers never learn an editor's name."""
        return str(self.editor or Role(self.role).label)


class Move(models.Model):
    """One step of an answer between stages, or a change of its printed text; kept like a ruling."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="moves")
    number = models.PositiveIntegerField()
    from_stage = models.CharField(max_length=12, choices=Stage, blank=True)
    to_stage = models.CharField(max_length=12, choices=Stage)
    role = models.CharField(_("made by"), max_length=10, choices=Role)
    editor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.TextField(pgettext_lazy("remark", "note"), blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("step of an answer")
        verbose_name_plural = _("steps of an answer")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "number"], name="move_once"),
            models.CheckConstraint(
                name="move_names_who",
                condition=Q(role=Role.EDITOR, editor__isnull=False)
                | (~Q(role=Role.EDITOR) & Q(editor__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        if self.from_stage == self.to_stage:
            return gettext("Text changed")
        return self.get_to_stage_display()

    @property
    def actor(self) -> str:
        return str(self.editor or Role(self.role).label)


class Takedown(models.Model):
    """A legal demand to take a comment down, and what we answered; its number is quoted."""

    class Ground(models.TextChoices):
        DEFAMATION = "defamation", _("Defamation")
        COPYRIGHT = "copyright", _("Copyright")
        PRIVACY = "privacy", _("Personal data")
        COURT_ORDER = "court_order", _("Order of a court")
        OTHER = "other", _("Another ground")

    class Outcome(models.TextChoices):
        OPEN = "open", _("Being looked at")
        TAKEN_DOWN = "taken_down", _("Taken down")
        REFUSED = "refused", _("Refused")

    reference = models.CharField(_("reference"), max_length=20, unique=True)  # TD-2026-0007
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="takedowns")
    ground = models.CharField(_("ground"), max_length=20, choices=Ground)
    from_name = models.CharField(pgettext_lazy("sender", "from"), max_length=150)
    from_email = models.EmailField(_("e-mail"))
    # In which we write to them.
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default="en"
    )
    demand = models.TextField(_("what is demanded, and why"))
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, default=Outcome.OPEN)
    answer = models.TextField(_("our answer"), blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    # The words as they stood, kept for a time after the answer, whatever their author does; once
    # there is one, for chief editors only.
    record = models.TextField(blank=True)

    class Meta:
        verbose_name = _("takedown")
        verbose_name_plural = _("takedowns")
        permissions = [("read_takedown_record", "Can read the words that were taken down")]
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                name="takedown_settled_by_somebody",
                condition=Q(outcome="open", settled_by__isnull=True)
                | (~Q(outcome="open") & Q(settled_by__isnull=False) & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN
