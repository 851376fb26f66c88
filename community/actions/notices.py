"""Writing to members: into the outbox, once an occasion."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import override
from procrastinate.contrib.django import app

from accounts import mail, outbox
from accounts.models import User
from community import subscriptions
from community.models import Answer, Comment, Member, Mute, Notice, Ruling
from community.workflow import VISIBLE, Kind, Reason
from community.workflow import Status as Standing
from editions.languages import BY_CODE
from editions.models import reverse_in

Status = Notice.Status
AT_ONCE = dt.timedelta()
# A ruling can be taken back; within this time nobody hears of either.
UNTIL_TOLD = dt.timedelta(minutes=3)


def write(
    kind: str,
    *,
    occasion: str,
    to: User | None = None,
    answer: Answer | None = None,
    email: str = "",
    language: str = "",
    unsubscribe_url: str = "",
    after: dt.timedelta = AT_ONCE,
    **said: Any,
) -> Notice:
    """Put `mail/community/<kind>` into the outbox; asked again, return the first one.

    It goes to a user in the language they read, to whoever sent an answer in the answer's, or to
    an e-mail address in the one that is named; what may yet be recalled leaves `after` a while.
    """
    user = to or (answer.user if answer else None)
    language = language or (user.language if user else answer.language if answer else "en")
    said |= {"site_url": settings.SITE_URL, "contact_email": settings.CONTACT_EMAIL}
    said["unsubscribe_url"] = unsubscribe_url
    text = mail.written(f"mail/community/{kind}", language, **said)
    notice, is_new = Notice.objects.get_or_create(
        user=user,
        answer=answer,
        email=email,
        occasion=occasion,
        defaults={
            "send_at": timezone.now() + after,
            "language": language,
            "subject": text.subject,
            "body": text.body,
            "unsubscribe_url": unsubscribe_url,
        },
    )
    if is_new:
        post(notice)
    return notice


def post(notice: Notice) -> None:
    """Have the worker send a notice: the job stands or falls with this transaction."""
    at = notice.send_at if notice.send_at > timezone.now() else None
    app.configure_task("community.tasks.send_notice", schedule_at=at).defer(notice_id=notice.pk)


def release(notice: Notice, *, subject: str = "", body: str = "") -> bool:
    """Send a notice that was held or failed, with an editor's last changes; False if too late."""
    done = outbox.release(notice, subject=subject, body=body)
    if done:
        post(notice)
    return done


def ruled(ruling: Ruling) -> None:
    """Tell a comment's author what became of it, unless they are no longer here.

    Who reads that what they see on the page is approved would only wonder what it had been.
    """
    comment = ruling.comment
    if comment.member is None or (ruling.kind, ruling.from_status) == (Kind.APPROVE, Standing.NEW):
        return
    about(ruling, ruling.kind, after=UNTIL_TOLD)


def about(ruling: Ruling, kind: str, *, after: dt.timedelta = AT_ONCE) -> None:
    """Write the letter of one kind that a ruling occasions."""
    comment, user = ruling.comment, ruling.comment.member.user  # type: ignore[union-attr]  # is here
    language = BY_CODE[user.language]
    with override(language.code):
        reason = str(Reason(ruling.reason).label) if ruling.reason else ""
    write(
        kind,
        to=user,
        occasion=occasion(ruling),
        after=after,
        comment=comment,
        words=Truncator(ruling.text).chars(600),
        status=comment.status,
        reason="" if ruling.reason == Reason.OTHER else reason,
        note=ruling.note,
        reference=f"C-{comment.pk}-{ruling.number}",
        address=settings.SITE_URL + reverse_in(language, "community:comment", comment.pk),
    )


def occasion(ruling: Ruling) -> str:
    return f"{ruling.kind}:{ruling.comment_id}:{ruling.number}"


def recall(last: Ruling, undone: Ruling) -> None:
    """Discard what was written of a ruling; if it has left, tell its reader that it was undone."""
    letters = Notice.objects.filter(occasion=occasion(last))
    letters.waiting().update(status=Status.DISCARDED)
    if undone.comment.member and letters.exclude(status=Status.DISCARDED).exists():
        about(undone, "undo", after=UNTIL_TOLD)


def appeared(comment: Comment, before: Standing | None) -> None:
    """Tell whoever is replied to of a reply that readers see from now on, once."""
    if comment.parent_id is None or comment.status not in VISIBLE or before in VISIBLE:
        return
    parent = Comment.objects.select_related("member__user").get(pk=comment.parent_id)
    if parent.member and is_told(parent.member, of=comment):
        reply_to(parent.member, comment)


def is_told(member: Member, *, of: Comment) -> bool:
    if not (member.is_told_of_replies and member.user.is_active) or member.pk == of.member_id:
        return False
    return not Mute.objects.filter(member=member, muted=of.member_id).exists()


def reply_to(member: Member, comment: Comment) -> None:
    language = BY_CODE[member.user.language]
    write(
        "reply",
        to=member.user,
        occasion=f"reply:{comment.pk}",
        unsubscribe_url=subscriptions.stop_url(member, "replies"),
        name=comment.member,
        text=Truncator(comment.text).chars(600),
        address=settings.SITE_URL + reverse_in(language, "community:comment", comment.pk),
    )
