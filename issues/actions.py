"""What an editor does to the weekly issue."""

import datetime as dt
import zoneinfo
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Byline
from editions.languages import LANGUAGES, columns
from editions.models import TranslatedModel
from issues.models import Credited, Issue, Section

FRIDAY = 4
# What an issue takes over from the one before it, besides its sections.
KEPT = ("tagline", "salutation", "sign_off")


def next_date() -> dt.date:
    """Return the first Friday, today in Hong Kong or later, that has no issue yet."""
    hong_kong = zoneinfo.ZoneInfo(settings.NEWSROOMS["Hong Kong"])
    day = timezone.localdate(timezone=hong_kong)
    day += dt.timedelta(days=(FRIDAY - day.weekday()) % 7)
    taken = set(Issue.objects.filter(date__gte=day).values_list("date", flat=True))
    while day in taken:
        day += dt.timedelta(weeks=1)
    return day


@transaction.atomic
def start_issue(*, date: dt.date | None = None) -> tuple[Issue, bool]:
    """Return the draft of a date, made from the latest earlier issue, and whether it is new.

    The date is `next_date()` unless named. An issue of that date is returned as it is: of two
    editors who start it at once, the second waits for the first and gets the same one.
    """
    date = date or next_date()
    model = Issue.objects.filter(date__lt=date).order_by("-date").first()
    kept = _kept(model, KEPT) if model else {}
    issue, is_new = Issue.objects.get_or_create(date=date, defaults=kept)
    if is_new and model:
        for ordering, section in enumerate(_skeleton(model, date), start=1):
            section.parent = issue
            section.ordering = ordering * 10
            section.save()
    return issue, is_new


def _kept(row: TranslatedModel, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the named fields of a row, in every language they have."""
    translated = row.translated()
    fields = [each for name in names for each in (columns(name) if name in translated else [name])]
    return {field: getattr(row, field) for field in fields}


def _skeleton(issue: Issue, date: dt.date) -> list[Section]:
    """Return new sections, unsaved, in the order of an issue's own, with what they keep."""
    sections = [
        section
        for model in Section.types()
        if model.KEPT and not _needs_more(model)
        for section in model.objects.filter(parent=issue)
    ]
    sections.sort(key=lambda section: section.ordering)
    return [
        type(section)(region=section.region, **_kept(section, section.KEPT))
        for section in sections
        if not _has_ended(section, date)
    ]


def _needs_more(model: type[Section]) -> bool:
    """Return whether a section cannot be without a row of this week: a picture, an article."""
    return any(
        field.is_relation and not field.null and field.name not in {"parent", *model.KEPT}
        for field in model._meta.concrete_fields
    )


def _has_ended(section: Section, date: dt.date) -> bool:
    ends_on: dt.date | None = getattr(section, "ends_on", None)
    return ends_on is not None and ends_on < date


def printed_credit(article: Article) -> dict[str, str]:
    """Return the names and roles above an article, one a line, by column of a section."""
    bylines = list(Byline.objects.with_contributors().filter(article=article))
    found = {}
    for language in LANGUAGES:
        names = [byline.contributor.name_in(language) for byline in bylines]
        roles = [byline.role_in(language) for byline in bylines]
        found[language.field("speakers")] = "\n".join(names)
        found[language.field("roles")] = "\n".join(roles).rstrip("\n")
    return found


def credit_from_article(section: Credited) -> None:
    """Name the article's authors in every language where the section names nobody yet.

    Roles are filled in only beside those names: a role must never stand beside another speaker.
    The section is not saved.
    """
    if not section.article:
        return
    credit = printed_credit(section.article)
    for language in LANGUAGES:
        speakers, roles = language.field("speakers"), language.field("roles")
        if not (getattr(section, speakers) or "").strip():
            setattr(section, speakers, credit[speakers])
        is_theirs = getattr(section, speakers).split() == credit[speakers].split()
        if is_theirs and not (getattr(section, roles) or "").strip():
            setattr(section, roles, credit[roles])
