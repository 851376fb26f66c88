"""The rules of the house: what makes a text wait for a moderator, and why."""

from __future__ import annotations

from community.models import Comment, Member, Thread
from community.rules import akismet, amounts, proof
from community.rules.findings import Finding, Sent
from community.rules.held_words import held_words
from community.rules.links import links
from community.rules.repeats import repeats, text_key
from community.rules.trust import untrusted
from community.rules.words import words

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

    `editing` is the comment whose text it becomes, which does not count against itself. A finding
    that refuses comes alone: the text comes back to its author, and nothing else is asked.
    """
    listed = held_words(text)
    if any(finding.refuses for finding in listed):
        return [finding for finding in listed if finding.refuses]
    found = [
        *listed,
        *repeats(text, member=member, editing=editing),
        *amounts.flood(sent, member, editing),
        *links(text, member),
    ]
    if not editing:
        found += proof.unproven(sent, member)
    if member and thread:
        found += [
            *untrusted(member, thread),
            *amounts.burst(sent, member),
            *amounts.rejected_lately(member, editing),
        ]
    return found + akismet.spam(text, language=language, member=member)


def traces(text: str, sent: Sent) -> dict[str, str]:
    """Return what a comment or an answer keeps for the limits: three fields of its row."""
    return {"text_key": text_key(text), "address": sent.address, "subnet": sent.subnet}
