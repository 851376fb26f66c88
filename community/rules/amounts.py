"""Too much at once: of somebody, of an address, of a network."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from community.models import Answer, Comment, Member
from community.rules.findings import Finding, Sent
from community.workflow import Status


def flood(sent: Sent, member: Member | None, editing: Comment | None) -> list[Finding]:
    """Find more than is usual of one person, household or network."""
    most = max(
        (number for name, number in amounts(sent, member) if _is_over(name, number)), default=0
    )
    return [Finding("flood", str(most))] if most and not editing else []


def amounts(sent: Sent, member: Member | None) -> list[tuple[str, int]]:
    """Return how many texts came lately, this one too, by what they have in common."""
    alike = {"member": member, "address": sent.address, "subnet": sent.subnet}
    alike = {name: value for name, value in alike.items() if value}
    comments = _lately(Comment.objects.all(), "created_at", alike)
    places = {name: value for name, value in alike.items() if name != "member"}
    answers = _lately(Answer.objects.all(), "received_at", places)
    return [(name, comments[name] + answers.get(name, 0) + 1) for name in alike]


def _lately(rows: QuerySet[Any], moment: str, alike: dict[str, Any]) -> dict[str, int]:
    """Count the rows of the last minutes by each thing that they share, in one query."""
    now, limits = timezone.now(), settings.COMMUNITY_FLOOD
    each = {
        name: Q(**{name: value, f"{moment}__gt": now - dt.timedelta(minutes=limits[name][1])})
        for name, value in alike.items()
    }
    if not each:
        return {}
    found = rows.filter(reduce(or_, each.values())).aggregate(
        **{f"by_{name}": Count("pk", filter=shared) for name, shared in each.items()}
    )
    return {name: found[f"by_{name}"] for name in each}


def _is_over(name: str, number: int, share: float = 1) -> bool:
    return number > settings.COMMUNITY_FLOOD[name][0] * share


def burst(sent: Sent, member: Member) -> list[Finding]:
    """Find many people of one network who write for the first time."""
    number = beginners(sent, member)
    return [Finding("burst", str(number))] if number > settings.COMMUNITY_BURST else []


def beginners(sent: Sent, member: Member) -> int:
    """Return how many people, this one too, first wrote from this network within an hour; 0 for
    somebody who has written before.
    """
    hour_ago = timezone.now() - dt.timedelta(hours=1)
    if not sent.subnet or Comment.objects.filter(member=member, created_at__lte=hour_ago).exists():
        return 0
    earlier = Comment.objects.filter(member=OuterRef("member"), created_at__lte=hour_ago)
    others = Comment.objects.filter(subnet=sent.subnet, created_at__gt=hour_ago)
    others = others.exclude(member=member).filter(~Exists(earlier), member__isnull=False)
    return others.values("member").distinct().count() + 1


def rejected_lately(member: Member, editing: Comment | None) -> list[Finding]:
    """Find somebody of whose comments of a week many were rejected."""
    week_ago = timezone.now() - dt.timedelta(days=7)
    statuses = Comment.objects.filter(member=member, created_at__gt=week_ago)
    if editing:
        statuses = statuses.exclude(pk=editing.pk)
    found = list(statuses.values_list("status", flat=True))
    rejected = found.count(Status.REJECTED)
    if len(found) < LEAST_COMMENTS or rejected < len(found) * settings.COMMUNITY_REJECTED_SHARE:
        return []
    return [Finding("rejected", f"{rejected}/{len(found)}")]


# Of fewer, a share says little.
LEAST_COMMENTS = 3


def is_risky(sent: Sent, member: Member | None) -> bool:
    """Return whether half of a limit is used up."""
    is_burst = member and beginners(sent, member) > settings.COMMUNITY_BURST / 2
    return bool(is_burst) or any(
        _is_over(name, number, 0.5) for name, number in amounts(sent, member)
    )
