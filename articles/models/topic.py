from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editions.languages import Language, columns, current
from editions.models import SluggedModel, SluggedQuerySet, TranslatedModel, reverse_in
from search.searchable import Mentioned


class Topic(Mentioned, SluggedModel, TranslatedModel):
    """A subject under which pieces are filed."""

    NAMED_BY: ClassVar[tuple[str, ...]] = columns("name")

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=100)
    description = models.CharField(_("description"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = SluggedQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name or self.slug

    def get_absolute_url(self) -> str:
        return self.url_in(current())

    def url_in(self, language: Language) -> str:
        return reverse_in(language, "articles:topic", self.slug)
