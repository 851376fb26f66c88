"""The queues of comments: computed, filtered, a page at a time from where one was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from accounts.models import User
from community.desk.access import number
from community.models import Comment, Thread
from community.models.comment import CommentQuerySet
from community.rules.words import MEANINGS
from editions.languages import BY_CODE

A_PAGE = 20
# A queue that is longer says so instead of counting on.
COUNTED_TO = 1000
# Among so many of a queue's oldest, the pieces to choose from are looked for.
LOOKED_THROUGH = 500
BIGGEST = 2**63 - 1

QUEUES: dict[str, tuple[Any, Callable[[CommentQuerySet], CommentQuerySet]]] = {
    "pending": (pgettext_lazy("queue", "Pending"), lambda rows: rows.pending()),
    "reported": (pgettext_lazy("queue", "Reported"), lambda rows: rows.reported()),
    "new": (pgettext_lazy("queue", "New"), lambda rows: rows.new()),
    "everything": (pgettext_lazy("queue", "Everything"), lambda rows: rows),
}


@dataclass(frozen=True)
class Place:
    """Where an editor is: a queue, what it is narrowed to, and the last comment before the page."""

    queue: str = "pending"
    language: str = ""
    finding: str = ""
    threads: tuple[int, ...] = ()
    is_mine: bool = False
    after: int | None = None

    @classmethod
    def of(cls, asked: QueryDict) -> Place:
        """Read a place from an address; what means nothing is left out."""
        queue, language = asked.get("queue", ""), asked.get("language", "")
        finding = asked.get("finding", "")
        threads = (number(text, BIGGEST) for text in asked.getlist("thread")[:50])
        return cls(
            queue if queue in QUEUES else "pending",
            language if language in BY_CODE else "",
            finding if finding in MEANINGS else "",
            tuple(thread for thread in threads if thread),
            "mine" in asked,
            number(asked.get("after", ""), BIGGEST),
        )

    def address(self, **changes: Any) -> str:
        said = {**self.__dict__, **changes}
        pairs = [(name, said[name]) for name in ("queue", "language", "finding") if said[name]]
        pairs += [("thread", str(pk)) for pk in said["threads"]]
        pairs += [("mine", "1")] if said["is_mine"] else []
        pairs += [("after", str(said["after"]))] if said["after"] else []
        return f"?{urlencode(pairs)}"

    @property
    def is_backwards(self) -> bool:
        """Return whether the newest stand first: where nothing waits, the oldest are old news."""
        return self.queue == "everything"


def narrowed(place: Place, editor: User) -> CommentQuerySet:
    """Return a queue with all that it is narrowed to, from its beginning."""
    _name, rows = QUEUES[place.queue]
    found = rows(Comment.objects.all())
    if place.language:
        found = found.filter(language=place.language)
    if place.finding:
        found = found.filter(findings__contains=[{"rule": place.finding}])
    if place.threads:
        found = found.filter(thread__in=place.threads)
    if place.is_mine:
        found = found.filter(claimed_by=editor, claimed_until__gt=timezone.now())
    return found


def page(place: Place, editor: User) -> tuple[list[Comment], bool]:
    """Return a page of a queue, and whether there is more.

    The row before it need not be in the queue any more: only its place in time is asked for.
    """
    rows = narrowed(place, editor)
    before = Comment.objects.filter(pk=place.after).first() if place.after else None
    if before and place.is_backwards:
        rows = rows.filter(created_at__lte=before.created_at)
        rows = rows.filter(Q(created_at__lt=before.created_at) | Q(pk__lt=before.pk))
    elif before:
        rows = rows.filter(created_at__gte=before.created_at)
        rows = rows.filter(Q(created_at__gt=before.created_at) | Q(pk__gt=before.pk))
    order = ("-created_at", "-pk") if place.is_backwards else ("created_at", "pk")
    related = ("member__user__contributor", "parent__member", "claimed_by")
    found = list(rows.select_related(*related).defer(*BODIES).order_by(*order)[: A_PAGE + 1])
    return found[:A_PAGE], len(found) > A_PAGE


# Of whoever wrote it, only the name is shown.
BODIES = ("html", "parent__html", "member__user__contributor__bio")


def counts() -> dict[str, str]:
    """Return how many there are in each queue, as the desk says it."""
    found = {}
    for name, (_label, rows) in QUEUES.items():
        few = rows(Comment.objects.all()).order_by()[: COUNTED_TO + 1]
        count = few.count() if name != "everything" else 0
        found[name] = f"{COUNTED_TO:,}+" if count > COUNTED_TO else f"{count:,}"
    found["everything"] = ""
    return found


def threads_of(place: Place, editor: User, shown: list[Comment]) -> list[Thread]:
    """Return the pieces of a page's comments, chosen ones, and others of the same queue."""
    wide = Place(place.queue, is_mine=place.is_mine)
    order = "-created_at" if place.is_backwards else "created_at"
    oldest = narrowed(wide, editor).order_by(order).values("thread")[:LOOKED_THROUGH]
    wanted = Q(pk__in={row.thread_id for row in shown}) | Q(pk__in=place.threads)
    found = Thread.objects.with_piece().filter(wanted | Q(pk__in=oldest))
    return list(found.order_by("-pk")[:100])
