"""The outbox: what is written once is sent once, by a real server, whatever fails between."""

import asyncio
import datetime as dt
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from django.utils import timezone, translation

from accounts import delivery, outbox
from editions.languages import LANGUAGES
from submissions import mail
from submissions.actions import letters
from submissions.models import Author, Letter
from tests.factories import make_author, make_submission

pytestmark = pytest.mark.django_db
Status = Letter.Status
TEMPLATES = Path("templates/mail/submissions")
KINDS = sorted({path.name.split(".")[0] for path in TEMPLATES.iterdir()})


def make_letter(**fields):
    author = make_submission().lead
    letter = letters.write("withdraw", author, occasion="withdraw:1")
    Letter.objects.filter(pk=letter.pk).update(**fields)
    return Letter.objects.get(pk=letter.pk)


@pytest.mark.parametrize("kind", KINDS)
def test_each_letter_exists_in_each_language_and_names_the_piece(kind):
    found = {path.name for path in TEMPLATES.glob(f"{kind}.*")}
    submission = make_submission(title="T & T", exclusive_until=dt.date(2026, 11, 1))

    assert found == {f"{kind}.{language.code}.txt" for language in LANGUAGES}
    for language in LANGUAGES:
        author = make_author(submission, language=language.code, name="A. & B.")
        text = mail.written(kind, author, due_on=dt.date(2026, 12, 1), length="800 words")
        assert "T & T" in text.subject
        assert "A. & B." in text.body
        assert "\n\n\n" not in text.body


def test_a_letter_speaks_the_language_of_its_author_whoever_writes_it():
    author = make_submission(author={"language": "zh-hant"}).lead

    with translation.override("en"):
        text = mail.written("due", author, due_on=dt.date(2026, 12, 1))

    assert text.subject == f"《{author.submission}》請於2026年12月1日前交回"
    assert "/zh-hant/submissions/" in text.body


def test_a_second_letter_for_an_occasion_is_the_first_one():
    author = make_submission().lead

    first = letters.write("withdraw", author, occasion="withdraw:1")
    second = letters.write("withdraw", author, occasion="withdraw:1")

    assert first == second
    assert Letter.objects.count() == 1


def test_a_letter_is_sent_once_however_often_its_job_runs(mailoutbox):
    letter = make_letter()

    assert delivery.deliver(Letter, letter.pk)
    assert delivery.deliver(Letter, letter.pk) is None

    (message,) = mailoutbox
    letter.refresh_from_db()
    assert letter.status == Status.SENT
    assert message.to == [letter.author.email]
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("status", [each for each in Status if each != Status.QUEUED])
def test_only_what_is_queued_leaves(mailoutbox, status):
    letter = make_letter(status=status)

    assert delivery.deliver(Letter, letter.pk) is None
    assert mailoutbox == []


def test_a_server_that_is_away_leaves_the_reason_and_an_editor_sends_again(settings, mailoutbox):
    letter = make_letter()
    present = settings.MAILERS
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "localhost", "port": 1},
        }
    }
    delivery.deliver(Letter, letter.pk)
    letter.refresh_from_db()
    assert letter.status == Status.FAILED
    assert "refused" in letter.error

    settings.MAILERS = present
    assert letters.release(letter, body="With a word more.\n")
    delivery.deliver(Letter, letter.pk)

    assert mailoutbox[0].body == "With a word more.\n"


def test_a_letter_to_nobody_says_so_and_is_not_taken_for_sent(mailoutbox):
    letter = make_letter()
    Author.objects.filter(pk=letter.author_id).update(email="")

    delivery.deliver(Letter, letter.pk)

    letter.refresh_from_db()
    assert (letter.status, letter.error) == (Status.FAILED, "It names no address.")
    assert mailoutbox == []


def test_a_letter_in_a_dead_workers_hands_fails_and_is_not_sent_by_itself(mailoutbox):
    letter = make_letter(
        status=Status.SENDING, claimed_at=timezone.now() - dt.timedelta(minutes=61)
    )
    fresh = make_letter(status=Status.SENDING, claimed_at=timezone.now())

    assert delivery.deliver_due(Letter) == 0

    found = dict(Letter.objects.values_list("pk", "status"))
    assert found == {letter.pk: Status.FAILED, fresh.pk: Status.SENDING}
    assert mailoutbox == []


def test_what_no_job_took_is_sent_by_the_calendar(mailoutbox):
    make_letter()
    make_letter(send_at=timezone.now() + dt.timedelta(hours=1))

    assert delivery.deliver_due(Letter) == 1
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("status", [Status.SENDING, Status.SENT, Status.DISCARDED])
def test_what_has_left_is_neither_changed_nor_stopped(status):
    letter = make_letter(status=status)

    assert not letters.release(letter, body="New")
    assert not outbox.discard(letter)

    assert Letter.objects.get().status == status


def test_a_letter_arrives_at_a_real_server_in_its_script(settings):
    """Speak SMTP (RFC 5321) to a server of a dozen lines, and read what it was given."""
    author = make_submission(author={"language": "zh-hant", "name": "陳大文"}, title="港口").lead
    letter = letters.write("withdraw", author, occasion="withdraw:1")
    got = []

    async def serve(reader, writer):
        writer.write(b"220 test\r\n")
        while line := await reader.readline():
            if line.upper().startswith(b"DATA"):
                writer.write(b"354 go\r\n")
                got.append(await reader.readuntil(b"\r\n.\r\n"))
            writer.write(b"250 ok\r\n")
            if line.upper().startswith(b"QUIT"):
                break
        writer.close()

    async def exchange():
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        settings.MAILERS = {
            "default": {
                "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                "OPTIONS": {"host": "127.0.0.1", "port": server.sockets[0].getsockname()[1]},
            }
        }
        async with server:
            await asyncio.to_thread(delivery.message(letter).send)

    asyncio.run(exchange())

    message = message_from_bytes(got[0].removesuffix(b".\r\n"), policy=default)
    assert message["subject"] == "《港口》已經撤回"
    assert message["content-language"] == "zh-Hant-HK"
    assert message.get_content().startswith("陳大文，您好：")
