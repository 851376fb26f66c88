"""A page of a thread, as it is read: the same number of queries for 10 comments and 10,000."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest

from community.models import Comment, Thread
from community.workflow import VISIBLE
from editions.languages import BY_CODE, Language

PER_PAGE = 20
REPLIES = 3
NEWEST, OLDEST, PICKS = SORTS = ("newest", "oldest", "picks")
ORIGINAL = "original"
# One statement for a page: its comments, the first replies to each, and what is pinned above.
# Replies are looked up comment by comment, because a window over all of them would be read whole.
OF_A_PAGE = f"""
WITH top(id) AS (({{top}}) UNION ALL SELECT %s)
SELECT id FROM top
UNION ALL
SELECT reply.id FROM top, LATERAL (
    SELECT id FROM community_comment
    WHERE parent_id = top.id AND status = ANY(%s)
    ORDER BY created_at, id LIMIT {REPLIES}
) AS reply
"""


@dataclass(frozen=True)
class Asked:
    """What the address of a page of comments asks for; what it does not understand is left out."""

    sort: str = NEWEST
    language: Language | None = None
    script: str = ""
    after: str = ""

    @classmethod
    def by(cls, request: HttpRequest) -> Asked:
        sort, script = request.GET.get("sort", ""), request.GET.get("script", "")
        return cls(
            sort=sort if sort in SORTS else NEWEST,
            language=BY_CODE.get(request.GET.get("language", "")),
            script=script if script == ORIGINAL else "",
            after=request.GET.get("after", ""),
        )

    @property
    def is_part(self) -> bool:
        return self.sort == PICKS or self.language is not None

    def query(self, **changes: str) -> str:
        """Return the part of an address that asks for the same but for some changes."""
        said = {
            "sort": "" if self.sort == NEWEST else self.sort,
            "language": self.language.code if self.language else "",
            "script": self.script,
            **changes,
        }
        return f"?{urlencode({name: value for name, value in said.items() if value})}"


@dataclass
class Entry:
    """A comment at its place, with the first of its replies."""

    comment: Comment
    replies: list[Entry] = field(default_factory=list)
    is_whole: bool = False  # all its replies are here, or on the pages that follow

    @property
    def more_replies(self) -> int:
        return 0 if self.is_whole else max(0, self.comment.shown_replies - len(self.replies))


@dataclass(frozen=True)
class Page:
    entries: list[Entry]
    pinned: Entry | None = None
    after: str = ""  # where the next page begins; "" on the last

    def comments(self) -> Iterable[Comment]:
        for entry in [*self.entries, *([self.pinned] if self.pinned else [])]:
            yield entry.comment
            yield from (reply.comment for reply in entry.replies)


def first_page(thread: Thread | None) -> Page:
    return page_of(thread, Asked())


def page_of(thread: Thread | None, asked: Asked) -> Page:
    """Return a page of a thread; one that nobody has begun costs no query."""
    if thread is None or thread.pk is None:
        return Page([])
    rows = Comment.objects.filter(thread=thread)
    is_picks = asked.sort == PICKS
    rows = rows.filter(is_pick=True) if is_picks else rows.top_level().with_a_place()
    if asked.language:
        rows = rows.filter(language=asked.language.code)
    # What is pinned stands above the whole thread, and at no other place of it.
    pinned = None if asked.is_part else thread.pinned_id
    rows = rows.exclude(pk=pinned) if pinned else rows
    pinned = None if asked.after else pinned
    found = by_key(cut(rows, asked.after, newest_first=asked.sort != OLDEST), pinned)
    return arranged(found, asked, pinned)


def by_key(rows: QuerySet[Comment], pinned: int | None) -> dict[int, Comment]:
    top, values = rows.values("pk").query.sql_with_params()
    keys = RawSQL(OF_A_PAGE.format(top=top), (*values, pinned, sorted(VISIBLE)))
    return {row.pk: row for row in Comment.objects.filter(pk__in=keys).with_authors()}


def cut(rows: QuerySet[Comment], after: str, *, newest_first: bool) -> QuerySet[Comment]:
    """Return a page's rows and one more, from where a cursor says."""
    if place := read_cursor(after):
        at, pk = place
        if newest_first:
            rows = rows.filter(Q(created_at__lt=at) | Q(pk__lt=pk), created_at__lte=at)
        else:
            rows = rows.filter(Q(created_at__gt=at) | Q(pk__gt=pk), created_at__gte=at)
    order = ("-created_at", "-pk") if newest_first else ("created_at", "pk")
    return rows.order_by(*order)[: PER_PAGE + 1]


def arranged(found: dict[int, Comment], asked: Asked, pinned: int | None) -> Page:
    replies: dict[int, list[Entry]] = {}
    tops: list[Comment] = []
    for row in sorted(found.values(), key=age):
        is_top = row.is_pick if asked.sort == PICKS else row.parent_id is None
        if is_top:
            tops.append(row)
        if row.parent_id in found:
            replies.setdefault(row.parent_id, []).append(Entry(row))
    if asked.sort != OLDEST:
        tops.reverse()
    shown = [row for row in tops if row.pk != pinned]
    entries = [Entry(row, replies.get(row.pk, [])[:REPLIES]) for row in shown[:PER_PAGE]]
    after = cursor(entries[-1].comment) if len(shown) > PER_PAGE else ""
    above = Entry(found[pinned], replies.get(pinned, [])) if pinned in found else None
    return Page(entries, above, after)


def age(comment: Comment) -> tuple[dt.datetime, int]:
    return comment.created_at, comment.pk


def replies_to(parent: Comment, after: str = "", begin: Comment | None = None) -> Page:
    """Return a page of the replies to a comment, oldest first, or from one of them on."""
    rows = Comment.objects.visible().filter(parent=parent)
    if begin and not after:
        before = rows.filter(created_at__lte=begin.created_at).exclude(pk=begin.pk)
        if len(before.values_list("pk")[:PER_PAGE]) == PER_PAGE:
            rows = rows.filter(Q(created_at__gt=begin.created_at) | Q(pk=begin.pk))
    found = list(cut(rows.with_authors(), after, newest_first=False))
    entries = [Entry(row) for row in found[:PER_PAGE]]
    return Page(entries, after=cursor(found[PER_PAGE - 1]) if len(found) > PER_PAGE else "")


def cursor(comment: Comment) -> str:
    """Return where a page ends, for the address of the next; nothing in it is secret."""
    at = int(comment.created_at.timestamp() * 1_000_000)
    return base64.urlsafe_b64encode(f"{at:x}.{comment.pk:x}".encode()).decode().rstrip("=")


def read_cursor(text: str) -> tuple[dt.datetime, int] | None:
    """Return the place a cursor names; None for any other text, which begins at the beginning."""
    try:
        said = base64.urlsafe_b64decode(f"{text[:60]}{'=' * (-len(text[:60]) % 4)}").decode()
        at, pk = (int(part, 16) for part in said.split("."))
        moment = dt.datetime.fromtimestamp(0, dt.UTC) + dt.timedelta(microseconds=at)
    except (ValueError, binascii.Error, OverflowError):
        return None
    return moment, pk


def own_held(thread: Thread | None, member_id: int) -> Sequence[Comment]:
    """Return what a member wrote here that readers do not see, newest first."""
    if thread is None or thread.pk is None:
        return []
    rows = Comment.objects.filter(thread=thread, member=member_id).unseen().with_authors()
    return list(rows.order_by("-created_at")[:PER_PAGE])
