"""The rules of the house: what makes a text wait for a moderator, and why."""

from __future__ import annotations

from community.models import Member, Thread
from community.rules.findings import Finding, Sent
from community.rules.trust import untrusted

__all__ = ["Finding", "Sent", "judge"]


def judge(
    text: str, *, language: str, sent: Sent, member: Member | None, thread: Thread | None = None
) -> list[Finding]:
    """Return the rules that apply to a text: of a comment in a thread, or an answer without one."""
    return untrusted(member, thread) if member and thread else []
