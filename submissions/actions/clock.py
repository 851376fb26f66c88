"""What happens by itself: plans and publication are noticed, offers lapse, reminders leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from editions.languages import LANGUAGES, Language, columns
from submissions import workflow
from submissions.actions import decisions, letters, proofs
from submissions.models import Submission
from submissions.refusals import Refused
from submissions.workflow import Kind, State

# How long before a revision is due its author is reminded, and once more on the day after.
REMIND_BEFORE = dt.timedelta(days=2)


def run() -> int:
    """Bring every piece up to date with the calendar; return how many changes were made.

    Safe to repeat and to run twice at once: each change is a decision under the row's lock.
    """
    return (
        _each(Kind.PUBLISH, published())
        + _each(Kind.SCHEDULE, scheduled())
        + _each(Kind.LAPSE, Submission.objects.lapsed())
        + unplan()
        + proofs.pass_due()
        + tell_languages()
        + remind()
    )


def _each(kind: Kind, pieces: Iterable[Submission]) -> int:
    done = 0
    for piece in pieces:
        try:
            decisions.decide(piece, kind, by=None)
            done += 1
        except Refused:  # decided meanwhile
            continue
    return done


def _dated(lookup: str) -> Q:
    """Return the condition that some edition of the article has a date before or after now."""
    dated = Q()
    for column in columns("published_at"):
        dated |= Q(**{f"article__{column}__{lookup}": timezone.now()})
    return dated


def published() -> Iterable[Submission]:
    return Submission.objects.filter(_dated("lte"), state__in=workflow.IN_THE_PAPER)


def scheduled() -> Iterable[Submission]:
    planned = {State.ACCEPTED, State.IN_PRODUCTION}
    return Submission.objects.filter(_dated("gt"), state__in=planned)


def unplan() -> int:
    """Put pieces back into production whose date an editor has taken away."""
    gone = Submission.objects.filter(state=State.SCHEDULED).exclude(_dated("gt") | _dated("lte"))
    done = 0
    for piece in gone.filter(decisions__kind=Kind.SCHEDULE, decisions__role="clock").distinct():
        try:
            decisions.reverse(piece, by=None)
            done += 1
        except Refused:
            continue
    return done


def tell_languages() -> int:
    """Write to authors of each language that joined those they know to be published."""
    done = 0
    for language in LANGUAGES:
        column = f"article__{language.field('published_at')}__lte"
        live = Submission.objects.filter(state=State.PUBLISHED, **{column: timezone.now()})
        for piece in live.exclude(told_in__contains=[language.code]):
            done += _tell_of(piece, language)
    return done


@transaction.atomic
def _tell_of(piece: Submission, language: Language) -> bool:
    row = Submission.objects.select_for_update(of=("self",)).get(pk=piece.pk)
    if language.code in row.told_in or row.article is None:
        return False
    row.told_in = [*row.told_in, language.code]
    row.save(update_fields=["told_in"])
    for author in row.authors.joined():
        letters.write(
            "published_in",
            author,
            occasion=f"published_in:{language.code}",
            language=language,
            url=settings.SITE_URL + row.article.url_in(language),
        )
    return True


def remind() -> int:
    """Write to authors whose revision is due soon, or was yesterday, once each."""
    today = timezone.localdate()
    waiting = Submission.objects.filter(state=State.REVISION_REQUESTED)
    done = 0
    for piece in waiting.filter(due_on__lte=today + REMIND_BEFORE):
        assert piece.due_on is not None
        kind = "overdue" if piece.due_on < today else "due"
        occasion = f"{kind}:{piece.due_on:%Y-%m-%d}"
        lead = piece.lead
        if not (lead and lead.wants_reminders):
            continue
        if not piece.letters.filter(author=lead, occasion=occasion).exists():
            letters.write(kind, lead, occasion=occasion, due_on=piece.due_on)
            done += 1
    return done
