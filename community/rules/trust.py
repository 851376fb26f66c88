"""Whose words are read before they appear."""

from __future__ import annotations

from django.conf import settings

from community.models import Comment, Member, Thread
from community.rules.findings import Finding


def untrusted(member: Member, thread: Thread, *, is_known: bool) -> list[Finding]:
    found = []
    if thread.is_premoderated:
        found.append(Finding("thread"))
    if member.is_watched:
        found.append(Finding("watched"))
    if not is_known:
        found.append(Finding("newcomer"))
    return found


def is_newcomer(member: Member) -> bool:
    """Return whether too few of somebody's comments have been published to trust the next."""
    published = Comment.objects.visible().filter(member=member)
    return published[: settings.COMMENTS_BEFORE_TRUST].count() < settings.COMMENTS_BEFORE_TRUST
