"""Saying that an editor is at something until their shift ends; it keeps nobody from deciding."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from editions.clocks import in_both_cities
from submissions import promise

CITIES = {User.Newsroom.HONG_KONG: "Hong Kong", User.Newsroom.NEW_YORK: "New York"}


def take(row: Any, *, among: QuerySet[Any], editor: User, takes_over: bool = False) -> bool:
    """Claim a row if it is among those one can claim; False when another editor is at it.

    Taking a claim over is asked for in so many words.
    """
    now = timezone.now()
    rows = among.filter(pk=row.pk)
    if not takes_over:
        rows = rows.filter(
            Q(claimed_by__isnull=True) | Q(claimed_by=editor) | Q(claimed_until__lte=now)
        )
    city = CITIES.get(User.Newsroom(editor.newsroom), "Hong Kong")
    until = promise.shift_end(city, now)
    if not rows.update(claimed_by=editor, claimed_until=until):
        row.refresh_from_db(fields=["claimed_by", "claimed_until"])
        return False
    row.claimed_by, row.claimed_until = editor, until
    return True


def let_go(row: Any, *, editor: User) -> None:
    """End an editor's own claim."""
    rows = type(row)._default_manager.filter(pk=row.pk, claimed_by=editor)
    rows.update(claimed_by=None, claimed_until=None)


def holder(row: Any) -> User | None:
    """Return who is at a row now."""
    is_claimed = bool(row.claimed_until and row.claimed_until > timezone.now())
    return row.claimed_by if is_claimed else None


def rival(row: Any, editor: User) -> User | None:
    """Return who else said that they are at it, while their shift goes on."""
    found = holder(row)
    return None if found == editor else found


def said(row: Any) -> str:
    return _("%(who)s is at it until %(moment)s.") % {
        "who": row.claimed_by,
        "moment": in_both_cities(row.claimed_until),
    }
