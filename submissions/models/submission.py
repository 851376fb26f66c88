from __future__ import annotations

import hashlib
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from articles.models import Article, Manuscript
from editions.languages import BY_CODE, Language
from editions.prose import ProseField
from issues.models import Issue
from submissions import lengths, workflow
from submissions.workflow import State


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def sent(self) -> Self:
        """Leave out drafts, which are their authors' own, withdrawn or not."""
        return self.exclude(state=State.DRAFT).filter(received_at__isnull=False)

    def open(self) -> Self:
        return self.filter(state__in=workflow.OPEN - {State.DRAFT})

    def undecided(self) -> Self:
        return self.filter(state__in=workflow.BEFORE_DECISION)

    def ours_to_move(self) -> Self:
        return self.filter(state__in=workflow.OURS)

    def late(self) -> Self:
        """Return those whose authors were promised an answer by now."""
        waiting = {State.RECEIVED, State.IN_REVIEW}
        return self.filter(state__in=waiting, reply_by__lt=timezone.now())

    def lapsed(self) -> Self:
        """Return the undecided ones whose exclusive offer to us is over."""
        return self.undecided().filter(exclusive_until__lt=timezone.localdate())

    def of(self, user: User) -> Self:
        """Return the pieces somebody wrote, alone or with others."""
        return self.filter(authors__user=user, authors__joined_at__isnull=False)

    def without_texts(self) -> Self:
        """Leave out the long texts: what every list needs."""
        return self.defer(
            *("text", "disclosure", "prior_publication", "image_rights", "unsettled", "opening")
        )


class Submission(models.Model):
    """An op-ed that somebody offers: from the first draft to the article that came of it.

    `state` is changed by `submissions.actions` only, under a lock and with one `Decision` a
    change; `version` counts them, so that nobody decides on what they have not seen.
    """

    # What its authors write, and a draft holds.
    WRITTEN: ClassVar[tuple[str, ...]] = (
        "title",
        "why_now",
        "summary",
        "language",
        "text",
        "exclusive_until",
        "exclusive_in",
        "prior_publication",
        "disclosure",
        "image_rights",
    )

    state = models.CharField(
        _("state"), max_length=20, choices=State, default=State.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    language = models.CharField(_("written in"), max_length=10, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), max_length=1000, blank=True)
    why_now = models.TextField(_("why now"), max_length=1000, blank=True)
    # What the authors are writing; `Revision` keeps what they sent.
    text = ProseField(_("text"), blank=True)
    exclusive_until = models.DateField(_("offered to us alone until"), null=True, blank=True)
    exclusive_in = ArrayField(
        models.CharField(max_length=10, choices=settings.LANGUAGES),
        verbose_name=_("in these languages"),
        default=list,
        blank=True,
    )
    disclosure = models.TextField(_("interests to disclose"), max_length=1000, blank=True)
    prior_publication = models.TextField(_("published before"), max_length=1000, blank=True)
    image_rights = models.TextField(_("rights of pictures"), max_length=1000, blank=True)

    # What was typed into a draft and cannot be taken as it stands, by field: kept, never lost.
    unsettled = models.JSONField(default=dict, blank=True, editable=False)
    # How often the authors saved: an older window is told, and overwrites nothing unseen.
    saves = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)
    received_at = models.DateTimeField(_("received"), null=True, editable=False)
    reply_by = models.DateTimeField(_("answer promised by"), null=True, editable=False)
    due_on = models.DateField(_("revision due"), null=True, blank=True)
    assigned_to = models.ForeignKey(
        User,
        verbose_name=_("assigned to"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        limit_choices_to={"is_staff": True},
        related_name="assigned_submissions",
    )
    claimed_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    claimed_until = models.DateTimeField(null=True, editable=False)
    # The Word file the text came from, and one whose report its author has still to read.
    manuscript = models.ForeignKey(
        Manuscript, on_delete=models.PROTECT, null=True, editable=False, related_name="pieces"
    )
    brought = models.ForeignKey(
        Manuscript, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    article = models.OneToOneField(
        Article,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="submission",
    )

    issue = models.ForeignKey(
        Issue,
        verbose_name=_("planned for"),
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="submissions",
    )
    # The languages whose publication its authors have been told of.
    told_in = ArrayField(
        models.CharField(max_length=10, choices=settings.LANGUAGES),
        default=list,
        blank=True,
        editable=False,
    )

    # How it began when it was last sent in, as `search.openings` has it.
    opening = ArrayField(models.IntegerField(), default=list, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-created_at", "-pk"]
        indexes = [
            # The queue: what is open, the oldest promise first.
            models.Index(fields=["state", "reply_by"], name="submission_queue"),
            # Which pieces begin with some of the same words.
            GinIndex(fields=["opening"], name="submission_opening"),
        ]
        constraints = [
            models.CheckConstraint(
                name="submission_state_known", condition=Q(state__in=State.values)
            ),
            models.CheckConstraint(
                name="submission_accepted_has_article",
                condition=~Q(state__in=sorted(workflow.WITH_ARTICLE)) | Q(article__isnull=False),
            ),
            models.CheckConstraint(
                name="submission_sent_was_received",
                condition=Q(state__in=[State.DRAFT, State.WITHDRAWN])
                | Q(received_at__isnull=False),
            ),
            models.CheckConstraint(
                name="submission_revision_has_due_day",
                condition=~Q(state=State.REVISION_REQUESTED) | Q(due_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Untitled"))

    @property
    def written_in(self) -> Language:
        return BY_CODE[self.language]

    def differs_from(self, other: Submission) -> list[str]:
        """Return what its author wrote otherwise in the other."""
        return [name for name in self.WRITTEN if getattr(self, name) != getattr(other, name)]

    def in_words(self, name: str) -> Any:
        """Return what its authors wrote into a field, languages by their names."""
        value = getattr(self, name)
        if name == "language":
            return self.written_in.name
        if name == "exclusive_in":
            return "、".join(BY_CODE[code].name for code in value)
        return value

    @property
    def desk_url(self) -> str:
        return reverse("admin:submissions_submission_change", args=[self.pk])

    @property
    def public_state(self) -> str:
        return str(workflow.PUBLIC[State(self.state)])

    @property
    def is_open(self) -> bool:
        return self.state in workflow.OPEN

    @property
    def is_ours_to_move(self) -> bool:
        return self.state in workflow.OURS

    @property
    def is_theirs_to_move(self) -> bool:
        return self.state in workflow.THEIRS

    @property
    def may_be_edited(self) -> bool:
        """Return whether the authors still write: later they propose, and the desk decides."""
        return self.state in workflow.THEIRS

    @property
    def is_late(self) -> bool:
        waits = self.state in {State.RECEIVED, State.IN_REVIEW}
        return bool(waits and self.reply_by and self.reply_by < timezone.now())

    @property
    def length(self) -> lengths.Length:
        return lengths.count(self.text, self.written_in)

    @cached_property
    def lead(self) -> Any:
        """Return the author whom we write to first; None only while nothing is known of them."""
        return self.authors.order_by("position", "pk").first()

    @property
    def latest_revision(self) -> Revision | None:
        return self.revisions.order_by("-number").first()

    @property
    def last_decision(self) -> Any:
        return self.decisions.select_related("editor", "author").order_by("number").last()


class Revision(models.Model):
    """A text as its authors sent it: sealed, numbered from 1, never changed afterwards."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = ProseField()
    remark = models.TextField(_("what has changed"), max_length=2000, blank=True)
    sha256 = models.CharField(max_length=64, editable=False)
    manuscript = models.ForeignKey(
        Manuscript, on_delete=models.PROTECT, null=True, related_name="revisions"
    )
    sent_by = models.ForeignKey(
        "submissions.Author", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="revision_once"),
        ]

    def __str__(self) -> str:
        return f"{self.submission} · {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sha256 = digest(self.title, self.text)
        super().save(*args, **kwargs)

    @property
    def length(self) -> lengths.Length:
        return lengths.count(self.text, self.submission.written_in)


def digest(title: str, text: str) -> str:
    """Return the SHA-256 of a title and its text, by which a later one is told to be the same."""
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()
