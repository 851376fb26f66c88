"""What contributors ask to have printed of them, and what the desk makes of it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

import search.actions
from accounts import outbox
from accounts.models import User
from contributors import mail
from contributors.models import Contributor, ProfileChange, ProfileLetter
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


@transaction.atomic
def decline(
    change: ProfileChange, *, editor: User, reason: str, text: mail.Text | None = None
) -> bool:
    """Leave a profile as it is and write why; False when another editor decided first.

    `text` replaces our letter.
    """
    if not _decided(change, Status.DECLINED, editor, reason=reason):
        return False
    if user := change.contributor.user:
        text = text or mail.declined(change, user, reason=reason)
        letter = ProfileLetter.objects.create(
            change=change,
            occasion="declined",
            language=user.language,
            subject=outbox.on_one_line(text.subject),
            body=text.body,
        )
        post(letter)
    return True


def post(letter: ProfileLetter) -> None:
    """Have the worker send a letter: the job stands or falls with this transaction."""
    app.configure_task("contributors.tasks.send_letter").defer(letter_id=letter.pk)


def release(letter: ProfileLetter, *, subject: str = "", body: str = "") -> bool:
    """Send a letter that waited or failed, with an editor's last changes; False when too late."""
    done = outbox.release(letter, subject=subject, body=body)
    if done:
        post(letter)
    return done


def _decided(
    change: ProfileChange, status: ProfileChange.Status, editor: User, *, reason: str = ""
) -> bool:
    waiting = ProfileChange.objects.filter(pk=change.pk, status=Status.WAITING)
    decided = {"status": status, "decided_by": editor, "decided_at": timezone.now()}
    return bool(waiting.update(**decided, reason=reason.strip()))
