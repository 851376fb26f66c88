from __future__ import annotations

import hashlib
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editions.models import TranslatedModel
from images import pixels
from images.cuts import SHAPES, Cut
from images.storage import originals

A_SHARE = [MinValueValidator(0.0), MaxValueValidator(1.0)]


class Image(TranslatedModel):
    """A picture with what must be said of it: alternative text, credit and rights.

    The original is kept private; readers get renditions (`images.renditions`).
    """

    file = models.FileField(
        _("picture"),
        storage=originals,
        upload_to="%Y/%m",
        help_text=_("JPEG, PNG or WebP, at least 1,200 pixels wide for a lead picture."),
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    digest = models.CharField(max_length=12, editable=False)
    # A tiny picture as an address that holds it, for the page to show until a rendition arrives.
    preview = models.TextField(editable=False, blank=True)
    title = models.CharField(
        pgettext_lazy("of a thing", "name"),
        max_length=200,
        help_text=_("For finding it at the desk; readers never see it."),
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for somebody who cannot see it."),
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    rights = models.TextField(
        _("rights"), blank=True, help_text=_("Who allows what, until when. For the desk only.")
    )
    focal_x = models.FloatField(_("focal point, across"), default=0.5, validators=A_SHARE)
    focal_y = models.FloatField(_("focal point, down"), default=0.5, validators=A_SHARE)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        is_new = bool(self.file) and not self.file._committed  # type: ignore[attr-defined]
        if is_new:
            self.read_original()
        try:
            super().save(*args, **kwargs)
        except BaseException:
            if is_new and self.file._committed:  # type: ignore[attr-defined]
                self.file.delete(save=False)  # no row, no file
            raise

    def read_original(self) -> None:
        """Take from the file what pages need to know of it; the row is not saved by this."""
        # Left open: storing it reads it once more, and an upload cannot be opened again.
        original = self.file.open()
        self.digest = hashlib.file_digest(original, "sha256").hexdigest()[:12]
        self.width, self.height = pixels.upright_size(original)
        self.preview = pixels.preview(original)
        original.seek(0)

    def cut(self, shape: str = "") -> Cut:
        return Cut(self, shape)

    def cuts(self) -> list[Cut]:
        return [self.cut(shape) for shape in SHAPES]

    def url(self, width: int = 1080) -> str:
        """Return the address of the whole picture as JPEG; it changes when the picture does."""
        return self.cut().url(width)
