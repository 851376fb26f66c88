from editions.models.editioned import (
    Edition,
    Editioned,
    EditionedQuerySet,
    State,
    TranslatedModel,
    listed_in,
    published_with,
    says_something,
)
from editions.models.slugs import FormerSlug, SluggedModel, SluggedQuerySet, reverse_in

__all__ = [
    "Edition",
    "Editioned",
    "EditionedQuerySet",
    "FormerSlug",
    "SluggedModel",
    "SluggedQuerySet",
    "State",
    "TranslatedModel",
    "listed_in",
    "published_with",
    "reverse_in",
    "says_something",
]
