"""What readers do with their answers to the question of the week."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from community import languages, lengths, rules, writing
from community.actions import notices, picking, stages
from community.models import Answer, Member, Question
from community.refusals import Refused
from community.rules import Finding, Sent
from community.workflow import Role, Stage
from editions.languages import BY_CODE
from editions.links import absolute

CONSENTS = ("name", "place", "region", "may_print", "may_edit")


class Answered(Refused):
    """One person, one answer: `answer` is the one that stands."""

    def __init__(self, answer: Answer | None) -> None:
        self.answer = answer
        super().__init__(
            _("You have answered this question already: change that answer, or withdraw it first.")
        )


def send(
    question: Question,
    *,
    text: str,
    user: User | None = None,
    email: str = "",
    sent: Sent,
    **said: Any,
) -> Answer:
    """Take an answer, and write to whoever sent it what happens next.

    Without a user it counts once whoever reads the letter confirms it. Raises Refused, Answered,
    or ValidationError with what is wrong with the text.
    """
    writing.refuse(closed_to(question, user))
    answer = Answer(
        question=question,
        user=user,
        email=user.email if user else email,
        confirmed_at=timezone.now() if user else None,
        **said,
    )
    found = write(answer, text, sent=sent, default=get_language() or "en")
    try:
        with transaction.atomic():
            stages.begin(answer)
            hold(answer, found)
            receipt(answer)
    except IntegrityError as twice:
        standing = Answer.objects.standing().filter(question=question)
        raise Answered(standing.filter(user=user).first() if user else None) from twice
    return answer


@transaction.atomic
def change(answer: Answer, *, text: str | None = None, sent: Sent, **said: Any) -> Answer:
    """Say other words, until the question closes, or how they may be printed, until it is decided.

    Whoever does so holds the mailbox the private address went to: from now on it counts.
    """
    row = stages.locked(answer)
    if not row.may_consent:
        raise Refused(_("Our editors have decided on this answer; it can no longer be changed."))
    found: list[Finding] = []
    if text is not None and text != row.text:
        writing.refuse(closed_to(row.question, row.user))
        found = write(row, text, sent=sent, default=row.language)
        stages.clear_printed(row)
    for name in CONSENTS:
        setattr(row, name, said.get(name, getattr(row, name)))
    confirm(row)
    try:
        with transaction.atomic():
            stages.step(row, Stage(row.stage), role=Role.AUTHOR)
    except IntegrityError as twice:
        raise Answered(None) from twice
    hold(row, found)
    return row


@transaction.atomic
def withdraw(answer: Answer) -> Answer:
    """Take an answer back: its words go, and its author may send another."""
    row = stages.locked(answer)
    if not row.may_withdraw:
        raise Refused(_("Our editors have picked this answer. Write to us to have it taken out."))
    picking.move(row, Stage.WITHDRAWN, by=Role.AUTHOR)
    return row


def closed_to(question: Question, user: User | None) -> str:
    """Return why somebody cannot answer, or ""."""
    if pause := writing.paused():
        return pause
    if not question.takes_answers:
        return _("This question is closed. Answers were taken until its time was over.")
    if not question.is_open_anywhere:
        return _("This question is not open yet.")
    return writing.silenced_person(user) if user else ""


def write(answer: Answer, text: str, *, sent: Sent, default: str) -> list[Finding]:
    """Put a text into a row and return what holds it. Raises ValidationError."""
    language = BY_CODE[languages.guess(text, default)]
    if too_long := lengths.complaint(text, language):
        raise ValidationError({"text": too_long})
    member = Member.objects.filter(user=answer.user).first() if answer.user else None
    found = rules.judge(text, language=language.code, sent=sent, member=member)
    if refusing := next((each for each in found if each.refuses), None):
        raise ValidationError({"text": rules.words(refusing.stored)})
    answer.text, answer.language = text, language.code
    answer.findings = [each.stored for each in found]
    for name, trace in rules.traces(text, sent).items():
        setattr(answer, name, trace)
    return found


def confirm(answer: Answer) -> None:
    """Count an answer from now on, for the account with that mailbox if there is one.

    Raises Refused where that account may not write: signing out is no way round a ban.
    """
    if answer.confirmed_at:
        return
    answer.confirmed_at = timezone.now()
    proved = EmailAddress.objects.filter(email__iexact=answer.email, verified=True)
    user = User.objects.filter(emailaddress__in=proved, email__iexact=answer.email).first()
    why = writing.silenced_person(user) if user else writing.silenced_mailbox(answer.email)
    writing.refuse(why)
    answer.user = user


def hold(answer: Answer, found: list[Finding]) -> None:
    if found and answer.stage != Stage.WITHHELD:
        stages.step(answer, Stage.WITHHELD, role=Role.RULE)


def receipt(answer: Answer) -> None:
    notices.write(
        "answer_receipt",
        answer=answer,
        language=answer.language,
        occasion="receipt",
        question=str(answer.question.text_in(answer.reads, "text") or answer.question.text),
        said=answer.text,
        closes=answer.question.closes,
        by_mail=answer.source == Answer.Source.MAIL,
        is_confirmed=answer.confirmed_at is not None,
        address=absolute(answer.url_in(answer.reads)),
    )
