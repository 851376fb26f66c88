from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User


class HeldWord(models.Model):
    """A word or phrase that holds what it stands in, however it is written."""

    class Severity(models.TextChoices):
        HOLD = "hold", _("Hold for a moderator")
        REFUSE = "refuse", _("Ask the author to write it otherwise")

    text = models.CharField(_("word or phrase"), max_length=100)
    # As it is looked for: folded by `community.rules.folding`.
    key = models.CharField(max_length=200, unique=True, editable=False)
    # Whose word it is; it is looked for in comments of every language.
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    severity = models.CharField(
        _("what it does"), max_length=10, choices=Severity, default=Severity.HOLD
    )
    # Harmless words that hold it, one a line: “class” holds “ass”.
    except_in = models.TextField(
        _("but not inside"),
        blank=True,
        help_text=_("Harmless words that hold it, one a line."),
    )
    note = models.CharField(pgettext_lazy("remark", "note"), max_length=200, blank=True)
    # The newest, and how many there are, tell a list from an older one.
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    added_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("held word")
        verbose_name_plural = _("held words")
        ordering = ["language", "text"]

    def __str__(self) -> str:
        return self.text
