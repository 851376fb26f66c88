from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from editions.languages import LANGUAGES


class Entry(models.Model):
    """A published edition of a piece, or a part of a long one, as readers find it.

    `search.actions.index` writes it from the piece. It vanishes with the piece, whoever deletes
    that: a trigger of each table sees to it.
    """

    kind = models.CharField(max_length=20)  # the piece's model
    object_id = models.BigIntegerField()
    language = models.CharField(max_length=10)
    part = models.PositiveSmallIntegerField()

    # Readers' choices. A contributor has no day.
    genre = models.CharField(max_length=20)
    day = models.DateField(null=True)
    published_at = models.DateTimeField()
    topics = ArrayField(models.BigIntegerField(), default=list)
    contributors = ArrayField(models.BigIntegerField(), default=list)

    title = models.TextField()  # in one case and width, its script as it was written
    head = SearchVectorField()  # title and standfirst alone
    vector = SearchVectorField()
    text = models.TextField()
    opening = ArrayField(models.IntegerField(), default=list)  # of the first part: what is alike
    digest = models.CharField(max_length=16)  # of all that the entry was made of, and of how

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "language", "part"], name="entry_once"
            ),
        ]
        indexes = [
            # Once a language, because two in Chinese have the same words.
            *(
                GinIndex(
                    fields=[name],
                    name=f"entry_{name}_{language.column}",
                    condition=Q(language=language.code),
                    fastupdate=False,  # a list of what is yet to be filed would slow every search
                )
                for language in LANGUAGES
                for name in ("head", "vector")
            ),
            # Whether a contributor has a piece in the language.
            GinIndex(fields=["contributors"], name="entry_contributors", fastupdate=False),
            # Which pieces begin with some of the same words.
            GinIndex(fields=["opening"], name="entry_opening", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} {self.language} {self.part}"
