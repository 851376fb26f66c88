"""Forgetting somebody: their words go, and the shape of the threads stays."""

from __future__ import annotations

from collections import Counter, defaultdict

from django.db import transaction
from django.db.models import F, Q, QuerySet

import search.actions
from community.actions import silences
from community.models import Answer, Comment, Member, Report, Ruling, Thanks, Thread
from community.workflow import GONE, VISIBLE, Kind, Role, Stage, Status
from issues.models import Issue


@transaction.atomic
def forget(member: Member) -> None:
    """Delete a member, all they wrote, and what they said of others' comments.

    In few statements however many comments there are. Rows are locked in the order in which
    everybody writes them: replies, what they reply to, threads. What the member is sending now
    waits, and so does whoever bans them.
    """
    row = Member.objects.select_for_update(of=("self",)).select_related("user").get(pk=member.pk)
    silences.remember(row)
    mine = Comment.objects.filter(member=member)
    thanked = set(Thanks.objects.filter(member=member).values_list("comment", flat=True))
    reported = Report.objects.filter(member=member, settled_at=None)
    complained = set(reported.values_list("comment", flat=True))
    touched = Q(member=member) | Q(pk__in=thanked | complained)
    _lock(Comment.objects.filter(touched, parent__isnull=False))
    parents = mine.filter(parent__isnull=False).values("parent")
    _lock(Comment.objects.filter(touched | Q(pk__in=parents), parent=None))
    Comment.objects.filter(pk__in=thanked).update(thanks=F("thanks") - 1)
    Comment.objects.filter(pk__in=complained).update(open_reports=F("open_reports") - 1)
    _count_out(mine, also=thanked)
    _erase(mine)
    member.delete()


def _lock(comments: QuerySet[Comment]) -> None:
    rows = comments.order_by("pk").select_for_update(of=("self",), no_key=True)
    list(rows.values_list("pk"))


def _count_out(mine: QuerySet[Comment], *, also: set[int]) -> None:
    """Take the visible comments out of the counts of what they stand under."""
    visible = list(mine.filter(status__in=VISIBLE).values_list("pk", "thread", "parent", "is_pick"))
    replies = Counter(parent for _pk, _thread, parent, _pick in visible if parent)
    for number, parents in _by_number(replies).items():
        Comment.objects.filter(pk__in=parents).update(shown_replies=F("shown_replies") - number)
    shown = Counter(thread for _pk, thread, _parent, _pick in visible)
    picks = Counter(thread for _pk, thread, _parent, is_pick in visible if is_pick)
    others = Comment.objects.filter(pk__in=also).values_list("thread", flat=True)
    threads = Thread.objects.filter(pk__in={*shown, *others}).order_by("pk")
    changes = {pk: (shown[pk], picks[pk]) for pk in _locked_keys(threads)}
    for (less, fewer), pks in _by_number(changes).items():
        Thread.objects.filter(pk__in=pks).update(
            shown=F("shown") - less, picks=F("picks") - fewer, version=F("version") + 1
        )
    pinned = [pk for pk, _thread, _parent, _pick in visible]
    Thread.objects.filter(pinned__in=pinned).update(pinned=None)


def _locked_keys(threads: QuerySet[Thread]) -> list[int]:
    return list(threads.select_for_update(no_key=True).values_list("pk", flat=True))


def _by_number[Number](changes: dict[int, Number]) -> dict[Number, list[int]]:
    """Return the rows that change alike, so that they are written together."""
    alike: dict[Number, list[int]] = defaultdict(list)
    for pk, number in changes.items():
        alike[number].append(pk)
    return alike


def _erase(mine: QuerySet[Comment]) -> None:
    """Leave tombstones, each with its ruling."""
    going = list(mine.exclude(status__in=GONE).values_list("pk", "status", "version"))
    pks = [pk for pk, _status, _version in going]
    Ruling.objects.filter(comment__in=pks).update(text="")
    Ruling.objects.bulk_create(
        (
            Ruling(
                comment_id=pk,
                number=version + 1,
                kind=Kind.DELETE,
                from_status=status,
                to_status=Status.DELETED,
                role=Role.AUTHOR,
            )
            for pk, status, version in going
        ),
        batch_size=1000,
    )
    Comment.objects.filter(pk__in=pks).update(
        status=Status.DELETED,
        version=F("version") + 1,
        text="",
        html="",
        text_key="",
        findings=[],
        is_pick=False,
        claimed_by=None,
        claimed_until=None,
    )
    mine.update(member=None, address="", subnet="")


@transaction.atomic
def forget_answers(answers: QuerySet[Answer]) -> None:
    """Erase answers; what was printed of them stays in its issue, as a byline does.

    Held first and read then: what an editor places at this moment is in an issue by the second.
    """
    list(answers.order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    for answer in answers:
        _forget_answer(answer)


def _forget_answer(answer: Answer) -> None:
    pick = answer.pick
    if answer.stage == Stage.PICKED and pick and pick.parent.live_editions():
        answer.user, answer.email, answer.text, answer.message_id = None, "", "", ""
        answer.text_key = answer.address = answer.subnet = ""
        answer.findings = []
        answer.save()
        answer.notices.all().delete()
        return
    answer.delete()
    if pick:
        pick.delete()
        search.actions.index(Issue, [pick.parent_id])
