from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.languages import Language
from editions.models import (
    Editioned,
    EditionedQuerySet,
    SluggedModel,
    SluggedQuerySet,
    published_with,
    reverse_in,
)
from editions.prose import ProseField


class PageQuerySet(EditionedQuerySet, SluggedQuerySet):  # type: ignore[override]  # managers
    def without_bodies(self) -> Self:
        return self.defer("body")


class Page(SluggedModel, Editioned):
    """A standing page of the publication, such as About."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "body")

    title = models.CharField(_("title"), max_length=200, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = ProseField(_("text"), blank=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")
        constraints = published_with("title", "body", model="page")

    def __str__(self) -> str:
        return self.any_title or self.slug

    def url_in(self, language: Language) -> str:
        return reverse_in(language, "articles:page", self.slug)
