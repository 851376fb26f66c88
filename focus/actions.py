"""What is done about the site as a whole."""

from django.db import connection
from django.utils import timezone

from focus.models import MissingPage, MissingPageQuerySet

KEPT = 1000  # addresses waiting for an editor

# Counts on, and prefers to know of a page of ours that leads here: that link can be mended.
MEET = """
    INSERT INTO focus_missingpage AS known
        (path, times, first_seen_at, last_seen_at, seen_on, leads_to, is_dismissed)
    VALUES (%(path)s, 1, %(now)s, %(now)s, %(seen_on)s, '', false)
    ON CONFLICT (path) DO UPDATE SET
        times = known.times + 1,
        last_seen_at = excluded.last_seen_at,
        seen_on = CASE
            WHEN excluded.seen_on = '' THEN known.seen_on
            WHEN starts_with(known.seen_on, '/') AND NOT starts_with(excluded.seen_on, '/')
            THEN known.seen_on
            ELSE excluded.seen_on
        END
    RETURNING leads_to, times
"""


def meet(path: str, *, seen_on: str) -> str:
    """Note that a reader found nothing at a path, and return where it leads, or "".

    One statement, so that readers who meet it at once are all counted; only an address that is
    new costs a second, which keeps the list short.
    """
    with connection.cursor() as cursor:
        cursor.execute(MEET, {"path": path, "now": timezone.now(), "seen_on": seen_on})
        leads_to, times = cursor.fetchone()
    if times == 1:
        MissingPage.objects.least_met(KEPT).delete()
    return str(leads_to)


def dismiss(pages: MissingPageQuerySet) -> int:
    return pages.update(is_dismissed=True)


def bring_back(pages: MissingPageQuerySet) -> int:
    return pages.update(is_dismissed=False)
