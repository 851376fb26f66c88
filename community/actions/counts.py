"""The counts of a thread, written in the transaction that changes what they count."""

from __future__ import annotations

from django.db.models import F

from community.models import Comment, Thread
from community.workflow import VISIBLE, Status


def moved(comment: Comment, before: Status | None, *, was_pick: bool = False) -> None:
    """Follow a comment's change of status; `before` is None when it was just posted.

    Rows are written in one order everywhere, comment, parent, thread, so that no two writers wait
    for each other.
    """
    was, now = before in VISIBLE, comment.status in VISIBLE
    change = int(now) - int(was)
    if change and comment.parent_id:
        Comment.objects.filter(pk=comment.parent_id).update(
            shown_replies=F("shown_replies") + change
        )
    if change or now:
        thread = Thread.objects.filter(pk=comment.thread_id)
        thread.update(
            shown=F("shown") + change,
            picks=F("picks") + int(comment.is_pick) - int(was_pick),
            version=F("version") + 1,
        )
    if not now:
        Thread.objects.filter(pk=comment.thread_id, pinned=comment.pk).update(pinned=None)


def pinned(comment: Comment, is_pinned: bool) -> None:
    """Let a comment stand first in its thread, instead of any other, or no longer."""
    threads = Thread.objects.filter(pk=comment.thread_id)
    if is_pinned:
        threads.update(pinned=comment.pk)
    else:
        threads.filter(pinned=comment.pk).update(pinned=None)


def touched(thread_id: int) -> None:
    """Note that readers see something else of a thread: kept copies of it are old."""
    Thread.objects.filter(pk=thread_id).update(version=F("version") + 1)
