"""What a page of comments shows to one member only: pages for everybody else know none of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from community.models import Comment, Follow, Member, Mute, Thanks, Thread


@dataclass(frozen=True)
class Reader:
    member: Member
    thanked: frozenset[int]
    muted: frozenset[int]
    follows: bool


def reader_of(member: Member, thread: Thread | None, comments: Iterable[Comment]) -> Reader:
    shown = [comment.pk for comment in comments]
    thanks = Thanks.objects.filter(member=member, comment__in=shown)
    return Reader(
        member,
        frozenset(thanks.values_list("comment", flat=True)),
        frozenset(Mute.objects.filter(member=member).values_list("muted", flat=True)),
        bool(thread and Follow.objects.filter(thread=thread, member=member).exists()),
    )
