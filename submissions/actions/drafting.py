"""A draft: begun, saved as typed, found again by whoever began it."""

from __future__ import annotations

import hashlib
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access import has_proved_mailbox
from accounts.models import User
from submissions.actions import letters, manuscripts
from submissions.models import Author, Submission
from submissions.refusals import Refused

# Addresses to which one draft sends its private address: a corrected one gets it too.
ADDRESSES_OF_A_DRAFT = 3


class Outdated(Exception):
    """The draft was saved elsewhere since this page was opened; `now` is what stands there."""

    def __init__(self, now: Submission) -> None:
        self.now = now
        super().__init__()


@transaction.atomic
def begin(submission: Submission, author: Author, *, user: User | None) -> None:
    """Keep a new draft and its only author, whose pieces these are if they are signed in."""
    submission.saves = 1
    submission.save()
    author.submission = submission
    author.user = user
    if user and (before := user.authorships.order_by("pk").last()):
        author.wants_reminders = before.wants_reminders
        author.contributor = before.contributor
    author.save()


@transaction.atomic
def save(submission: Submission, author: Author, *, saves: int) -> None:
    """Keep a draft's new text, unless another was saved since `saves`. Raises Outdated.

    Only an author who saw the other text may write over it; a second click saves the same.
    """
    row = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    if not row.may_be_edited or (row.saves != saves and submission.differs_from(row)):
        raise Outdated(row)
    submission.saves = row.saves + 1
    submission.save(update_fields=[*Submission.WRITTEN, "unsettled", "saves", "updated_at"])
    save_author(author)


def save_author(author: Author) -> None:
    """Keep what an author wrote of themselves; a portrait that was replaced is not kept."""
    rows = Author.objects.filter(pk=author.pk)
    before = rows.values_list("headshot", flat=True).first()
    author.save()
    if before and before != author.headshot.name:
        transaction.on_commit(partial(author.headshot.storage.delete, before))


@transaction.atomic
def change_details(author: Author) -> None:
    """Keep what an author changed of themselves. Raises Refused once the piece is accepted."""
    pieces = Submission.objects.select_for_update(of=("self",))
    author.submission = pieces.get(pk=author.submission_id)
    check_details(author)
    save_author(author)


def check_details(author: Author) -> None:
    if not author.details_are_open:
        raise Refused(_("What is printed can no longer be changed here. Write to us."))


def has_address(author: Author) -> bool:
    """Return whether the private address of a draft was mailed to where its author is now."""
    return author.letters.filter(occasion=_occasion(author)).exists()


def send_address(author: Author) -> bool:
    """Mail the private address of a draft to its author; False when too many had it before."""
    if author.letters.filter(occasion__startswith="draft:").count() >= ADDRESSES_OF_A_DRAFT:
        return False
    letters.write("draft", author, occasion=_occasion(author))
    return True


def _occasion(author: Author) -> str:
    return f"draft:{hashlib.sha256(author.email.lower().encode()).hexdigest()[:16]}"


def claim(user: User) -> int:
    """Put the pieces that were sent from somebody's address into their account."""
    if not has_proved_mailbox(user):
        return 0
    theirs = Author.objects.filter(user=None, email__iexact=user.email, left_at=None)
    return theirs.update(user=user)


def set_reminders(user: User, wanted: bool) -> None:
    Author.objects.filter(user=user).update(wants_reminders=wanted)


@transaction.atomic
def discard(submission: Submission) -> None:
    """Forget a draft with its files; nobody but its author has seen it."""
    for author in submission.authors.exclude(headshot=""):
        author.headshot.delete(save=False)
    files = (submission.manuscript, submission.brought)
    submission.delete()
    for manuscript in files:
        manuscripts.forget(manuscript)
