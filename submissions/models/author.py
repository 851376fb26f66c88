from __future__ import annotations

import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contributors.models import Contributor
from editions.languages import BY_CODE, Language
from editions.models import reverse_in
from images.storage import private


def new_token() -> str:
    """Return 32 letters that nobody guesses: 192 bits of chance."""
    return secrets.token_urlsafe(24)


class AuthorQuerySet(models.QuerySet["Author"]):
    def joined(self) -> Self:
        """Leave out those who were invited and have not answered."""
        return self.filter(joined_at__isnull=False)

    def invited(self) -> Self:
        """Return those who were asked to sign with others, and have not answered."""
        return self.filter(joined_at__isnull=True, left_at__isnull=True, position__gt=0)

    def of(self, user: User) -> Self:
        """Return what somebody wrote, began or was asked to sign."""
        return self.filter(user=user, left_at__isnull=True)

    def at(self, token: str) -> Author:
        """Return who holds a private address. Raises DoesNotExist."""
        return self.select_related("submission", "user").get(token=token)


class Author(models.Model):
    """Somebody who signs a submission, with what will be printed of them.

    `token` is the private address by which they see the piece, with or without an account. The
    first one is whom we write to; only the first one sends in, withdraws and approves for all.
    """

    submission = models.ForeignKey(
        "submissions.Submission", on_delete=models.CASCADE, related_name="authors"
    )
    position = models.PositiveSmallIntegerField(default=0)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    user = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="authorships"
    )
    contributor = models.ForeignKey(
        Contributor,
        verbose_name=_("contributor"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="authorships",
        help_text=_("Who this is among those we have printed; empty for somebody new."),
    )
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("we write to you in"), max_length=10, choices=settings.LANGUAGES)
    name = models.CharField(_("name, as printed"), max_length=150)
    latin_name = models.CharField(_("name in Latin letters"), max_length=150, blank=True)
    role = models.CharField(_("role line"), max_length=300, blank=True)
    bio = models.TextField(_("biography"), max_length=1500, blank=True)
    headshot = models.FileField(
        _("portrait"), storage=private, upload_to="headshots/%Y", blank=True
    )
    joined_at = models.DateTimeField(_("joined"), null=True, blank=True)
    # Declined the invitation, or it was taken back: their address shows nothing any more.
    left_at = models.DateTimeField(null=True, editable=False)
    wants_reminders = models.BooleanField(
        _("reminders"),
        default=True,
        help_text=_("A mail before a revision is due, and once after."),
    )

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                "submission",
                Lower("email"),
                name="author_once",
                violation_error_message=_("This address is already among the authors."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def reads(self) -> Language:
        return BY_CODE[self.language]

    @property
    def is_lead(self) -> bool:
        return self.submission.lead == self

    @property
    def details_are_open(self) -> bool:
        """Return whether they still say what is printed of them: later they write to the desk."""
        piece = self.submission
        return bool(self.joined_at and piece.is_open and not piece.article_id)

    @property
    def status_url(self) -> str:
        """Return the private address of the piece, in the language the author reads."""
        return reverse_in(self.reads, "submissions:status", self.token)

    @property
    def edit_url(self) -> str:
        """Return the private address of a draft, in the language the author reads."""
        return reverse_in(self.reads, "submissions:edit", self.token)
