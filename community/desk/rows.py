"""What a row of the moderation page shows; every question is asked once a page."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from community import workflow
from community.models import Comment, Remark, Report, Ruling, Thread
from community.rules import words
from community.workflow import RULES, VISIBLE, Kind, Role, Status

OFFERED = (Kind.APPROVE, Kind.REJECT, Kind.ASK_TO_REVISE, Kind.HOLD)


@dataclass
class Row:
    comment: Comment
    thread: Thread
    editor: User
    last: Ruling | None = None
    reports: list[Report] = field(default_factory=list)
    history: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    problem: str = ""

    @property
    def why(self) -> list[tuple[str, str]]:
        """Return the rules that held it, and what each means."""
        return [(found.get("rule", ""), words(found)) for found in self.comment.findings]

    @property
    def acts(self) -> set[Kind]:
        status = Status(self.comment.status)
        return {kind for kind in OFFERED if workflow.may(kind, status=status, role=Role.EDITOR)}

    @property
    def may_approve(self) -> bool:
        return Kind.APPROVE in self.acts

    @property
    def may_reject(self) -> bool:
        return Kind.REJECT in self.acts

    @property
    def may_ask(self) -> bool:
        return Kind.ASK_TO_REVISE in self.acts

    @property
    def may_hold(self) -> bool:
        return Kind.HOLD in self.acts

    @property
    def undoes(self) -> Ruling | None:
        """Return the ruling that can be taken back."""
        last = self.last
        if last is None or last.to_status != self.comment.status or last.kind == Kind.UNDO:
            return None
        rule = RULES.get(Kind(last.kind))
        return last if rule and rule.is_undone else None

    @property
    def is_decided(self) -> bool:
        """Return whether nobody needs to look at it now."""
        return self.comment.status not in workflow.HELD and self.comment.status != Status.NEW

    @property
    def is_pinned(self) -> bool:
        return self.thread.pinned_id == self.comment.pk

    @property
    def is_editors(self) -> bool:
        member = self.comment.member
        return bool(member and member.user.is_staff)

    @property
    def is_contributors(self) -> bool:
        member = self.comment.member
        return bool(member and hasattr(member.user, "contributor"))

    @property
    def age(self) -> str:
        return age(self.comment.created_at)

    @property
    def rival(self) -> User | None:
        """Return who else is at it now."""
        is_claimed = self.comment.claimed_until and self.comment.claimed_until > timezone.now()
        return self.comment.claimed_by if is_claimed and not self.is_mine else None

    @property
    def is_mine(self) -> bool:
        until = self.comment.claimed_until
        return bool(until and until > timezone.now() and self.comment.claimed_by == self.editor)


def age(moment: dt.datetime) -> str:
    passed = timezone.now() - moment
    if passed >= dt.timedelta(days=1):
        text = ngettext("%(count)d day", "%(count)d days", passed.days)
        return text % {"count": passed.days}
    minutes = max(int(passed.total_seconds()) // 60, 0)
    if minutes >= 60:
        return ngettext("%(count)d hour", "%(count)d hours", minutes // 60) % {
            "count": minutes // 60
        }
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


def rows(comments: list[Comment], threads: Iterable[Thread], editor: User) -> list[Row]:
    pieces = {thread.pk: thread for thread in threads}
    pks = [comment.pk for comment in comments]
    members = {comment.member_id for comment in comments if comment.member_id}
    reports, remarks = defaultdict(list), defaultdict(list)
    open_reports = Report.objects.filter(comment__in=pks, settled_at=None)
    for report in open_reports.select_related("member"):
        reports[report.comment_id].append(report)
    for remark in Remark.objects.filter(member__in=members).select_related("editor")[:200]:
        remarks[remark.member_id].append(remark)
    latest = Ruling.objects.filter(comment__in=pks, number=F("comment__version"))
    last = {ruling.comment_id: ruling for ruling in latest.select_related("editor")}
    before = histories(members)
    return [
        Row(
            comment,
            pieces[comment.thread_id],
            editor,
            last=last.get(comment.pk),
            reports=reports[comment.pk],
            history=before.get(comment.member_id, {}),
            remarks=remarks[comment.member_id] if comment.member_id else [],
        )
        for comment in comments
    ]


def histories(members: Iterable[Any]) -> dict[Any, Any]:
    """Return how many comments of each member were published and rejected."""
    theirs = Comment.objects.filter(member__in=list(members)).order_by().values("member")
    found = theirs.annotate(
        published=Count("pk", filter=Q(status__in=VISIBLE)),
        rejected=Count("pk", filter=Q(status=Status.REJECTED)),
    )
    return {row["member"]: row for row in found}


def one(comment: Comment, editor: User, problem: str = "") -> Row:
    """Return the row of one comment, as it is stored now."""
    related = ("member__user__contributor", "parent__member", "claimed_by")
    fresh = Comment.objects.select_related(*related).get(pk=comment.pk)
    threads = Thread.objects.with_piece().filter(pk=fresh.thread_id)
    (row,) = rows([fresh], threads, editor)
    row.problem = problem
    return row


def ruled(ruling: Ruling) -> str:
    return _("%(ruling)s. “%(comment)s”") % {"ruling": ruling, "comment": ruling.comment}
