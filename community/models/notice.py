from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from accounts.outgoing import Outgoing, OutgoingQuerySet
from community.models.answer import Answer
from editions.languages import BY_CODE


class Notice(Outgoing):
    """A mail to a member, or to whoever answered a question: a row of the community's outbox."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, related_name="notices", verbose_name=_("to")
    )
    # Whoever answered by mail has no account.
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, null=True, related_name="notices")
    # Somebody who is neither: who demands that a comment be taken down.
    email = models.EmailField(blank=True)
    # Where one stops mails like this one, for the head of the mail (RFC 8058); "" if there is none.
    unsubscribe_url = models.URLField(blank=True)

    objects = OutgoingQuerySet["Notice"].as_manager()

    class Meta(Outgoing.Meta):
        verbose_name = pgettext_lazy("mail", "notice")
        verbose_name_plural = pgettext_lazy("mail", "notices")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "occasion"], condition=Q(answer=None), name="notice_once"
            ),
            models.UniqueConstraint(
                fields=["email", "occasion"],
                condition=~Q(email=""),
                name="notice_to_address_once",
            ),
            models.UniqueConstraint(
                fields=["answer", "occasion"],
                condition=Q(answer__isnull=False),
                name="notice_of_answer_once",
            ),
            models.CheckConstraint(
                name="notice_to_somebody",
                condition=Q(user__isnull=False) | Q(answer__isnull=False) | ~Q(email=""),
            ),
        ]
        indexes = [
            models.Index(fields=["status", "send_at"], name="notice_outbox"),
        ]

    @property
    def to(self) -> str:
        if self.answer and self.answer.email:
            return self.answer.email
        return self.user.email if self.user else self.email

    @property
    def headers(self) -> dict[str, str]:
        said = {"Content-Language": BY_CODE[self.language].tag}
        if self.unsubscribe_url:
            said["List-Unsubscribe"] = f"<{self.unsubscribe_url}>"
            said["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        return said
