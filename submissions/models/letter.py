from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.outgoing import Outgoing, OutgoingQuerySet
from submissions.models.author import Author
from submissions.models.decision import Decision
from submissions.models.submission import Submission
from submissions.workflow import Kind


class LetterQuerySet(OutgoingQuerySet["Letter"]):
    def with_rivals(self) -> Self:
        """Say whether an acceptance waits beside a refusal."""
        about_the_same = Letter.objects.waiting().filter(submission=OuterRef("submission"))
        rivals = Q(status__in=Letter.WAITING) & (
            Q(Exists(about_the_same.filter(decision__kind=Kind.DECLINE)))
            & Q(decision__kind=Kind.ACCEPT)
            | Q(Exists(about_the_same.filter(decision__kind=Kind.ACCEPT)))
            & Q(decision__kind=Kind.DECLINE)
        )
        said = Case(When(rivals, then=True), default=False, output_field=models.BooleanField())
        return self.annotate(rivals=said)


class Letter(Outgoing):
    """A mail to one author about one piece: a row of the desk's outbox."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="letters")
    author = models.ForeignKey(
        Author, on_delete=models.CASCADE, related_name="letters", verbose_name=_("author")
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, null=True, related_name="letters"
    )

    objects = LetterQuerySet.as_manager()

    class Meta(Outgoing.Meta):
        verbose_name = pgettext_lazy("mail", "letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(fields=["author", "occasion"], name="letter_once"),
        ]
        indexes = [
            models.Index(fields=["status", "send_at"], name="letter_outbox"),
        ]

    @property
    def to(self) -> str:
        return self.author.email

    @property
    def headers(self) -> dict[str, str]:
        return {"Content-Language": self.author.reads.tag}
