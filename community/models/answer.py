from __future__ import annotations

import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower, Upper
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from community.models.sections import Question, ReaderPick
from community.workflow import CONSENTING, PUBLIC_STAGES, Role, Stage, may_move
from editions.languages import BY_CODE, Language, columns, current
from editions.models import TranslatedModel, reverse_in

# By what the desk knows whether two answers are of one person, and which came first.
SENDER = ("user", "email", "received_at")


def new_token() -> str:
    return secrets.token_urlsafe(24)


class AnswerQuerySet(models.QuerySet["Answer"]):
    def waiting(self) -> Self:
        """Return what the desk has yet to read."""
        return self.confirmed().filter(stage__in=[Stage.RECEIVED, Stage.WITHHELD])

    def printable(self) -> Self:
        """Return those whose authors let us print them."""
        return self.confirmed().filter(may_print=True)

    def confirmed(self) -> Self:
        """Return those whose senders are known to hold their mailbox: no others count."""
        return self.filter(confirmed_at__isnull=False)

    def standing(self) -> Self:
        return self.exclude(stage=Stage.WITHDRAWN)

    def counted(self) -> Self:
        """Return those that took part: neither withdrawn, nor held or rejected as no answer."""
        is_none = [Stage.WITHHELD, Stage.REJECTED, Stage.WITHDRAWN]
        return self.confirmed().exclude(stage__in=is_none)

    def earlier_than(self, answer: Answer | None) -> Self:
        """Return what the same person answered before, known by account or address.

        Without an answer, that of the query around this one.
        """
        said = {name: getattr(answer, name) if answer else OuterRef(name) for name in SENDER}
        same = Q(user=said["user"], user__isnull=False)
        same |= Q(email__iexact=said["email"]) & ~Q(email="")
        return self.filter(same, received_at__lt=said["received_at"]).exclude(stage=Stage.WITHDRAWN)

    def with_first(self) -> Self:
        """Say of each whether nobody's earlier answer comes from the same person."""
        return self.annotate(is_first=~Exists(Answer.objects.earlier_than(None)))


class Answer(TranslatedModel):
    """A reader's answer to a question of the week: private, until an editor picks and prints it.

    `text` stays as it was sent. `printed` is what appears, once a language: cut by an editor where
    the author allowed it, and translated. Readers send it by `community.actions.answering`; editors
    move it between stages by `community.actions.picking`.
    """

    class Source(models.TextChoices):
        PAGE = "page", pgettext_lazy("answer", "On the site")
        MAIL = "mail", pgettext_lazy("answer", "By mail")

    class Region(models.TextChoices):
        HONG_KONG = "hong_kong", _("Hong Kong")
        MAINLAND = "mainland", _("Mainland China")
        MACAO = "macao", _("Macao")
        TAIWAN = "taiwan", _("Taiwan")
        UNITED_STATES = "united_states", _("United States")
        ASIA = "asia", _("Elsewhere in Asia")
        EUROPE = "europe", _("Europe")
        ELSEWHERE = "elsewhere", _("Elsewhere")
        UNSAID = "", _("Not said")

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="answers")
    # Where to write to; empty once the account, or the answer, was deleted.
    email = models.EmailField(_("e-mail"), blank=True)
    token = models.CharField(max_length=40, unique=True, default=new_token)
    source = models.CharField(_("came"), max_length=10, choices=Source, default=Source.PAGE)
    message_id = models.CharField(max_length=250, blank=True)  # of a mail: the same one comes once
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    text = models.TextField(pgettext_lazy("reader", "answer"), blank=True)
    printed = models.TextField(_("as printed"), blank=True)
    # In other languages than the author's, where a name is written otherwise; "": as in `name`.
    printed_name = models.CharField(_("name"), max_length=100, blank=True)
    printed_place = models.CharField(_("place"), max_length=100, blank=True)
    # Why the text of a language is to be read before it is printed, by its code.
    unchecked = models.JSONField(default=dict, blank=True)
    name = models.CharField(_("name to print"), max_length=100, blank=True)
    place = models.CharField(_("place to print"), max_length=100, blank=True)
    region = models.CharField(_("where they live"), max_length=20, choices=Region, blank=True)
    may_print = models.BooleanField(_("You may print my answer."), default=False)
    may_edit = models.BooleanField(_("You may cut it for length."), default=False)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.RECEIVED)
    version = models.PositiveIntegerField(default=1)  # the number of its last ruling
    findings = models.JSONField(default=list, blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    # None: sent by somebody who has yet to show, from the letter we wrote, that the address is
    # theirs. Until then it counts nowhere.
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, default=timezone.now)
    pick = models.OneToOneField(
        ReaderPick, on_delete=models.SET_NULL, null=True, blank=True, related_name="answer"
    )
    claimed_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    claimed_until = models.DateTimeField(null=True, blank=True)
    # As a comment's, see `community.rules.traces`: is it a repeat, and where was it sent from.
    text_key = models.CharField(max_length=32, blank=True)
    address = models.CharField(max_length=32, blank=True)
    subnet = models.CharField(max_length=32, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("reader", "answer")
        verbose_name_plural = _("answers")
        ordering = ["-received_at"]
        constraints = [
            # One person, one answer; until the question closes it can be changed.
            models.UniqueConstraint(
                fields=["question", "user"],
                condition=~Q(stage=Stage.WITHDRAWN),
                name="answer_once",
            ),
            models.UniqueConstraint(
                "question",
                Lower("email"),
                condition=~Q(stage=Stage.WITHDRAWN) & ~Q(email="") & Q(confirmed_at__isnull=False),
                name="answer_once_a_mailbox",
            ),
            models.UniqueConstraint(
                fields=["message_id"], condition=~Q(message_id=""), name="answer_mail_once"
            ),
            models.CheckConstraint(
                name="answer_pick_is_allowed",
                condition=~Q(stage=Stage.PICKED) | Q(may_print=True),
            ),
        ]
        indexes = [
            models.Index(fields=["question", "stage", "received_at"], name="answer_queue"),
            # Whether somebody without an account answered before.
            models.Index(Upper("email"), name="answer_by_email"),
            # Limits.
            models.Index(
                fields=["text_key", "received_at"],
                condition=~Q(text_key=""),
                name="answer_repeat",
            ),
            models.Index(
                fields=["address", "received_at"],
                condition=~Q(address=""),
                name="answer_address",
            ),
            models.Index(
                fields=["subnet", "received_at"], condition=~Q(subnet=""), name="answer_subnet"
            ),
        ]

    def __str__(self) -> str:
        return " ".join(self.text.split())[:80] or self.get_stage_display()

    def get_absolute_url(self) -> str:
        """Return the private page of whoever sent it."""
        return self.url_in(current())

    def url_in(self, language: Language) -> str:
        return reverse_in(language, "community:answer", self.token)

    @property
    def may_change(self) -> bool:
        """Return whether its author may still say other words."""
        return self.may_consent and self.question.takes_answers

    @property
    def may_consent(self) -> bool:
        """Return whether its author may still say how, and whether, it is printed."""
        return self.stage in CONSENTING

    @property
    def may_withdraw(self) -> bool:
        return may_move(Stage(self.stage), Stage.WITHDRAWN, role=Role.AUTHOR)

    @property
    def public_stage(self) -> str:
        """Return where it stands, in words for its author."""
        if self.confirmed_at is None and self.stage in CONSENTING:
            return gettext("Waiting for you to confirm it")
        return str(PUBLIC_STAGES[Stage(self.stage)])

    @property
    def reads(self) -> Language:
        return BY_CODE[self.language]

    @property
    def consent(self) -> str:
        """Return in words what its author allows."""
        if not self.may_print:
            return gettext("not to be printed")
        return gettext("print and cut") if self.may_edit else gettext("print as it is")

    @classmethod
    def words(cls) -> list[str]:
        """Return the columns that hold something its author said, or what we made of it."""
        return ["text", "name", "place", *cls.printed_columns()]

    @classmethod
    def printed_columns(cls) -> list[str]:
        return [column for name in cls.translated() for column in (name, *columns(name))]

    def prints(self, language: Language) -> str:
        """Return what would appear in a language; in the author's own, the original if uncut."""
        printed = str(self.text_in(language, "printed") or "")
        return printed or (self.text if language == self.reads else "")

    def signed(self, language: Language) -> tuple[str, str]:
        """Return the name and place as printed in a language."""
        own = (self.name, self.place)
        if language == self.reads:
            return own
        names = (self.text_in(language, f"printed_{name}") for name in ("name", "place"))
        name, place = (there or here for there, here in zip(names, own, strict=True))
        return (name if self.name else "", place if self.place else "")
