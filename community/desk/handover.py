"""What waits in the community, and what the other newsroom did there while one was away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import by_others
from accounts.models import User
from community.desk.access import moderator_of
from community.desk.moderation import tabs
from community.desk.queue import Place
from community.models import Comment, Move, Pause, Remark, Ruling, Takedown, Thread
from community.workflow import Kind, Stage
from submissions.desk.front import SINCE

HOURS = (12, 24, 72)  # a shift, a day, a weekend
ON_FRONT = 5  # of a kind; the rest is on the page of its own
AT_MOST = 100


@dataclass
class Shift:
    """How much of what one editor decided, and when last."""

    editor: User
    last: dt.datetime
    done: list[tuple[str, int, str]]  # a ruling or a stage, how often, where each is listed


@dataclass
class Closing:
    """A thread whose door an editor opened or closed."""

    thread: Thread
    editor: User
    at: dt.datetime


def front(editor: User) -> dict[str, Any]:
    """Return what the desk's front page says; as many queries however much happened."""
    handed = handed_over(editor, SINCE)
    return {
        "queues": tabs(Place(queue="")),
        "handed": {name: rows[:ON_FRONT] for name, rows in handed.items()},
        "has_more": any(len(rows) > ON_FRONT for rows in handed.values()),
        "is_quiet": not any(handed.values()),
    }


def hand_over(request: HttpRequest) -> HttpResponse:
    """Show all of it, as far back as one was away."""
    editor, asked = moderator_of(request), request.GET.get("hours", "")
    hours = next((each for each in HOURS if str(each) == asked), HOURS[0])
    handed = handed_over(editor, dt.timedelta(hours=hours))
    context = {
        **admin.site.each_context(request),
        "title": _("Hand-over"),
        "opts": Comment._meta,
        "hours": HOURS,
        "chosen": hours,
        "queues": tabs(Place(queue="")),
        "since": timezone.now() - dt.timedelta(hours=hours),
        "handed": handed,
        "is_quiet": not any(handed.values()),
    }
    return TemplateResponse(request, "admin/community/hand_over.html", context)


def handed_over(editor: User, span: dt.timedelta) -> dict[str, list[Any]]:
    """Return what happened, by its kind; each is a question or two, whatever the answer."""
    since = timezone.now() - span
    did = by_others(editor)
    rulings = Ruling.objects.filter(did, at__gte=since)
    moves = Move.objects.filter(did, at__gte=since).exclude(from_stage=F("to_stage"))
    remarks = Remark.objects.filter(did, at__gte=since).exclude(kind=Remark.Kind.NOTE)
    return {
        "shifts": shifts(numbers(rulings, "kind"), numbers(moves, "to_stage"), since),
        "remarks": list(remarks.select_related("member", "editor")[:AT_MOST]),
        "takedowns": takedowns(editor, since) if may_see_takedowns(editor) else [],
        "closings": closings(editor, since),
        "pauses": list(pauses(since)),
    }


def numbers(rows: QuerySet[Any], name: str) -> list[dict[str, Any]]:
    """Return how many there are of each kind by each editor, and when the last was."""
    counted = rows.order_by().values("editor", name=F(name))
    return [*counted.annotate(number=Count("pk"), last=Max("at"))]


def shifts(
    rulings: list[dict[str, Any]], moves: list[dict[str, Any]], since: dt.datetime
) -> list[Shift]:
    """Gather by editor, the last at work first."""
    editors = User.objects.in_bulk({row["editor"] for row in (*rulings, *moves)})
    found = [
        Shift(
            who,
            max(row["last"] for row in (*rulings, *moves) if row["editor"] == who.pk),
            [*on_comments(rulings, who, since), *on_answers(moves, who)],
        )
        for who in editors.values()
    ]
    return sorted(found, key=lambda shift: shift.last, reverse=True)


def on_comments(
    rows: Iterable[dict[str, Any]], who: User, since: dt.datetime
) -> list[tuple[str, int, str]]:
    done = {row["name"]: row["number"] for row in rows if row["editor"] == who.pk}
    log = reverse("admin:community_ruling_changelist")
    narrowed = {"editor__id__exact": who.pk, "at__gte": since.isoformat()}
    return [
        (str(kind.label), done[kind], f"{log}?{urlencode({**narrowed, 'kind__exact': kind})}")
        for kind in Kind
        if kind in done
    ]


def on_answers(rows: Iterable[dict[str, Any]], who: User) -> list[tuple[str, int, str]]:
    done = {row["name"]: row["number"] for row in rows if row["editor"] == who.pk}
    answers = reverse("admin:community_answer_changelist")
    said = _("Answers: %(stage)s")
    return [
        (said % {"stage": stage.label}, done[stage], f"{answers}?stage={stage}")
        for stage in Stage
        if stage in done
    ]


def may_see_takedowns(editor: User) -> bool:
    return editor.has_perm("community.view_takedown")


def takedowns(editor: User, since: dt.datetime) -> list[Takedown]:
    """Return what is still to be answered, whoever recorded it, and what others answered."""
    wanted = Q(outcome=Takedown.Outcome.OPEN)
    wanted |= by_others(editor, "settled_by") & Q(settled_at__gte=since)
    return list(Takedown.objects.filter(wanted).select_related("settled_by")[:AT_MOST])


def closings(editor: User, since: dt.datetime) -> list[Closing]:
    """Return the threads whose form others saved, each once, as they stand now."""
    saved = LogEntry.objects.filter(
        by_others(editor, "user"),
        content_type=ContentType.objects.get_for_model(Thread),
        action_flag=CHANGE,
        action_time__gte=since,
    )
    entries = saved.select_related("user").order_by("-action_time")[:AT_MOST]
    newest = {str(entry.object_id): entry for entry in reversed(entries)}
    threads = {str(row.pk): row for row in Thread.objects.with_piece().filter(pk__in=list(newest))}
    found = [
        Closing(threads[pk], entry.user, entry.action_time)
        for pk, entry in newest.items()
        if pk in threads
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)


def pauses(since: dt.datetime) -> QuerySet[Pause]:
    """Return the pause that goes on, and those that began or ended meanwhile."""
    wanted = Q(ended_at=None) | Q(ended_at__gte=since)
    return Pause.objects.filter(wanted).select_related("began_by", "ended_by")
