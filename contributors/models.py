from __future__ import annotations

import unicodedata
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.outgoing import Outgoing, OutgoingQuerySet
from editions.languages import BY_CODE, LANGUAGES, Language, columns, current
from editions.models import SluggedModel, SluggedQuerySet, TranslatedModel, reverse_in
from editions.prose import ProseField, plain
from images.models import Image
from search.searchable import ALWAYS, Findable, Mentioned, Searchable
from search.vectors import Words


class ContributorQuerySet(SluggedQuerySet):
    def without_bodies(self) -> Self:
        return self.defer("bio")

    def printed(self) -> Self:
        """Return those who have a piece in the page's language, with its number as `pieces`."""
        everybody = self.model.objects.all()
        # Which languages have a list like this one, for `listed_in`.
        listed = {
            language.field("listed"): models.Exists(everybody.filter(has_piece(language)))
            for language in LANGUAGES
        }
        number = models.Count("articles", filter=has_piece(current()), distinct=True)
        return self.annotate(pieces=number, **listed).filter(pieces__gt=0)


def has_piece(language: Language) -> Q:
    return Q(**{f"articles__{language.field('published_at')}__lte": timezone.now()})


class Contributor(Mentioned, Searchable, SluggedModel, TranslatedModel):
    """Somebody whose name is printed: a byline is not a login, so a User is optional.

    The role here is today's. The role printed above a piece is kept on its Byline.
    """

    NAMED_BY: ClassVar[tuple[str, ...]] = ("latin_name", *columns("name"))

    user = models.OneToOneField(
        "accounts.User",
        verbose_name=_("sign-in"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributor",
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    latin_name = models.CharField(
        _("name in Latin letters"),
        max_length=150,
        help_text=_("As printed in English, and in brackets after a Chinese name."),
    )
    family_name_first = models.BooleanField(
        _("family name first"),
        default=False,
        help_text=_("Zhao Wenqing: the family name Zhao stands first."),
    )
    role = models.CharField(_("role"), max_length=300, blank=True)
    bio = ProseField(_("biography"), blank=True)
    portrait = models.ForeignKey(
        Image,
        verbose_name=_("portrait"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contributors",
    )
    is_draft = models.BooleanField(
        _("not yet checked"),
        default=False,
        help_text=_("Made by an import: check the name and role, then clear this."),
    )
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)

    objects = ContributorQuerySet.as_manager()

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["latin_name"]

    def __str__(self) -> str:
        """Return the name as the page's language prints it, and the Latin one beside it."""
        return " ".join(dict.fromkeys((self.byline_name, self.latin_name)))

    def get_absolute_url(self) -> str:
        return self.url_in(current())

    def url_in(self, language: Language) -> str:
        return reverse_in(language, "contributors:detail", self.slug)

    def name_in(self, language: Language) -> str:
        """Return the name as printed in a language; the Latin one where there is no other."""
        name: Any = self.text_in(language, "name")
        return name or self.latin_name

    def findable_in(self, language: Language) -> Findable:
        """Return how they are found; the search shows those with a piece in the language."""
        name = self.name_in(language)
        return Findable(
            genre="contributor",
            published_at=ALWAYS,
            contributors=(self.pk,),
            words=Words(
                title=" ".join(dict.fromkeys((name, self.latin_name))),
                standfirst=self.text_in(language, "role") or "",
                body=(plain(self.text_in(language, "bio") or ""),),
            ),
        )

    @property
    def byline_name(self) -> str:
        return self.name_in(current())

    @property
    def sort_name(self) -> str:
        """Return the Latin name with the family name in front, for lists from A to Z."""
        if self.family_name_first:
            return self.latin_name
        *given, family = self.latin_name.split()
        return " ".join([family, *given])

    @property
    def sort_key(self) -> str:
        """Return the sort name as the alphabet takes it: É stands with E, case does not count."""
        letters = unicodedata.normalize("NFKD", self.sort_name.casefold())
        return "".join(letter for letter in letters if not unicodedata.combining(letter))

    @property
    def initial(self) -> str:
        return self.sort_key[:1].upper()


class ProfileChange(models.Model):
    """What a contributor asks us to print of them from now on: the desk takes it over or not.

    Changed by `contributors.actions` only.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waits for the desk")
        TAKEN = "taken", _("Taken over")
        DECLINED = "declined", _("Not taken over")

    contributor = models.ForeignKey(
        Contributor,
        verbose_name=_("contributor"),
        on_delete=models.CASCADE,
        related_name="profile_changes",
    )
    texts = models.JSONField(default=dict, editable=False)  # by column: role_zh_hant
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.WAITING, editable=False
    )
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)  # the contributor reads it
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("proposed profile")
        verbose_name_plural = _("proposed profiles")
        ordering = ["-proposed_at"]
        constraints = [
            # A second proposal replaces the first while the desk has not looked.
            models.UniqueConstraint(
                "contributor",
                name="profile_change_waits_once",
                condition=Q(status="waiting"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.contributor)

    def differences(self) -> list[tuple[Language, str, str, str]]:
        """Return (language, field, as printed now, as proposed) of each text that differs."""
        return [
            (language, label(name), words(self.contributor.text_in(language, name)), words(new))
            for name in ("name", "role", "bio")
            for language in LANGUAGES
            if (new := self.texts.get(language.field(name))) is not None
            and new != self.contributor.text_in(language, name)
        ]


class ProfileLetter(Outgoing):
    """A mail to a contributor about what they proposed: a row of the desk's outbox."""

    change = models.ForeignKey(ProfileChange, on_delete=models.CASCADE, related_name="letters")

    objects = OutgoingQuerySet["ProfileLetter"].as_manager()

    class Meta(Outgoing.Meta):
        verbose_name = _("letter about a profile")
        verbose_name_plural = _("letters about profiles")
        constraints = [
            models.UniqueConstraint(fields=["change", "occasion"], name="profile_letter_once"),
        ]
        indexes = [
            models.Index(fields=["status", "send_at"], name="profile_letter_outbox"),
        ]

    @property
    def to(self) -> str:
        user = self.change.contributor.user
        return user.email if user else ""

    @property
    def headers(self) -> dict[str, str]:
        return {"Content-Language": BY_CODE[self.language].tag}


def words(text: str | None) -> str:
    """Return a text as it is read: a biography is kept as HTML, a name is not."""
    return plain(text) if text and text.startswith("<") else text or ""


def label(name: str) -> str:
    return str(Contributor._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
