from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from articles.models import Article
from community.models.member import Member
from community.models.sections import Question
from issues.models import Issue

type Piece = Issue | Article | Question
# What can be talked about, by the word in the thread's address.
PIECES: dict[str, type[Piece]] = {"issue": Issue, "article": Article, "question": Question}


class ThreadQuerySet(models.QuerySet["Thread"]):
    def about(self, piece: Piece) -> Self:
        return self.filter(**{piece_kind(piece): piece})

    def with_piece(self) -> Self:
        """Load what a thread is about, without its texts."""
        return self.select_related("issue", "article", "question__parent").defer(
            "issue__letter", "article__body", "question__parent__letter"
        )


def piece_kind(piece: Piece) -> str:
    return next(kind for kind, model in PIECES.items() if isinstance(piece, model))


class Thread(models.Model):
    """The one conversation about a piece, under all of its editions.

    Its counts are written by `community.actions.counts` in the transaction that changes a status.
    `version` rises with whatever readers can see of it.
    """

    class Opening(models.TextChoices):
        AUTO = "auto", pgettext_lazy("thread", "Closes by itself")
        OPEN = "open", pgettext_lazy("thread", "Stays open")
        CLOSED = "closed", pgettext_lazy("thread", "Closed")
        OFF = "off", pgettext_lazy("thread", "No comments on this piece")

    issue = models.OneToOneField(Issue, on_delete=models.PROTECT, null=True, related_name="thread")
    article = models.OneToOneField(
        Article, on_delete=models.PROTECT, null=True, related_name="thread"
    )
    question = models.OneToOneField(
        Question, on_delete=models.PROTECT, null=True, related_name="thread"
    )
    opening = models.CharField(
        _("open to comments"), max_length=10, choices=Opening, default=Opening.AUTO
    )
    is_premoderated = models.BooleanField(_("every comment is looked at first"), default=False)
    shown = models.PositiveIntegerField(default=0)  # visible comments, replies included
    picks = models.PositiveIntegerField(default=0)  # of these, picked by an editor
    version = models.PositiveIntegerField(default=0)
    pinned = models.ForeignKey(
        "Comment", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        constraints = [
            models.CheckConstraint(
                name="thread_about_one_piece",
                condition=Q(issue__isnull=False, article__isnull=True, question__isnull=True)
                | Q(issue__isnull=True, article__isnull=False, question__isnull=True)
                | Q(issue__isnull=True, article__isnull=True, question__isnull=False),
            ),
            models.CheckConstraint(
                name="thread_picks_are_shown", condition=Q(picks__lte=models.F("shown"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.piece)

    @property
    def kind(self) -> str:
        return piece_kind(self.piece)

    @property
    def piece(self) -> Any:
        return self.issue or self.article or self.question

    @property
    def is_open(self) -> bool:
        """Return whether comments are taken: as an editor says, else for so many days."""
        if self.opening != self.Opening.AUTO:
            return self.opening == self.Opening.OPEN
        since = self.begun_at
        return bool(since and timezone.now() < since + closes_after())

    @property
    def begun_at(self) -> dt.datetime | None:
        """Return when the piece first appeared in any language; None while it is not out."""
        piece = self.question.parent if self.question else self.piece
        dates = [edition.published_at for edition in piece.live_editions()]
        return min(dates, default=None)


def closes_after() -> dt.timedelta:
    return dt.timedelta(days=settings.COMMENTS_CLOSE_AFTER_DAYS)


class Follow(models.Model):
    """A member wants a digest by mail of what is new in a thread."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="follows")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="follows")
    told_at = models.DateTimeField(default=timezone.now)  # what came before was in a digest

    class Meta:
        verbose_name = _("followed thread")
        verbose_name_plural = _("followed threads")
        constraints = [models.UniqueConstraint(fields=["thread", "member"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.thread}"


class PauseQuerySet(models.QuerySet["Pause"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)


class Pause(models.Model):
    """A time in which the whole community is read only; the open one, if any, has no end."""

    began_at = models.DateTimeField(default=timezone.now)
    began_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("pause of the community")
        verbose_name_plural = _("pauses of the community")
        ordering = ["-began_at"]
        default_permissions = ()
        permissions = [("pause_community", "Can make the community read only")]
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(ended_at__isnull=True), name="pause_only_one_open"
            ),
        ]

    def __str__(self) -> str:
        return self.reason
