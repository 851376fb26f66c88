"""A mail as a mail server hands it over: who it says it is from, and what they wrote."""

from __future__ import annotations

import hashlib
import logging
import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts.mail import untagged
from community.inbox.body import NotRead, text_of
from community.inbox.decoding import MARK, header, words
from community.inbox.html import TooManyTags
from community.inbox.own_words import own_words

logger = logging.getLogger(__name__)

LONGEST_ADDRESS, LONGEST_NAME = 200, 100
MESSAGE_ID = re.compile(r"<[!-~]{3,240}>")
UNQUOTED = re.compile(r"([^<>]*)<([^<>\s]+)>")
NOBODY = re.compile(r"mailer-daemon|postmaster|(?:do-?not|no)-?reply", re.IGNORECASE)
# What shows that a program sent it (RFC 3834), a list, or whom the mail server takes for spam.
AUTOMATIC = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "Auto-Submitted": r"(?!no\b).+",
        "Content-Type": r"multipart/report\b.*",
        "List-Id": r".+",
        "Precedence": r"bulk|junk|list|auto_reply",
        "Return-Path": r"<>",
        "Subject": r"(?:auto(?:matic)?[ -]?(?:reply|response)|out of office|"
        r"自动回复|自动答复|自動回覆|自動回復).*",
        "X-Autoreply": r".+",
        "X-Autorespond": r".+",
        "X-Spam-Flag": r"yes",
    }.items()
}


class Malformed(Exception):
    """No answer can be made of it; the text says why, in a line."""


class Automatic(Exception):
    """Nobody wrote it: nothing is answered, so that no two programs write to each other."""


@dataclass(frozen=True)
class Mail:
    sender: str
    name: str
    message_id: str
    sent_to: str  # as the mail server noted it
    subject: str
    text: str


def read(octets: bytes) -> Mail:
    """Return what a mail says. Raises Malformed, Automatic."""
    try:
        return _read(octets)
    except (Automatic, Malformed):
        raise
    except (NotRead, TooManyTags, RecursionError) as error:
        raise Malformed("Its parts are nested too deeply.") from error
    except Exception as error:  # the library has many for heads that no program writes
        logger.warning("A mail could not be read: %r", error)
        raise Malformed("It is not put together as programs for mail do.") from error


def _read(octets: bytes) -> Mail:
    # The newer policy reads each header by a grammar, in a time that grows with the square of its
    # length: minutes for one that somebody makes up.
    message = message_from_bytes(octets, policy=policy.compat32)
    if is_automatic(message):
        raise Automatic
    name, sender = sender_of(message)
    text = own_words(text_of(message))
    return Mail(
        sender=sender,
        name=name,
        message_id=id_of(message, f"{sender}\n{text}"),
        sent_to=header(message, "X-Original-To") or header(message, "Delivered-To"),
        subject=words(header(message, "Subject")),
        text=text,
    )


def is_automatic(message: Message) -> bool:
    if any(sign.fullmatch(words(header(message, name))) for name, sign in AUTOMATIC.items()):
        return True
    _name, sender = from_header(message)
    is_ours = bool(sender) and untagged(sender) in ours()
    return is_ours or bool(NOBODY.fullmatch(sender.partition("@")[0]))


def ours() -> set[str]:
    said = (settings.FOCUS_ANSWERS_ADDRESS, settings.DEFAULT_FROM_EMAIL, settings.CONTACT_EMAIL)
    return {untagged(parseaddr(each)[1]) for each in said}


def from_header(message: Message) -> tuple[str, str]:
    """Return name and address as written; also where signs in a name should be quoted and are not.

    The address is "" where there are several, or none.
    """
    said = header(message, "From")
    name, address = parseaddr(said)
    loose = None if address else UNQUOTED.fullmatch(said)
    return (loose[1].strip(), loose[2]) if loose else (name, address)


def sender_of(message: Message) -> tuple[str, str]:
    """Return the name and address of the one person a mail is from."""
    written = message.get_all("From", [])
    name, address = from_header(message)
    try:
        validate_email(address)
    except ValidationError as error:
        raise Malformed("It does not say from whom it is.") from error
    if len(written) != 1 or len(address) > LONGEST_ADDRESS:
        raise Malformed("It does not say from whom it is.")
    name = words(name)
    is_name = name and "@" not in name and MARK not in name
    return (name[:LONGEST_NAME] if is_name else ""), address.lower()


def id_of(message: Message, said: str) -> str:
    """Return by what a mail is known when it comes again."""
    found = header(message, "Message-ID")
    if MESSAGE_ID.fullmatch(found):
        return found
    return f"sha256:{hashlib.sha256(said.encode()).hexdigest()}"
