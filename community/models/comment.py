from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import may_work, second_factor_of
from accounts.models import User
from community.models.member import Member
from community.models.thread import Thread
from community.workflow import GONE, HELD, VISIBLE, Status
from editions.languages import BY_CODE, Language, columns


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible(self) -> Self:
        return self.filter(status__in=VISIBLE)

    # The desk's queues: computed from what a comment is, never stored.
    def pending(self) -> Self:
        return self.filter(status__in=HELD)

    def new(self) -> Self:
        return self.filter(status=Status.NEW)

    def reported(self) -> Self:
        """Return what readers complained of and nobody has looked at."""
        return self.filter(status=Status.NEW, open_reports__gt=0)

    def top_level(self) -> Self:
        return self.filter(parent=None)

    def with_a_place(self) -> Self:
        """Return what a thread shows: comments, and where one was that others replied to."""
        return self.filter(Q(status__in=VISIBLE) | Q(shown_replies__gt=0))

    def unseen(self) -> Self:
        """Return what only its author and the desk see."""
        return self.exclude(status__in=VISIBLE | GONE)

    def with_authors(self) -> Self:
        """Load who wrote each, with what the badges beside the name ask."""
        person = "member__user__contributor"
        long = (f"{person}__{name}" for name in ("bio", *columns("bio")))
        asked = second_factor_of("member__user")
        return self.select_related(person).defer(*long).annotate(by_second_factor=asked)


class Comment(models.Model):
    """What a member says about a piece, in one language, under all editions of the piece.

    `text` is what was typed: paragraphs, links, > quotes, *emphasis*; `html` is made of it by
    `community.marks`. Its status is changed by `community.actions.rulings` only.
    """

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="comments")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    # None: the account was deleted, and with it the words.
    member = models.ForeignKey(
        Member, on_delete=models.SET_NULL, null=True, related_name="comments"
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    text = models.TextField(pgettext_lazy("reader", "comment"), blank=True)
    html = models.TextField(blank=True)
    text_key = models.CharField(max_length=32, blank=True)  # folded text's digest: is it a repeat?
    status = models.CharField(_("status"), max_length=12, choices=Status)
    version = models.PositiveIntegerField(default=1)  # the number of its last ruling
    # Why a rule held it: [{"rule": "held_word", "said": "…"}], see `community.rules`.
    findings = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    is_pick = models.BooleanField(_("pick"), default=False)
    shown_replies = models.PositiveIntegerField(default=0)
    thanks = models.PositiveIntegerField(default=0)
    open_reports = models.PositiveIntegerField(default=0)
    claimed_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    claimed_until = models.DateTimeField(null=True, blank=True)
    # Keyed digests of where it was sent from, for limits only; erased after a day.
    address = models.CharField(max_length=32, blank=True)
    subnet = models.CharField(max_length=32, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("reader", "comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="comment_gone_has_no_words",
                condition=~Q(status__in=sorted(GONE)) | Q(text="", html=""),
            ),
            models.CheckConstraint(
                name="comment_pick_is_visible",
                condition=Q(is_pick=False) | Q(status__in=sorted(VISIBLE)),
            ),
        ]
        indexes = [
            # A page of a thread, from either end: top-level comments that readers see.
            models.Index(
                fields=["thread", "created_at", "id"],
                condition=Q(parent=None),
                name="comment_thread",
            ),
            models.Index(fields=["parent", "created_at", "id"], name="comment_replies"),
            models.Index(
                fields=["thread", "created_at", "id"],
                condition=Q(is_pick=True),
                name="comment_picks",
            ),
            # The desk's queues, oldest first.
            models.Index(
                fields=["created_at", "id"],
                condition=Q(status__in=sorted(HELD)),
                name="comment_pending",
            ),
            models.Index(
                fields=["created_at", "id"], condition=Q(status=Status.NEW), name="comment_new"
            ),
            models.Index(
                fields=["created_at", "id"],
                condition=Q(status=Status.NEW, open_reports__gt=0),
                name="comment_reported",
            ),
            models.Index(fields=["created_at", "id"], name="comment_everything"),
            # Limits, and what a member wrote.
            models.Index(fields=["member", "created_at"], name="comment_member"),
            models.Index(
                fields=["text_key", "created_at"],
                condition=~Q(text_key=""),
                name="comment_repeat",
            ),
            models.Index(
                fields=["address", "created_at"],
                condition=~Q(address=""),
                name="comment_address",
            ),
            models.Index(
                fields=["subnet", "created_at"], condition=~Q(subnet=""), name="comment_subnet"
            ),
        ]

    def __str__(self) -> str:
        return " ".join(self.text.split())[:80] or self.get_status_display()

    def get_absolute_url(self) -> str:
        return reverse("community:comment", args=[self.pk])

    @property
    def reads(self) -> Language:
        return BY_CODE[self.language]

    @property
    def is_visible(self) -> bool:
        return self.status in VISIBLE

    @property
    def is_gone(self) -> bool:
        return self.status in GONE

    @property
    def is_by_contributor(self) -> bool:
        return self.member is not None and hasattr(self.member.user, "contributor")

    @property
    def is_by_editor(self) -> bool:
        """Return whether an editor wrote it; of a list from `with_authors`, without a query."""
        if self.member is None:
            return False
        user = self.member.user
        if hasattr(self, "by_second_factor"):
            user.has_second_factor = self.by_second_factor
        return may_work(user)

    @property
    def is_editable(self) -> bool:
        """Return whether its author may still change it without asking."""
        window = dt.timedelta(minutes=settings.COMMENT_EDIT_MINUTES)
        return self.status in VISIBLE | HELD and timezone.now() < self.created_at + window


class Thanks(models.Model):
    """The one reaction there is."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="thanked_by")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("thanks")
        verbose_name_plural = _("thanks")
        constraints = [models.UniqueConstraint(fields=["comment", "member"], name="thanks_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.comment}"


class Report(models.Model):
    """A member complains of a comment; a ruling on the comment settles it."""

    class Reason(models.TextChoices):
        ATTACK = "attack", _("It attacks or threatens somebody")
        HATE = "hate", _("It speaks against people for what they are")
        SPAM = "spam", _("It is spam")
        UNTRUE = "untrue", _("It states something untrue as fact")
        PERSONAL = "personal", _("It tells something private about somebody")
        UNLAWFUL = "unlawful", _("It is against the law")
        OTHER = "other", _("Something else")

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(_("reason"), max_length=20, choices=Reason)
    text = models.TextField(_("what is wrong with it"), max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["comment", "member"], name="report_once")]

    def __str__(self) -> str:
        return self.get_reason_display()
