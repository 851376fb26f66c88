"""The rules of the house: what makes a text wait for a moderator, and why."""

from __future__ import annotations

import hashlib

from community.models import Comment, Member, Thread
from community.rules.findings import Finding, Sent
from community.rules.trust import untrusted
from community.rules.words import words
from search.folding import fold

__all__ = ["Finding", "Sent", "judge", "text_key", "traces", "words"]


def judge(
    text: str,
    *,
    language: str,
    sent: Sent,
    member: Member | None,
    thread: Thread | None = None,
    editing: Comment | None = None,
) -> list[Finding]:
    """Return the rules that apply to a text: of a comment in a thread, or an answer without one.

    `editing` is the comment whose text it becomes, which does not count against itself.
    """
    return untrusted(member, thread) if member and thread else []


def traces(text: str, sent: Sent) -> dict[str, str]:
    """Return what a comment or an answer keeps for the limits: three fields of its row."""
    return {"text_key": text_key(text), "address": sent.address, "subnet": sent.subnet}


def text_key(text: str) -> str:
    """Return what texts that say the same have in common; "" for what many people say."""
    return hashlib.blake2b(fold(text).encode(), digest_size=16).hexdigest()
