"""Sending one letter of the outbox: claimed first, so that no retry sends it twice."""

from __future__ import annotations

import datetime as dt
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.utils import DNS_NAME
from django.utils import timezone

from submissions.models import Letter

Status = Letter.Status
# No server takes longer to say that it has a letter.
PATIENCE = dt.timedelta(hours=1)


def deliver(letter_id: int) -> Letter | None:
    """Send a letter if it is due and nobody else has; return it when it left or failed."""
    letter = claim(letter_id)
    if letter is None:
        return None
    try:
        message(letter).send()
    except (smtplib.SMTPException, OSError) as error:
        settle(letter, Status.FAILED, error=(str(error) or type(error).__name__)[:2000])
    else:
        settle(letter, Status.SENT, sent_at=timezone.now())
    return letter


def claim(letter_id: int) -> Letter | None:
    """Take a due letter for sending; None when it is not due or another worker was faster."""
    due = Letter.objects.due().filter(pk=letter_id)
    if not due.update(status=Status.SENDING, claimed_at=timezone.now()):
        return None
    return Letter.objects.select_related("author").get(pk=letter_id)


def settle(letter: Letter, status: Letter.Status, **fields: object) -> None:
    Letter.objects.filter(pk=letter.pk, status=Status.SENDING).update(status=status, **fields)


def message(letter: Letter) -> EmailMessage:
    """Return a letter as mail; its Message-ID (RFC 5322) is the same however often it is made."""
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.author.email],
        reply_to=[settings.CONTACT_EMAIL],
        headers={
            "Message-ID": f"<letter-{letter.pk}@{DNS_NAME}>",
            "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday replies
            "Content-Language": letter.author.reads.tag,
        },
    )


def deliver_due() -> int:
    """Send what is due and no job has taken, and fail what a dead worker left; return how many.

    Nobody knows whether a letter left in the hands of a dead worker: an editor decides on it.
    """
    stuck = Letter.objects.filter(status=Status.SENDING, claimed_at__lt=timezone.now() - PATIENCE)
    stuck.update(
        status=Status.FAILED, error="The worker stopped while sending; it may have arrived."
    )
    due = list(Letter.objects.due().values_list("pk", flat=True)[:200])
    return sum(1 for pk in due if deliver(pk))
