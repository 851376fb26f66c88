"""Mails to people, in their language: `send("accounts/mail/code", to=…, language=…, code=…)`."""

import logging
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from accounts.models import User

logger = logging.getLogger(__name__)
# What a part that says nothing leaves behind.
BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Text:
    """A letter without markup, as it waits in an outbox."""

    subject: str
    body: str


class NotSent(Exception):
    """The mail server is away or refuses; the log says why."""


def send(template: str, *, to: str, language: str, **context: Any) -> None:
    """Send `<template>_subject.txt`, `<template>.txt` and `<template>.html` as one mail."""
    context = {**context, "site_url": settings.SITE_URL, "contact_email": settings.CONTACT_EMAIL}
    with translation.override(language):
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        mail = EmailMultiAlternatives(
            subject, render_to_string(f"{template}.txt", context), to=[to]
        )
        mail.attach_alternative(render_to_string(f"{template}.html", context), "text/html")
    _leave(mail)


def _leave(mail: EmailMessage) -> None:
    try:
        mail.send()
    except OSError as error:  # of which those of SMTP are a kind
        logger.exception("A mail could not be sent.")
        raise NotSent from error


def untagged(address: str) -> str:
    """Return the mailbox that an address leads to, without what its holder put behind a plus."""
    local, _at, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def written(template: str, language: str, /, **said: Any) -> Text:
    """Return the letter `<template>.<language>.txt`, whose first line is its subject."""
    with translation.override(language):
        text = render_to_string(f"{template}.{language}.txt", said)
    subject, _, body = text.strip().partition("\n")
    body = BLANK_LINES.sub("\n\n", body.strip())
    return Text(" ".join(subject.split())[:200], f"{body}\n")


def write(template: str, *, to: str, language: str, **said: Any) -> None:
    """Send the letter `<template>.<language>.txt` at once."""
    said = {**said, "site_url": settings.SITE_URL, "contact_email": settings.CONTACT_EMAIL}
    text = written(template, language, **said)
    _leave(EmailMessage(text.subject, text.body, to=[to]))


def send_to(user: User, template: str, **context: Any) -> None:
    send(template, to=user.email, language=user.language, user=user, **context)
