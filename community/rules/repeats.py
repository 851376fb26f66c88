"""The same text once more."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db.models import Q
from django.utils import timezone

from community.models import Answer, Comment, Member
from community.rules.findings import Finding
from community.rules.folding import fold
from community.rules.running import ANY, HAN

WEEK, HOUR = dt.timedelta(days=7), dt.timedelta(hours=1)
# Many people say “Thank you!” or 多謝作者; a Chinese character says as much as three letters.
LEAST_LETTERS, LETTERS_A_CHARACTER = 24, 3


def text_key(text: str) -> str:
    """Return what texts that say the same have in common; "" for what many people say."""
    letters = ANY.findall(fold(text))
    han = sum(HAN.match(letter) is not None for letter in letters)
    if len(letters) + han * (LETTERS_A_CHARACTER - 1) < LEAST_LETTERS:
        return ""
    return hashlib.blake2b("".join(letters).encode(), digest_size=16).hexdigest()


def repeats(text: str, *, member: Member | None, editing: Comment | None) -> list[Finding]:
    """Find a text that its author sent within a week, or anybody within an hour."""
    key = text_key(text)
    if not key:
        return []
    now = timezone.now()
    lately, this_week = Q(created_at__gt=now - HOUR), Q(created_at__gt=now - WEEK)
    of_theirs = Q(member=member) if member else Q(pk=None)
    comments = Comment.objects.filter(lately | this_week & of_theirs, this_week, text_key=key)
    if editing:
        comments = comments.exclude(pk=editing.pk)
    answers = Answer.objects.filter(text_key=key, received_at__gt=now - HOUR)
    if member:  # who answers may say it under the issue too, and send the answer once more
        answers = answers.exclude(user=member.user_id)
    return [Finding("repeat")] if comments.exists() or answers.exists() else []
