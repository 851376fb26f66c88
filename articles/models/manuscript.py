from __future__ import annotations

import hashlib
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.word.report import Report
from editions.languages import BY_CODE, Language
from editions.prose import ProseField
from images.storage import private


def generated_name(manuscript: Manuscript, name: str) -> str:
    """Return where an original is kept: nothing of what it was called, and not to be guessed."""
    return f"manuscripts/{timezone.now():%Y/%m}/{uuid.uuid4().hex}.docx"


class Manuscript(models.Model):
    """A Word file as it was sent, sealed, with the text and the report that were read of it.

    Made by `articles.word.actions.seal`; its text becomes an article's by `take_over` there.
    """

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(storage=private, upload_to=generated_name, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    size = models.PositiveIntegerField(editable=False)
    name = models.CharField(_("name of the file"), max_length=255, editable=False)
    title = models.CharField(_("title"), max_length=200, blank=True, editable=False)
    html = ProseField(_("text"), blank=True, editable=False)
    findings = models.JSONField(default=list, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="manuscripts"
    )
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True, editable=False)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.SET_NULL, null=True, related_name="manuscripts"
    )
    # Of the article: the language it was brought for, and when it was written there.
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, blank=True)
    taken_over_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("manuscript")
        verbose_name_plural = _("manuscripts")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def report(self) -> Report:
        return Report.from_json(self.findings)

    @property
    def brought_for(self) -> Language | None:
        return BY_CODE.get(self.language)

    def is_acknowledged(self) -> bool:
        """Return whether its text may be used: somebody has read the report, or nobody need."""
        return bool(self.acknowledged_at) or not self.report.needs_acknowledgement

    def is_sealed(self) -> bool:
        """Return whether the file is, byte for byte, the one that was sent."""
        with self.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
