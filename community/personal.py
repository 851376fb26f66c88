"""What this app holds about a person: to be handed over, and to be forgotten."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from accounts.access import has_proved_mailbox
from accounts.models import User
from community.actions import forgetting, receiving
from community.models import Answer, Member, Notice, Remark, Thanks
from community.workflow import PUBLIC, Status

OF_A_MEMBER = ("name", "place", "about", "joined_at", "is_told_of_replies")
OF_AN_ANSWER = ("language", "text", "name", "place", "region", "may_print", "may_edit")


def export(user: User) -> dict[str, object]:
    """Return it by topic.

    Notes of moderators are left out: they are the desk's own work, and may speak of others.
    Warnings and suspensions are told.
    """
    mails = letters_to(user).filter(sent_at__isnull=False).order_by("sent_at")
    held: dict[str, object] = {
        "answers": [_answer(answer) for answer in answers_of(user).order_by("pk")],
        "community_mails": list(mails.values("sent_at", "subject", "body")),
    }
    member = Member.objects.filter(user=user).first()
    return {**held, "member": _member(member)} if member else held


def letters_to(user: User) -> QuerySet[Notice]:
    """Return the letters to somebody; those to an address they have proved to hold too."""
    theirs = Q(user=user)
    if has_proved_mailbox(user):
        theirs |= Q(email__iexact=user.email)
    return Notice.objects.filter(theirs)


def answers_of(user: User) -> QuerySet[Answer]:
    """Return somebody's answers; those mailed from an address they have proved to hold too."""
    theirs = Q(user=user)
    if has_proved_mailbox(user):
        theirs |= Q(user=None, email__iexact=user.email)
    return Answer.objects.filter(theirs).select_related("question", "pick__parent")


def _answer(answer: Answer) -> dict[str, object]:
    return {
        "question": answer.question.text,
        "received_at": answer.received_at,
        "stage": answer.stage,
        **{name: getattr(answer, name) for name in OF_AN_ANSWER},
    }


def _member(member: Member) -> dict[str, object]:
    remarks = member.remarks.exclude(kind=Remark.Kind.NOTE).order_by("at")
    thanks = Thanks.objects.filter(member=member).order_by("pk")
    return {
        **{name: getattr(member, name) for name in OF_A_MEMBER},
        "former_names": list(member.former_names.values("name", "until")),
        "comments": [
            {**row, "status": str(PUBLIC[Status(row["status"])])}
            for row in member.comments.order_by("pk").values(
                "id", "thread", "parent", "language", "text", "status", "created_at", "edited_at"
            )
        ],
        "thanked": list(thanks.values_list("comment", flat=True)),
        "reports": list(member.reports.values("comment", "reason", "text", "at")),
        "follows": list(member.follows.values_list("thread", flat=True)),
        "mutes": list(member.mutes.values_list("muted__name", flat=True)),
        "warnings": list(remarks.values("kind", "text", "until", "at")),
    }


def forget(user: User) -> None:
    """Leave tombstones of comments; printed answers and records of takedowns stay."""
    for answer in answers_of(user):
        forgetting.forget_answer(answer)
    letters_to(user).filter(occasion__startswith=receiving.NOT_TAKEN).delete()
    member = Member.objects.filter(user=user).first()
    if member:
        forgetting.forget(member)
