"""What this app holds about a person: to be handed over, and to be forgotten."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from accounts.access import has_proved_mailbox
from accounts.models import User
from community import addresses
from community.actions import forgetting, receiving
from community.models import Answer, Member, Notice, Remark, Silence, Thanks
from community.subjects import Subject
from community.workflow import PUBLIC, Status
from editions.languages import BY_CODE, Language
from editions.links import absolute
from editions.models import reverse_in

OF_A_MEMBER = ("name", "place", "about", "joined_at", "is_told_of_replies")
OF_AN_ANSWER = ("language", "text", "name", "place", "region", "may_print", "may_edit")
OF_A_COMMENT = ("parent", "language", "text", "created_at", "edited_at")
OF_A_SILENCE = ("suspended_until", "banned_at", "text", "ends_at")


def export(user: User) -> dict[str, object]:
    """Return it by topic.

    Notes of moderators are left out: they are the desk's own work, and may speak of others.
    Warnings and suspensions are told.
    """
    language = BY_CODE[user.language]
    mails = letters_to(user).filter(sent_at__isnull=False).order_by("sent_at")
    held: dict[str, object] = {
        "answers": [_answer(answer, language) for answer in answers_of(user).order_by("pk")],
        "community_mails": list(mails.values("sent_at", "subject", "body")),
    }
    if silence := Silence.objects.of(user.email).first():  # of an account they had before
        held["may_not_write"] = {name: getattr(silence, name) for name in OF_A_SILENCE}
    member = Member.objects.filter(user=user).first()
    return {**held, "member": _member(member, language)} if member else held


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
    return Answer.objects.filter(theirs).select_related("question__parent", "pick__parent")


def _answer(answer: Answer, language: Language) -> dict[str, object]:
    asked = Subject(answer.question, language)
    printed = addresses.of_piece(answer.pick.parent, language) if answer.pick else None
    return {
        "question": answer.question.text,
        "question_page": absolute(asked.url) if asked.shown_in else None,
        "your_page": absolute(answer.url_in(language)),
        "printed_in": printed,
        "received_at": answer.received_at,
        "stage": answer.stage,
        **{name: getattr(answer, name) for name in OF_AN_ANSWER},
    }


def _member(member: Member, language: Language) -> dict[str, object]:
    remarks = member.remarks.exclude(kind=Remark.Kind.NOTE).order_by("at")
    thanked = list(
        Thanks.objects.filter(member=member).order_by("pk").values_list("comment", flat=True)
    )
    reports = list(member.reports.values("comment", "reason", "text", "at"))
    others = addresses.of_comments([*thanked, *(row["comment"] for row in reports)], language)
    followed = list(member.follows.values_list("thread", flat=True))
    of_followed = addresses.Addresses(followed, language)
    return {
        **{name: getattr(member, name) for name in OF_A_MEMBER},
        "page": absolute(reverse_in(language, "community:member", member.pk)),
        "former_names": list(member.former_names.values("name", "until")),
        "comments": _comments(member, language),
        "thanked": [{"comment": pk, "page": others[pk]} for pk in thanked],
        "reports": [{**row, "page": others[row["comment"]]} for row in reports],
        "follows": [of_followed.thread(pk) for pk in followed],
        "mutes": list(member.mutes.values_list("muted__name", flat=True)),
        "warnings": list(remarks.values("kind", "text", "until", "at")),
    }


def _comments(member: Member, language: Language) -> list[dict[str, object]]:
    """Return what a member wrote, and where it is if readers see it."""
    rows = list(member.comments.order_by("pk").values(*addresses.ASKED, *OF_A_COMMENT))
    places = addresses.Addresses((row["thread"] for row in rows), language)
    return [
        {
            "id": row["id"],
            "page": places.comment(row),
            "thread": places.thread(row["thread"]),
            "replies_to": row["parent"] and places.at(row["parent"], row["thread"]),
            "status": str(PUBLIC[Status(row["status"])]),
            **{name: row[name] for name in OF_A_COMMENT if name != "parent"},
        }
        for row in rows
    ]


def forget(user: User) -> None:
    """Leave tombstones of comments; printed answers and records of takedowns stay."""
    forgetting.forget_answers(answers_of(user))
    letters_to(user).filter(occasion__startswith=receiving.NOT_TAKEN).delete()
    member = Member.objects.filter(user=user).first()
    if member:
        forgetting.forget(member)
