"""Counting anew what rows say of other rows, and putting right what is not exact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import (
    BooleanField,
    Count,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from community.actions import counts
from community.models import Comment, Report, Thanks, Thread

AT_ONCE = 1000  # rows looked at in one statement
LOCKED_AT_ONCE = 100


def number(rows: QuerySet[Any], of: str) -> Coalesce:
    """Return how many rows name the one that is counted for."""
    named = rows.filter(**{of: OuterRef("pk")}).order_by().values(of)
    return Coalesce(Subquery(named.annotate(number=Count("pk")).values("number")), 0)


# What `counts`, `rulings`, `responses` and `forgetting` keep, by the model that keeps it.
COUNTED: dict[type[Comment | Thread], dict[str, Coalesce]] = {
    Comment: {
        "shown_replies": number(Comment.objects.visible(), "parent"),
        "thanks": number(Thanks.objects.all(), "comment"),
        "open_reports": number(Report.objects.filter(settled_at=None), "comment"),
    },
    Thread: {
        "shown": number(Comment.objects.visible(), "thread"),
        "picks": number(Comment.objects.filter(is_pick=True), "thread"),
    },
}


@dataclass(frozen=True)
class Difference:
    row: Comment | Thread
    name: str
    stored: int
    counted: int


def differences(model: type[Comment | Thread]) -> Iterator[Difference]:
    """Return each count that is not exact, in the order of the rows.

    A statement sees a row and what it counts at one moment, so that nothing needs to be locked.
    """
    first = 0
    while True:
        rows = counted(model.objects.filter(pk__gt=first).order_by("pk")[:AT_ONCE])
        for row in rows:
            yield from wrong(row)
        if len(rows) < AT_ONCE:
            return
        first = rows[-1].pk


def counted(rows: QuerySet[Any]) -> list[Any]:
    expressions = COUNTED[rows.model]
    bare = rows.only("pk", *expressions, *(["thread"] if rows.model is Comment else []))
    return list(bare.annotate(**{f"counted_{name}": said for name, said in expressions.items()}))


def wrong(row: Any) -> list[Difference]:
    every = (
        Difference(row, name, getattr(row, name), getattr(row, f"counted_{name}"))
        for name in COUNTED[type(row)]
    )
    return [each for each in every if each.stored != each.counted]


def repair(model: type[Comment | Thread], pks: set[int]) -> None:
    """Write the counts of rows anew while readers and members go on."""
    for some in batched(sorted(pks), LOCKED_AT_ONCE, strict=False):
        rewritten = rewrite(model, some)
        for thread in sorted(rewritten):
            counts.touched(thread)


@transaction.atomic
def rewrite(model: type[Comment | Thread], pks: tuple[int, ...]) -> set[int]:
    """Lock rows, then count: whoever is writing meanwhile adds to what is stored here.

    Rows are locked in the order in which everybody does: replies, what they reply to.
    Return the threads that look different now.
    """
    rows: QuerySet[Any] = model.objects.filter(pk__in=pks)
    order = [ExpressionWrapper(Q(parent=None), BooleanField())] if model is Comment else []
    list(rows.order_by(*order, "pk").select_for_update(no_key=True).values_list("pk"))
    threads = set()
    for row in counted(rows):
        if found := wrong(row):
            changes = {each.name: each.counted for each in found}
            model.objects.filter(pk=row.pk).update(**changes)
            threads.add(row.pk if model is Thread else row.thread_id)
    return threads
