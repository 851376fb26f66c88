"""What members do with their own comments: post, edit, revise, delete, say the language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community import marks, rules, writing
from community.actions import counts, notices, rulings
from community.models import Comment, Member, Piece, Thread
from community.models.thread import piece_kind
from community.refusals import Refused
from community.rules import Finding, Sent
from community.workflow import GONE, HELD, Kind, Role, Status
from editions.languages import BY_CODE, Language

# What says nothing about the words: whose they are, or where they stand.
OF_TRUST = frozenset({"newcomer", "thread", "watched"})
# A form that is sent twice: the same words at the same place so soon after.
TWICE = dt.timedelta(minutes=10)


def post(
    piece: Piece,
    *,
    member: Member,
    text: str,
    language: Language,
    parent: Comment | None = None,
    sent: Sent,
) -> Comment:
    """Put a comment under a piece, or below another comment; sent twice, return the first.

    The rules are judged before, so that the transaction is short. Raises Refused.
    """
    thread = thread_about(piece)
    writing.refuse(closed_to(member, thread))
    comment = Comment(
        thread=thread,
        parent_id=(parent.parent_id or parent.pk) if parent else None,
        member=member,
        language=language.code,
        text=words(text),
    )
    if earlier := sent_before(comment):
        return earlier
    found = judged(comment, sent)
    comment.status = standing(found)
    comment.findings = [each.stored for each in found]
    comment.html = marks.as_html(comment.text)
    for name, trace in rules.traces(comment.text, sent).items():
        setattr(comment, name, trace)
    return put(comment)


def thread_about(piece: Piece) -> Thread:
    """Return the thread about a piece, made with the first that happens in it."""
    about: dict[str, Any] = {piece_kind(piece): piece}
    thread = Thread.objects.get_or_create(**about)[0]
    setattr(thread, piece_kind(piece), piece)  # as it is known, not fetched anew
    return thread


@transaction.atomic
def put(comment: Comment) -> Comment:
    """Write a comment with its record and the counts; rows are locked in the order they change."""
    assert comment.member
    # Whoever sends one form twice sends the second after the first, and after a ban none.
    member = Member.objects.select_for_update(no_key=True).get(pk=comment.member.pk)
    writing.refuse(writing.silenced(member))
    if earlier := sent_before(comment):
        return earlier
    if comment.parent_id and not held_still(comment.parent_id, comment.thread_id):
        raise Refused(_("The comment you reply to is no longer here."))
    comment.save()
    comment.rulings.create(
        number=comment.version,
        kind=Kind.POST,
        to_status=comment.status,
        role=Role.AUTHOR,
        text=comment.text,
    )
    notices.appeared(comment, None)
    counts.moved(comment, None)
    return comment


def held_still(pk: int, thread_id: int) -> bool:
    """Lock a comment that is replied to, and return whether readers see it in this thread."""
    rows = Comment.objects.visible().filter(pk=pk, thread=thread_id, parent=None)
    return bool(rows.select_for_update(no_key=True).values_list("pk").first())


def sent_before(comment: Comment) -> Comment | None:
    """Return what a member said just now in the same words at the same place."""
    return (
        Comment.objects.filter(
            member=comment.member_id,
            created_at__gt=timezone.now() - TWICE,
            thread=comment.thread_id,
            parent=comment.parent_id,
            text=comment.text,
        )
        .exclude(status__in=GONE)
        .first()
    )


def edit(comment: Comment, *, member: Member, text: str, sent: Sent) -> None:
    """Change a comment in the minutes after it was posted; the rules judge it anew.

    What waits goes on waiting, and words an editor approved are no longer the approved ones.
    """
    writing.refuse(writing.paused() or writing.silenced(member))
    if not comment.is_editable:
        raise Refused(
            _("A comment can be changed for %(minutes)s minutes after it was posted.")
            % {"minutes": settings.COMMENT_EDIT_MINUTES}
        )
    if words(text) == comment.text:
        return
    comment.text = words(text)
    found = judged(comment, sent)
    before = Status(comment.status)
    to = before if before in HELD and not found else standing(found)
    rewrite(comment, Kind.EDIT, member=member, to=to, found=found, sent=sent)


def revise(comment: Comment, *, member: Member, text: str, sent: Sent) -> None:
    """Send a comment again that an editor asked to revise; an editor reads it in any case."""
    writing.refuse(writing.paused() or writing.silenced(member))
    comment.text = words(text)
    found = judged(comment, sent)
    to = Status.WITHHELD if standing(found) == Status.WITHHELD else Status.PENDING
    rewrite(comment, Kind.REVISE, member=member, to=to, found=found, sent=sent)


def rewrite(
    comment: Comment,
    kind: Kind,
    *,
    member: Member,
    to: Status,
    found: Sequence[Finding],
    sent: Sent,
) -> None:
    rulings.rule(
        comment,
        kind,
        by=member,
        to=to,
        version=comment.version,
        text=comment.text,
        html=marks.as_html(comment.text),
        findings=[each.stored for each in found],
        edited_at=timezone.now(),
        **rules.traces(comment.text, sent),
    )


def delete(comment: Comment, *, member: Member) -> None:
    rulings.rule(comment, Kind.DELETE, by=member)


@transaction.atomic
def correct_language(comment: Comment, *, member: Member, language: Language) -> None:
    """Say in which language a comment is written, where the guess was wrong."""
    if comment.member_id != member.pk:
        raise Refused(_("Only who wrote a comment can do that."))
    comment.language = language.code
    comment.save(update_fields=["language"])
    if comment.is_visible:
        counts.touched(comment.thread_id)


def closed_to(member: Member | None, thread: Thread) -> str:
    """Return why nobody, or not this member, may write in a thread now; "" where they may."""
    if thread.opening == Thread.Opening.OFF:
        return _("There are no comments on this piece.")
    if not thread.is_open:
        return _("Comments on this piece are closed.")
    return writing.paused() or (writing.silenced(member) if member else "")


def words(typed: str) -> str:
    """Return what was typed as it is kept; refuse nothing, and too much."""
    text = marks.cleaned(typed)
    if not text or not marks.as_html(text):
        raise Refused(_("There is nothing to send yet: write your comment."))
    if len(text) > settings.COMMENT_LENGTH:
        raise Refused(
            _("A comment has %(most)s characters at most, and yours has %(length)s.")
            % {"most": settings.COMMENT_LENGTH, "length": len(text)}
        )
    return text


def judged(comment: Comment, sent: Sent) -> list[Finding]:
    """Return what the rules find in a comment; refuse what they send back."""
    found = rules.judge(
        comment.text,
        language=comment.language,
        sent=sent,
        member=comment.member,
        thread=comment.thread,
        editing=comment if comment.pk else None,
    )
    if refusals := [rules.words(each.stored) for each in found if each.refuses]:
        raise Refused(" ".join(refusals))
    return found


def standing(found: Sequence[Finding]) -> Status:
    """Return where a comment stands of which the rules have found this."""
    if not found:
        return Status.NEW
    is_of_trust = all(each.rule in OF_TRUST for each in found)
    return Status.PENDING if is_of_trust else Status.WITHHELD


def chosen_language(code: str, otherwise: Language) -> Language:
    return BY_CODE.get(code, otherwise)
