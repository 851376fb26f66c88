from __future__ import annotations

from functools import lru_cache
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.translation import gettext_lazy as _

from editions.languages import Language


class FormerSlug(models.Model):
    """A slug that once named a page: kept for good, so that its address still leads there."""

    kind = models.CharField(max_length=50)
    slug = models.SlugField(max_length=120)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"


class SluggedQuerySet(models.QuerySet[Any]):
    def at(self, slug: str) -> Any:
        """Return the row at a slug, present or former; compare its `slug` to tell which.

        Raises the model's DoesNotExist.
        """
        try:
            return self.get(slug=slug)
        except self.model.DoesNotExist:
            return self.formerly_at(slug).get()

    def formerly_at(self, slug: str) -> Self:
        """Return the row a slug once named; none when that row has been deleted."""
        former = FormerSlug.objects.filter(kind=self.model._meta.model_name, slug=slug)
        return self.filter(pk__in=former.values("object_id"))


class SluggedModel(models.Model):
    """A page with one ASCII slug for all languages: permanent, and the old ones redirect."""

    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        help_text=_(
            "The last part of the page’s address, the same in every language. "
            "When you change it, the old address keeps leading here."
        ),
    )

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        saved: str | None = getattr(self, "_saved_slug", None)
        if saved and saved != self.slug:
            self._former(self.slug).filter(object_id=self.pk).delete()
            kind = self._meta.model_name
            former = {"object_id": self.pk}
            FormerSlug.objects.update_or_create(kind=kind, slug=saved, defaults=former)
        self._saved_slug = self.slug

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        row = super().from_db(*args, **kwargs)
        row.__dict__["_saved_slug"] = row.__dict__.get("slug")
        return row

    def clean(self) -> None:
        super().clean()
        pages: Any = type(self)._default_manager
        if pages.formerly_at(self.slug).exclude(pk=self.pk).exists():
            raise ValidationError(
                {"slug": _("Another page once had this address, and links to it still exist.")}
            )
        if self.is_overshadowed():
            raise ValidationError({"slug": _("This address leads to another page of the site.")})

    def is_overshadowed(self) -> bool:
        """Return whether the site shows something else at this address: /articles/1989/ a year."""
        try:
            address = self.get_absolute_url()  # type: ignore[attr-defined]  # each page has one
        except NoReverseMatch:  # no slug at all: the field says so
            return False
        return resolve(address).kwargs.get("slug") != self.slug

    def _former(self, slug: str) -> models.QuerySet[FormerSlug]:
        return FormerSlug.objects.filter(kind=self._meta.model_name, slug=slug)


@lru_cache(maxsize=10_000)  # a list asks for each of its addresses several times
def reverse_in(language: Language, view: str, *args: Any) -> str:
    """Return the address of a page in a language, whatever language is active."""
    here = reverse(view, args=args)
    return f"/{language.code}/" + here.split("/", 2)[2]
