"""Answers by mail: what a mail server pipes to `receive_mail`, and what it is told."""

import datetime as dt
import io
import os
from email.header import Header

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from community import personal, tasks
from community.models import Answer, Notice, Pause
from community.workflow import Stage
from tests.community.mails import ENGLISH, HANS, HANT, mail, several
from tests.factories import (
    EN,
    make_answer,
    make_issue,
    make_question,
    make_user,
    published,
)

ADDRESS = "answers@focus.example"


@pytest.fixture(autouse=True)
def address(settings):
    settings.FOCUS_ANSWERS_ADDRESS = ADDRESS


@pytest.fixture
def question(db):
    return make_question(closes_at=timezone.now() + dt.timedelta(days=3))


def received(octets, *, recipient=ADDRESS, sender="ann@example.com"):
    """Run the command; return the code it ends with and the line it says."""
    said = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command(
            "receive_mail", recipient, sender=sender, stdin=io.BytesIO(octets), stdout=said
        )
    return end.value.code, said.getvalue().strip()


def letter():
    """Return the one letter of the outbox."""
    return Notice.objects.get()


@pytest.mark.parametrize(
    ("text", "language", "subject"),
    [
        (ENGLISH, "en", "Please confirm your answer"),
        (HANS, "zh-hans", "请确认您的回答"),
        (HANT, "zh-hant", "請確認你的回答"),
    ],
)
def test_a_mail_becomes_an_answer_that_waits_for_its_author(question, text, language, subject):
    assert received(mail(text)) == (os.EX_OK, "Taken.")

    answer = Answer.objects.get()
    assert (answer.question, answer.text, answer.language) == (question, text, language)
    assert (answer.source, answer.name, answer.email) == ("mail", "Ann Reader", "ann@example.com")
    assert (answer.user, answer.confirmed_at, answer.may_print) == (None, None, False)
    assert answer.stage == Stage.RECEIVED
    assert (letter().to, letter().subject) == ("ann@example.com", subject)
    assert answer.token in letter().body
    assert text not in letter().body


def test_its_author_confirms_it_and_says_how_it_is_printed(client, question):
    user = make_user(email="ann@example.com")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    received(mail(ENGLISH))
    answer = Answer.objects.get()

    client.post(answer.get_absolute_url(), {"text": ENGLISH, "may_print": "on", "name": "A. R."})

    answer.refresh_from_db()
    assert (answer.user, answer.may_print, answer.name) == (user, True, "A. R.")
    assert answer in Answer.objects.printable()


def test_the_address_names_the_question(question):
    other = make_question(closes_at=timezone.now() + dt.timedelta(days=3))

    for number, (asked, recipient) in enumerate(
        [(question, f"Answers+{question.pk}@focus.example"), (other, f"<answers+{other.pk}>")]
    ):
        octets = mail(f"{ENGLISH} {number}", Message_ID=f"<{number}@x>")
        assert received(octets, recipient=recipient)[0] == os.EX_OK
        assert Answer.objects.latest("pk").question == asked


@pytest.mark.parametrize("header", ["X_Original_To", "Delivered_To"])
def test_where_the_server_says_no_address_its_note_in_the_mail_counts(question, header):
    make_question(closes_at=timezone.now() + dt.timedelta(days=3))

    received(mail(ENGLISH, **{header: question.mailbox}), recipient="")

    assert Answer.objects.get().question == question


def test_the_plain_address_means_the_newest_question_that_is_open(question):
    make_question(closes_at=timezone.now() - dt.timedelta(days=1))
    make_question(opens_at=timezone.now() + dt.timedelta(days=1))
    make_question(make_issue(**published()), closes_at=timezone.now() + dt.timedelta(days=1))

    received(mail(ENGLISH))

    assert Answer.objects.get().question == question


def test_a_question_asked_in_one_language_is_answered_in_any(db):
    issue = make_issue(**published(EN))
    make_question(issue, closes_at=timezone.now() + dt.timedelta(days=1))

    received(mail(HANT))

    assert Answer.objects.get().language == "zh-hant"


@pytest.mark.parametrize(
    "local", ["answers+0", "answers+x", "answers+", "answers+1+1", "answers+" + "9" * 30, "letters"]
)
def test_an_address_of_no_question_is_unknown(question, local):
    code, line = received(mail(ENGLISH), recipient=f"{local}@focus.example")

    assert (code, Answer.objects.count(), Notice.objects.count()) == (os.EX_NOUSER, 0, 0)
    assert line == f"No question of ours has the address {local}@focus.example."


def test_a_question_that_nobody_was_asked_is_unknown(db):
    draft = make_question(make_issue(**published()))

    assert received(mail(ENGLISH), recipient=draft.mailbox)[0] == os.EX_NOUSER


def test_switched_off_it_takes_nothing(settings, question):
    settings.FOCUS_ANSWERS_ADDRESS = ""

    code, line = received(mail(ENGLISH))

    assert (code, line) == (os.EX_UNAVAILABLE, "Answers are not taken by mail here.")
    assert not Answer.objects.exists()


def test_what_is_too_large_or_no_mail_is_refused(question):
    for octets, why in (
        (mail("a" * 300_000), "We take at most 256 kB"),
        (b"", "It does not say from whom"),
        (b"\x00\xff" * 1000, "It does not say from whom"),
        (mail(ENGLISH, From="nobody"), "It does not say from whom"),
    ):
        code, line = received(octets)
        assert code == os.EX_DATAERR
        assert why in line
    assert not Answer.objects.exists()


def test_nothing_is_answered_to_programs(question):
    """Neither a receipt nor a refusal: two programs would write to each other."""
    for sender in ("", "<>", "MAILER-DAEMON"):
        assert received(mail(ENGLISH), sender=sender)[0] == os.EX_OK
    assert received(mail("", Auto_Submitted="auto-replied"))[0] == os.EX_OK
    assert not Answer.objects.exists()
    assert not Notice.objects.exists()


def test_one_mail_is_one_answer_even_when_it_was_withdrawn(client, question):
    received(mail(ENGLISH))
    assert received(mail(ENGLISH)) == (os.EX_OK, "Ignored: it came before.")

    client.post(f"{Answer.objects.get().get_absolute_url()}withdraw/")
    received(mail(ENGLISH))

    assert Answer.objects.count() == 1


def test_a_head_puts_no_line_into_another_mail(question):
    name = Header("Ann\r\nBcc: everybody\x00\u202e", "utf-8").encode()
    received(mail(ENGLISH, From=f"{name} <ann@example.com>", Subject="a\r\n Bcc: b@c.de"))

    assert Answer.objects.get().name == "Ann Bcc: everybody"
    assert letter().to == "ann@example.com"


@pytest.mark.parametrize(
    ("octets", "subject", "why"),
    [
        (mail("word " * 250), "Your mail could not become an answer", "at most 200 words"),
        (mail("我会再走一次。" * 60), "您的邮件未能列为回答", "我们最多接收350字"),
        (mail("我會再走一次。" * 60), "你的電郵未能列為回答", "我們最多接收350字"),
        (mail(""), "Your mail could not become an answer", "no words in it"),
        (several(), "Your mail could not become an answer", "no words in it"),
        (mail("", Subject="Re: 本週提問"), "你的電郵未能列為回答", "電郵裡沒有文字"),
    ],
)
def test_what_cannot_be_taken_is_answered_with_what_to_do(question, octets, subject, why):
    code, line = received(octets)

    assert (code, line.split(":")[0]) == (os.EX_OK, "Not taken")
    assert (letter().to, letter().subject) == ("ann@example.com", subject)
    assert why in letter().body
    assert question.mailbox in letter().body
    assert f"/community/questions/{question.pk}/" in letter().body
    assert "我会再走一次" not in letter().body
    assert not Answer.objects.exists()


def test_a_closed_question_sends_to_what_is_asked_now(question):
    question.closes_at = timezone.now() - dt.timedelta(hours=1)
    question.save()

    for recipient, why in (
        (question.mailbox, "這個提問已經截止"),
        (ADDRESS, "目前沒有開放回答的提問"),
    ):
        Notice.objects.all().delete()
        received(mail(HANT), recipient=recipient)
        assert why in letter().body
        assert "/zh-hant/community/\n" in letter().body


def test_while_the_community_is_read_only_it_says_so(question, editor_hk):
    Pause.objects.create(began_by=editor_hk, reason="x")

    received(mail(ENGLISH))

    assert "can only be read at the moment" in letter().body


def test_who_has_answered_gets_the_address_of_that_answer(question):
    standing = make_answer(question, email="Ann@Example.com", user=None)

    received(mail(ENGLISH))

    assert standing.token in letter().body
    assert Answer.objects.count() == 1


def test_a_sender_hears_of_refusals_once_a_day(question):
    for number in range(3):
        received(mail("", Message_ID=f"<{number}@x>"))
    assert Notice.objects.count() == 1

    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        received(mail("", Message_ID="<4@x>"))
    assert Notice.objects.count() == 2


def test_of_one_sender_so_many_are_taken_in_a_day(settings, question):
    settings.ANSWER_MAILS_A_DAY = 2
    for number in range(4):
        received(mail(f"{ENGLISH} {number}", Message_ID=f"<{number}@x>"))
    received(mail(ENGLISH, From="bob@example.com", Message_ID="<5@x>"))

    assert Answer.objects.filter(email="ann@example.com").count() == 2
    assert Answer.objects.filter(email="bob@example.com").count() == 1
    assert Notice.objects.filter(email="ann@example.com").count() == 1


def test_a_text_that_a_rule_holds_waits_like_any_other(question):
    received(mail("See http://spam.example.net/ for more."))

    assert Answer.objects.get().stage == Stage.WITHHELD
    assert "answer" in letter().subject


def test_what_breaks_on_a_mistake_of_ours_goes_back_and_is_not_tried_for_days(settings, question):
    settings.ANSWER_LENGTHS = {}

    code, line = received(mail(ENGLISH))

    assert (code, Answer.objects.count()) == (os.EX_DATAERR, 0)
    assert line == "We cannot take this mail: write your answer on our pages."


def test_a_letter_to_a_mailbox_goes_with_the_account_that_holds_it(question):
    user = make_user(email="ann@example.com")
    received(mail(""))
    Notice.objects.update(sent_at=timezone.now())
    assert personal.export(user)["community_mails"] == []
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)

    (told,) = personal.export(user)["community_mails"]
    assert told["subject"] == "Your mail could not become an answer"
    personal.forget(user)
    assert not Notice.objects.exists()


def test_of_who_never_confirms_nothing_is_left_in_the_end(question):
    received(mail(ENGLISH))
    received(mail("", Message_ID="<2@x>"))
    kept = make_answer(question, email="bob@example.com", user=None)

    with time_machine.travel(timezone.now() + dt.timedelta(days=29)):
        tasks.forget_over(0)
        assert (Answer.objects.count(), Notice.objects.count()) == (2, 2)
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        tasks.forget_over(0)

    assert (Answer.objects.get(), Notice.objects.count()) == (kept, 0)


def test_while_a_question_is_open_its_answers_may_be_confirmed(question):
    question.closes_at = timezone.now() + dt.timedelta(days=60)
    question.save()
    received(mail(ENGLISH))

    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        tasks.forget_over(0)

    assert Answer.objects.exists()
