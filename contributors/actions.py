"""What contributors ask to have printed of them, and what the desk makes of it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

import search.actions
from accounts.models import User
from contributors.models import Contributor, ProfileChange
from editions.languages import columns

Status = ProfileChange.Status
COLUMNS = (*columns("name"), *columns("role"), *columns("bio"))


def propose(contributor: Contributor, texts: dict[str, str]) -> ProfileChange | None:
    """Ask the desk for changed texts, in place of what was asked before; None if none differ."""
    asked = {
        name: text
        for name, text in texts.items()
        if name in COLUMNS and text != getattr(contributor, name)
    }
    waiting = ProfileChange.objects.filter(contributor=contributor, status=Status.WAITING)
    if not asked:
        waiting.delete()
        return None
    change, _is_new = ProfileChange.objects.update_or_create(
        contributor=contributor,
        status=Status.WAITING,
        defaults={"texts": asked, "proposed_at": timezone.now()},
    )
    return change


@transaction.atomic
def take_over(change: ProfileChange, *, editor: User) -> bool:
    """Print what was proposed from now on; False when another editor decided first."""
    if not _decided(change, Status.TAKEN, editor):
        return False
    contributor = Contributor.objects.select_for_update(of=("self",)).get(pk=change.contributor_id)
    for name, text in change.texts.items():
        setattr(contributor, name, text)
    contributor.save()
    search.actions.index(Contributor, [contributor.pk])
    return True


def decline(change: ProfileChange, *, editor: User) -> bool:
    return _decided(change, Status.DECLINED, editor)


def _decided(change: ProfileChange, status: ProfileChange.Status, editor: User) -> bool:
    waiting = ProfileChange.objects.filter(pk=change.pk, status=Status.WAITING)
    return bool(waiting.update(status=status, decided_by=editor, decided_at=timezone.now()))
