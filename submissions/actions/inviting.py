"""Co-authors: asked by whoever leads the piece, and signing only once they said yes."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from submissions import workflow
from submissions.actions import drafting, letters
from submissions.models import Author, Letter, Submission
from submissions.models.author import new_token
from submissions.refusals import Refused
from submissions.workflow import State

A_DAY = dt.timedelta(days=1)


@transaction.atomic
def invite(lead: Author, *, email: str, name: str, language: str) -> Author:
    """Ask somebody to sign a piece. Asked again, they get no second letter. Raises Refused.

    Whether an address has an account makes no difference to what is said or sent.
    """
    piece = _locked(lead)
    if not lead.name or not lead.email:
        raise Refused(_("Give your own name and e-mail first: the invitation names you."))
    there = piece.authors.filter(email__iexact=email).first()
    if there and there.left_at is None:
        return there
    if piece.authors.filter(position__gt=0, left_at=None).count() >= settings.SUBMISSION_CO_AUTHORS:
        raise Refused(
            _("At most %(number)s can sign with you.") % {"number": settings.SUBMISSION_CO_AUTHORS}
        )
    if sent_lately(lead) >= settings.SUBMISSION_INVITATIONS_A_DAY:
        raise Refused(_("You have sent as many invitations as a day allows. Go on tomorrow."))
    last = piece.authors.order_by("-position").values_list("position", flat=True)[0]
    author = there or Author(submission=piece, email=email)
    author.name, author.language, author.left_at = name, language, None
    author.position, author.token = last + 1, new_token()
    author.save()
    occasion = f"invitation:{timezone.now():%Y%m%d%H%M%S}"
    letters.write("invitation", author, occasion=occasion, lead=lead.name)
    return author


def sent_lately(lead: Author) -> int:
    """Return how many invitations somebody sent within a day: by account, or else by address.

    Anybody may write an address, which must not use up what its owner may send when signed in. The
    pieces they lead are held until the transaction ends, in one order, so that two invitations at
    once count each other.
    """
    by = {"user": lead.user_id} if lead.user_id else {"user": None, "email__iexact": lead.email}
    theirs = Author.objects.filter(**by, position=0).order_by("pk")
    pieces = list(theirs.select_for_update(no_key=True).values_list("submission", flat=True))
    sent = Letter.objects.filter(submission__in=pieces, occasion__startswith="invitation:")
    return sent.filter(send_at__gt=timezone.now() - A_DAY).count()


@transaction.atomic
def retract(lead: Author, invited: Author) -> None:
    """Take an invitation back; one that has been accepted stays."""
    _locked(lead)
    if not leave(invited):
        raise Refused(_("They have answered already."))


@transaction.atomic
def join(author: Author) -> None:
    """Sign a piece with others, as one wants to be printed; see from now on what becomes of it.

    Raises Refused.
    """
    _locked(author)
    now = timezone.now()
    if not Author.objects.invited().filter(pk=author.pk).update(joined_at=now):
        raise Refused(_("This invitation no longer stands."))
    author.joined_at = now
    drafting.save_author(author)


def leave(author: Author) -> bool:
    """Let an invitation end unanswered or declined; False when it was answered."""
    waiting = Author.objects.invited().filter(pk=author.pk)
    if not waiting.update(left_at=timezone.now()):
        return False
    letters_left = author.letters.filter(status__in=Letter.WAITING)
    letters_left.update(status=Letter.Status.DISCARDED)
    return True


def is_open(submission: Submission) -> bool:
    """Return whether others may still come to sign it."""
    return submission.state in workflow.BEFORE_DECISION | {State.DRAFT}


def _locked(author: Author) -> Submission:
    piece = Submission.objects.select_for_update(of=("self",)).get(pk=author.submission_id)
    if not is_open(piece):
        raise Refused(_("Nobody else can come to sign this piece now."))
    return piece
