"""What somebody outside the desk has a say in before it is published."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editions.languages import LANGUAGES, Language
from editions.models import Edition


class Approvable(models.Model):
    """A piece whose author may have to approve each edition before readers see it.

    `approved` is NULL for what is our own to publish; else it names each language that may be
    published, with the fingerprint of the text that may. `submissions` writes it.
    """

    approved = models.JSONField(null=True, editable=False)

    class Meta:
        abstract = True

    def check_approvals(self) -> None:
        """Refuse a date for an edition whose text is not the one that was approved."""
        unseen = [edition.language for edition in self._editions() if self._goes_unseen(edition)]
        if unseen:
            text = _(
                "Its author has not approved this text. Send a proof, or write down why it is "
                "published without, on the submission’s page of proofs."
            )
            raise ValidationError({each.field("published_at"): text for each in unseen})

    def _editions(self) -> list[Edition]:
        return self.editions()  # type: ignore[attr-defined]  # each piece has them

    def _goes_unseen(self, edition: Edition) -> bool:
        """Return whether an edition has a date and no approval; a live one may be corrected.

        One that is live no longer by its new date is published anew, as if it had been taken back.
        """
        if not edition.published_at or self.is_approved_in(edition.language):
            return False
        if edition.published_at > timezone.now():
            return True
        rows: Any = type(self)._default_manager
        return not rows.published(edition.language).filter(pk=self.pk).exists()

    def is_approved_in(self, language: Language) -> bool:
        """Return whether nobody's approval is wanting for a language's text as it stands."""
        if self.approved is None:
            return True
        return bool(self.approved.get(language.code) == self.fingerprint(language))

    def fingerprint(self, language: Language) -> str:
        """Return the SHA-256 of what an edition prints, by which a later text is told apart."""
        edition = Edition(self, language)  # type: ignore[arg-type]  # only pieces are approvable
        names = ("title", "standfirst", "body", "authors_note", "disclosure")
        printed = [getattr(edition, name) or "" for name in names]
        for byline in self.bylines.with_contributors():  # type: ignore[attr-defined]
            person = byline.contributor
            printed += [person.name_in(language), person.latin_name, byline.role_in(language) or ""]
        return hashlib.sha256("\x1f".join(printed).encode()).hexdigest()


def published_when_approved(*, model: str) -> list[models.BaseConstraint]:
    """Return constraints: what needs approval has a date only in languages that have it."""
    return [
        models.CheckConstraint(
            name=f"{model}_{language.column}_published_when_approved",
            condition=Q(approved__isnull=True)
            | Q(**{f"{language.field('published_at')}__isnull": True})
            | Q(approved__has_key=language.code),
        )
        for language in LANGUAGES
    ]
