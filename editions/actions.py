"""What an editor does to the languages of a piece."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from editions.languages import Language
from editions.models import Editioned


@transaction.atomic
def publish(
    piece: Editioned, *, languages: Sequence[Language], at: dt.datetime | None = None
) -> None:
    """Publish a piece in these languages, now or at a moment to come.

    Without a moment, a language that is live already keeps its date. Raises ValidationError,
    keyed by the field that lacks its text, and then publishes none of them.
    """
    now = timezone.now()
    fields = []
    for language in languages:
        column = language.field("published_at")
        present = getattr(piece, column)
        if present is None or present > now or at:
            setattr(piece, column, at or now)
            fields.append(column)
    try:
        piece.check_editions()
    except ValidationError:
        piece.refresh_from_db(fields=fields)
        raise
    piece.save(update_fields=[*fields, "updated_at"])


@transaction.atomic
def unpublish(piece: Editioned, *, languages: Sequence[Language]) -> None:
    """Take a piece back in these languages, or cancel their schedule; no text is lost."""
    fields = [language.field("published_at") for language in languages]
    for column in fields:
        setattr(piece, column, None)
    piece.save(update_fields=[*fields, "updated_at"])
