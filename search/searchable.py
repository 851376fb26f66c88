"""What a model does to be found: it says what its texts are, and is indexed as it is saved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models, transaction

from editions.languages import Language
from search import actions
from search.vectors import Words

ALWAYS = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Findable:
    """One language of a row as readers may find it, from a moment on."""

    words: Words
    genre: str
    published_at: dt.datetime
    day: dt.date | None = None
    topics: tuple[int, ...] = ()
    contributors: tuple[int, ...] = ()


class Searchable(models.Model):
    """A row with a page of its own that readers search.

    Saving it indexes it. What is saved beside it, such as bylines and sections, is indexed by
    whoever saves them all: `search.actions.index(Article, [article.pk])`.
    """

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        actions.index(type(self), [self.pk])

    @classmethod
    def for_search(cls) -> models.QuerySet[Any]:
        """Return the rows with all that `findable_in` reads."""
        return cls._default_manager.all()

    def findable_in(self, language: Language) -> Findable | None:
        """Return what is found of the row in a language; None where nothing is to be found."""
        raise NotImplementedError


class Mentioned(models.Model):
    """A row whose name stands beside articles: they are found by it, so a new name indexes them."""

    NAMED_BY: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        row = type(self)._default_manager.filter(pk=self.pk) if self.pk else None
        before = row.values_list(*self.NAMED_BY).first() if row else None
        super().save(*args, **kwargs)
        if before and before != tuple(getattr(self, column) for column in self.NAMED_BY):
            articles: Any = self.articles  # type: ignore[attr-defined]  # of the subclass
            actions.index(articles.model, articles.values_list("pk", flat=True))
