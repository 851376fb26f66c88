"""The digest of followed threads: one mail a day and member, for all of them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from community import subscriptions
from community.actions import notices
from community.models import Follow, Member, Mute, Notice, Ruling
from community.subjects import Subject
from community.workflow import VISIBLE
from editions.clocks import hong_kong_day
from editions.languages import BY_CODE


def write_all() -> int:
    """Write the digest of the day to everybody who follows a thread with news; return how many."""
    members = Member.objects.filter(user__is_active=True, follows__isnull=False).distinct()
    return sum(write(member) for member in members.select_related("user").iterator())


@transaction.atomic
def write(member: Member) -> bool:
    """Write a member's digest unless there is nothing new, or today's is written already."""
    now = timezone.now()
    occasion = f"digest:{hong_kong_day(now)}"
    follows = list(with_news(member).select_for_update(of=("self",)))
    if not any(each.new for each in follows):
        return False
    if Notice.objects.filter(user=member.user, occasion=occasion).exists():
        return False
    language = BY_CODE[member.user.language]
    notices.write(
        "digest",
        to=member.user,
        occasion=occasion,
        unsubscribe_url=subscriptions.stop_url(member, "digest"),
        threads=[
            {
                "title": (subject := Subject(each.thread.piece, language)).title,
                "new": each.new,
                "address": settings.SITE_URL + subject.thread_url,
            }
            for each in follows
            if each.new
        ],
    )
    Follow.objects.filter(pk__in=[each.pk for each in follows]).update(told_at=now)
    return True


def with_news(member: Member) -> QuerySet[Any]:
    """Return the threads a member follows, each with how many comments appeared since the last.

    A comment appears when it is posted, or later, by a ruling: that moment counts.
    """
    appeared = Ruling.objects.filter(
        comment__thread=OuterRef("thread"),
        comment__status__in=VISIBLE,
        to_status__in=VISIBLE,
        at__gt=OuterRef("told_at"),
    ).exclude(from_status__in=VISIBLE)
    of_others = appeared.exclude(comment__member=member.pk).exclude(
        comment__member__in=Mute.objects.filter(member=member).values("muted")
    )
    number = (
        of_others.order_by()
        .values("comment__thread")
        .annotate(number=Count("comment", distinct=True))
    )
    counted = Coalesce(Subquery(number.values("number"), output_field=IntegerField()), 0)
    threads = ("thread__issue", "thread__article", "thread__question__parent")
    return Follow.objects.filter(member=member).select_related(*threads).annotate(new=counted)
