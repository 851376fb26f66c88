from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editions.models import TranslatedModel
from images.storage import originals

A_SHARE = [MinValueValidator(0.0), MaxValueValidator(1.0)]


class Image(TranslatedModel):
    """A picture with what must be said of it: alternative text, credit and rights.

    The original is kept private; readers get renditions (`images.renditions`).
    """

    WIDTHS = (360, 720, 1080, 1600)

    file = models.ImageField(
        _("picture"),
        storage=originals,
        upload_to="%Y/%m",
        width_field="width",
        height_field="height",
        help_text=_("JPEG, PNG or WebP, at least 1,200 pixels wide for a lead picture."),
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    digest = models.CharField(max_length=12, editable=False)
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
        if self.file and not self.file._committed:  # type: ignore[attr-defined]  # a new file
            # Left open: storing it reads it once more, and an upload cannot be opened again.
            original = self.file.open()
            self.digest = hashlib.file_digest(original, "sha256").hexdigest()[:12]
            original.seek(0)
        super().save(*args, **kwargs)

    @property
    def widths(self) -> list[int]:
        """Return the widths worth offering: never enlarged, always at least one."""
        return [width for width in self.WIDTHS if width <= self.width] or [self.width]

    def url(self, width: int | None = None) -> str:
        """Return a rendition's address; it changes when the picture does."""
        chosen = width or max(w for w in self.widths if w <= 1080 or w == self.widths[0])
        return _address(self.pk, self.digest, chosen)

    @property
    def srcset(self) -> str:
        return ", ".join(f"{self.url(width)} {width}w" for width in self.widths)

    @property
    def focal_position(self) -> str:
        """Return the focal point as a CSS class: thirds, so that no inline style is needed."""
        across = min(int(self.focal_x * 3), 2)
        down = min(int(self.focal_y * 3), 2)
        return f"focus-{across}-{down}"


@lru_cache(maxsize=10_000)  # each picture on each page asks for all its widths
def _address(pk: int, digest: str, width: int) -> str:
    return reverse("images:rendition", args=[pk, digest, width])
