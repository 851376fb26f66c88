"""What was printed of the answers to a question."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from community.models import Question, ReaderPick
from editions.languages import current
from issues.models import Issue


def with_picks(questions: Sequence[Question]) -> list[tuple[Question, list[ReaderPick]]]:
    """Return each question with the readers' picks of it that this language has printed.

    A pick knows its answer, and so its question. One that was typed or imported without any
    answers the question of the issue before its own, as they always have.
    """
    found: dict[int, list[ReaderPick]] = {each.pk: [] for each in questions}
    following = followers(questions)
    own = Q(answer__question__in=found)
    typed = Q(answer=None, parent__in=following)
    published = {f"parent__{current().field('published_at')}__isnull": False}
    picks = ReaderPick.objects.filter(own | typed, **published)
    picks = picks.select_related("parent", "answer").defer("parent__letter")
    for pick in picks.order_by("parent__date", "ordering"):
        answer = getattr(pick, "answer", None)
        if pick.text and pick.parent.is_published():
            key = answer.question_id if answer else following[pick.parent_id]
            found[key].append(pick)
    return [(each, found[each.pk]) for each in questions]


def followers(questions: Sequence[Question]) -> dict[int, int]:
    """Return the issue after that of each question, by key: what it prints answers the first."""
    if not questions:
        return {}
    dates = sorted({each.parent.date for each in questions})
    first_of = {each.parent.date: each.pk for each in reversed(questions)}
    later = list(Issue.objects.filter(date__gt=dates[0]).order_by("date").values_list("date", "pk"))
    found: dict[int, int] = {}
    for date in dates:
        after = next((pk for day, pk in later if day > date), None)
        if after:
            found[after] = first_of[date]
    return found
