"""What members do with comments of others and with threads: report, thank, mute, follow."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from community import writing
from community.actions import counts, rulings
from community.models import Comment, Follow, Member, Mute, Report, Thanks, Thread
from community.refusals import Refused
from community.rules.trust import is_newcomer
from community.workflow import Kind, Status


@transaction.atomic
def report(comment: Comment, *, member: Member, reason: str, text: str = "") -> Report:
    """Complain of a comment, once a member.

    Enough complaints of people we trust hide what no editor has looked at, until one does.
    """
    writing.refuse(writing.silenced(member))
    row = locked(comment)
    refuse_own(row, member)
    report, is_new = Report.objects.get_or_create(
        comment=row, member=member, defaults={"reason": reason, "text": text}
    )
    if not is_new:
        return report
    Comment.objects.filter(pk=row.pk).update(open_reports=F("open_reports") + 1)
    if row.status == Status.NEW and trusted_reports(row) >= settings.COMMENT_REPORTS_TO_HOLD:
        rulings.rule(row, Kind.HOLD, by=None, to=Status.PENDING)
    return report


def trusted_reports(comment: Comment) -> int:
    """Count the open reports of members who have published enough; the others only inform."""
    reports = comment.reports.filter(settled_at=None).select_related("member")
    return sum(not (each.member.is_silenced or is_newcomer(each.member)) for each in reports)


@transaction.atomic
def thank(comment: Comment, *, member: Member) -> None:
    """Thank for a comment, which counts once."""
    writing.refuse(writing.paused() or writing.silenced(member))
    row = locked(comment)
    refuse_own(row, member)
    _thanks, is_new = Thanks.objects.get_or_create(comment=row, member=member)
    if is_new:
        count_thanks(row, +1)


@transaction.atomic
def unthank(comment: Comment, *, member: Member) -> None:
    writing.refuse(writing.paused())
    row = locked(comment)
    number, _rows = Thanks.objects.filter(comment=row, member=member).delete()
    if number:
        count_thanks(row, -1)


def count_thanks(comment: Comment, change: int) -> None:
    Comment.objects.filter(pk=comment.pk).update(thanks=F("thanks") + change)
    counts.touched(comment.thread_id)


def locked(comment: Comment) -> Comment:
    """Return a comment that readers see, held until the transaction ends."""
    rows = Comment.objects.visible().select_for_update(of=("self",))
    row = rows.filter(pk=comment.pk).first()
    if row is None:
        raise Refused(_("This comment is no longer here."))
    return row


def refuse_own(comment: Comment, member: Member) -> None:
    if comment.member_id == member.pk:
        raise Refused(_("This comment is your own."))


def mute(other: Member, *, member: Member) -> None:
    """Fold what another member wrote, on this member's own pages only."""
    if other == member:
        raise Refused(_("You cannot mute yourself."))
    Mute.objects.get_or_create(member=member, muted=other)


def unmute(other: Member, *, member: Member) -> None:
    Mute.objects.filter(member=member, muted=other).delete()


def follow(thread: Thread, *, member: Member) -> None:
    """Send a member a digest of what is new in a thread, from now on."""
    Follow.objects.get_or_create(thread=thread, member=member)


def unfollow(thread: Thread, *, member: Member) -> None:
    Follow.objects.filter(thread=thread, member=member).delete()
