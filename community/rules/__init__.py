"""The rules of the house: what makes a text wait for a moderator, and why."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from community.models import Comment, Member, Thread
from community.rules import akismet, amounts, proof
from community.rules.findings import Finding, Sent
from community.rules.held_words import held_words
from community.rules.links import links
from community.rules.repeats import repeats, text_key
from community.rules.trust import is_newcomer, untrusted
from community.rules.words import words

__all__ = ["Finding", "Sender", "Sent", "judge", "text_key", "traces", "tried", "words"]


class Sender(models.TextChoices):
    """As whose a text is tried."""

    NOBODY = "nobody", _("Somebody without an account")
    NEWCOMER = "newcomer", _("A newcomer")
    MEMBER = "member", _("A member we know")


def judge(
    text: str,
    *,
    language: str,
    sent: Sent,
    member: Member | None,
    thread: Thread | None = None,
    editing: Comment | None = None,
    is_known: bool | None = None,
) -> list[Finding]:
    """Return the rules that apply to a text: of a comment in a thread, or an answer without one.

    `editing` is the comment whose text it becomes, which does not count against itself. A finding
    that refuses comes alone: the text comes back to its author, and nothing else is asked.
    `is_known` tells whether enough of the sender has been published, where there is none to ask.
    """
    listed = held_words(text)
    if any(finding.refuses for finding in listed):
        return [finding for finding in listed if finding.refuses]
    if is_known is None:
        is_known = member is not None and not is_newcomer(member)
    found = [
        *listed,
        *repeats(text, member=member, editing=editing),
        *amounts.flood(sent, member, editing),
        *links(text, is_known=is_known),
    ]
    if not editing:
        found += proof.unproven(sent, member, is_known=is_known)
    if member and thread:
        found += [
            *untrusted(member, thread, is_known=is_known),
            *amounts.burst(sent, member),
            *amounts.rejected_lately(member, editing),
        ]
    return found + akismet.spam(text, language=language, member=member)


def tried(text: str, *, language: str, sender: Sender) -> list[Finding]:
    """Return what the rules find in a text that nobody has sent, were it one of such a sender's."""
    is_known = sender == Sender.MEMBER
    found = judge(text, language=language, sent=Sent(), member=None, is_known=is_known)
    if sender == Sender.NEWCOMER and not any(finding.refuses for finding in found):
        found.append(Finding("newcomer"))
    return found


def traces(text: str, sent: Sent) -> dict[str, str]:
    """Return what a comment or an answer keeps for the limits: three fields of its row."""
    return {"text_key": text_key(text), "address": sent.address, "subnet": sent.subnet}
