"""Answers that come by mail: each is taken once, answered with a letter, or given back."""

from __future__ import annotations

import datetime as dt
import os

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from community import languages
from community.actions import answering, notices
from community.actions.answering import Answered
from community.inbox import message
from community.inbox.message import Automatic, Mail, Malformed
from community.models import Answer, Question
from community.refusals import Refused
from community.rules import Sent
from editions.languages import BY_CODE, Language
from editions.links import absolute
from editions.models import reverse_in

LARGEST = 256 * 1024
# The null sender (RFC 5321), as mail servers write it: programs have it, and get no answer.
NOBODY = {"", "<>", "mailer-daemon"}
NOT_TAKEN = "not_taken"
DAY = dt.timedelta(days=1)


class GivenBack(Exception):
    """The mail server keeps a mail or returns it; `code` is one of sysexits.h."""

    def __init__(self, code: int, why: str) -> None:
        self.code = code
        super().__init__(why)


def receive(octets: bytes, *, recipient: str, sender: str | None) -> str:
    """Make an answer of a mail and return what became of it, for a log. Raises GivenBack.

    The recipient and sender are those of the envelope. A mail says from whom it is and proves
    nothing: the answer counts once somebody opens the letter to that mailbox and confirms.
    """
    if not settings.FOCUS_ANSWERS_ADDRESS:
        raise GivenBack(os.EX_UNAVAILABLE, "Answers are not taken by mail here.")
    if len(octets) > LARGEST:
        size = LARGEST // 1024
        raise GivenBack(
            os.EX_DATAERR, f"We take at most {size} kB: send the text alone, without attachments."
        )
    if sender is not None and sender.lower() in NOBODY:
        return "Ignored: it has no sender."
    try:
        mail = message.read(octets)
    except Automatic:
        return "Ignored: nobody wrote it."
    except Malformed as error:
        raise GivenBack(os.EX_DATAERR, f"This mail cannot be read. {error}") from error
    question = asked_at(recipient or mail.sent_to)
    if Answer.objects.filter(message_id=mail.message_id).exists():
        return "Ignored: it came before."
    return take(mail, question)


def asked_at(recipient: str) -> Question | None:
    """Return the question an address names, else the newest that is open. Raises GivenBack."""
    own = settings.FOCUS_ANSWERS_ADDRESS.partition("@")[0].lower()
    local = recipient.strip("<> ").partition("@")[0].lower()
    rows = Question.objects.with_issue()
    if local in {"", own}:
        newest = rows.order_by("-parent__date", "ordering")[:20]
        return next((each for each in newest if each.is_open_anywhere), None)
    tag, _plus, key = local.rpartition("+")
    found = None
    if tag == own and key.isascii() and key.isdigit() and len(key) < 19:
        found = rows.filter(pk=int(key)).first()
    if found is None or not found.asked_in:
        raise GivenBack(os.EX_NOUSER, f"No question of ours has the address {recipient[:200]}.")
    return found


def take(mail: Mail, question: Question | None) -> str:
    language = BY_CODE[languages.guess(mail.text or mail.subject, "en")]
    with override(language.code):
        try:
            answering.send(
                asked_of(mail, question),
                text=mail.text,
                email=mail.sender,
                sent=Sent(),
                source=Answer.Source.MAIL,
                message_id=mail.message_id,
                name=mail.name,
            )
        except (Refused, ValidationError) as refusal:
            if Answer.objects.filter(message_id=mail.message_id).exists():
                return "Ignored: it came twice at once."
            tell(mail, question, language, refusal)
            return "Not taken: a letter says why, unless one went to this sender today."
    return "Taken."


def asked_of(mail: Mail, question: Question | None) -> Question:
    """Return the question if its sender may answer it by mail. Raises Refused, Answered."""
    if question is None:
        raise Refused(_("No question is open at the moment."))
    if not mail.text:
        raise Refused(_("We found no words in it, only what was attached."))
    theirs = Answer.objects.filter(email__iexact=mail.sender)
    standing = theirs.standing().confirmed().filter(question=question).first()
    if standing:
        raise Answered(standing)
    today = theirs.filter(source=Answer.Source.MAIL, received_at__gt=timezone.now() - DAY)
    if today.count() >= settings.ANSWER_MAILS_A_DAY:
        raise Refused(
            _("Several answers came from your address today already: send this one tomorrow.")
        )
    return question


def tell(
    mail: Mail, question: Question | None, language: Language, refusal: Refused | ValidationError
) -> None:
    """Write to the sender why their mail is no answer; once a day, for they may not have sent it.

    For that reason nothing of the mail is repeated either.
    """
    standing = refusal.answer if isinstance(refusal, Answered) else None
    is_open = bool(question and question.is_open_anywhere)
    notices.write(
        NOT_TAKEN,
        email=mail.sender,
        language=language.code,
        occasion=f"{NOT_TAKEN}:{timezone.localdate()}",
        question=question.any_text if question else "",
        why=" ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal),
        standing=absolute(standing.url_in(language)) if standing else "",
        mailbox=question.mailbox if question and is_open else "",
        page=absolute(question.url_in(language)) if question and is_open else "",
        questions=absolute(reverse_in(language, "community:index")),
    )
