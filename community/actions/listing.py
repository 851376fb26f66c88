"""Adding many words to the list of those that hold a text."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from community.models import HeldWord
from community.refusals import Refused


def add(words: Sequence[HeldWord], *, by: User) -> None:
    """Add words, all of them or none. Raises Refused."""
    if not (by.is_active and by.has_perm("community.add_heldword")):
        raise Refused(_("Your account may not change the list of held words."))
    for word in words:
        word.added_by = by
    try:
        with transaction.atomic():
            HeldWord.objects.bulk_create(words)
    except IntegrityError:
        raise Refused(
            _("Somebody has just added one of these words. Nothing of yours was: look again.")
        ) from None
