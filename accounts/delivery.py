"""Sending one letter of an outbox: claimed first, so that no retry sends it twice."""

from __future__ import annotations

import datetime as dt
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.utils import DNS_NAME
from django.utils import timezone

from accounts.outgoing import Outgoing

Status = Outgoing.Status
# No server takes longer to say that it has a letter.
PATIENCE = dt.timedelta(hours=1)


def deliver[Letter: Outgoing](outbox: type[Letter], pk: int) -> Letter | None:
    """Send a letter if it is due and nobody else has; return it when it left or failed."""
    letter = claim(outbox, pk)
    if letter is None:
        return None
    try:
        if not message(letter).send():
            raise OSError("It names no address.")
    except (smtplib.SMTPException, OSError) as error:
        settle(letter, Status.FAILED, error=(str(error) or type(error).__name__)[:2000])
    else:
        settle(letter, Status.SENT, sent_at=timezone.now())
    return letter


def claim[Letter: Outgoing](outbox: type[Letter], pk: int) -> Letter | None:
    """Take a due letter for sending; None when it is not due or another worker was faster."""
    due = outbox.rows().due().filter(pk=pk)
    if not due.update(status=Status.SENDING, claimed_at=timezone.now()):
        return None
    return outbox.rows().get(pk=pk)


def settle(letter: Outgoing, status: Outgoing.Status, **fields: object) -> None:
    rows = type(letter).rows().filter(pk=letter.pk, status=Status.SENDING)
    rows.update(status=status, **fields)


def message(letter: Outgoing) -> EmailMessage:
    """Return a letter as mail; its Message-ID (RFC 5322) is the same however often it is made."""
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.to],
        reply_to=[settings.CONTACT_EMAIL],
        headers={
            "Message-ID": f"<{letter._meta.model_name}-{letter.pk}@{DNS_NAME}>",
            "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday replies
            **letter.headers,
        },
    )


def deliver_due(outbox: type[Outgoing]) -> int:
    """Send what is due and no job has taken, and fail what a dead worker left; return how many.

    Nobody knows whether a letter left in the hands of a dead worker: an editor decides on it.
    """
    letters = outbox.rows()
    stuck = letters.filter(status=Status.SENDING, claimed_at__lt=timezone.now() - PATIENCE)
    stuck.update(
        status=Status.FAILED, error="The worker stopped while sending; it may have arrived."
    )
    due = list(letters.due().values_list("pk", flat=True)[:200])
    return sum(1 for pk in due if deliver(outbox, pk))
