"""Mails as the mail server hands them over: by a process of their own, several at once."""

import datetime as dt
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.utils import timezone

from community.actions.receiving import GivenBack, receive
from community.models import Answer, Notice
from tests.community.mails import HANT, mail
from tests.factories import make_question
from tests.races import at_once

ADDRESS = "answers@focus.example"


@pytest.fixture(autouse=True)
def address(settings):
    settings.FOCUS_ANSWERS_ADDRESS = ADDRESS


@pytest.fixture
def question(transactional_db):
    return make_question(closes_at=timezone.now() + dt.timedelta(days=3))


def piped(octets, recipient, database):
    """Run the command as a mail server does; return its code and what it says."""
    manage = Path(__file__).parents[2] / "manage.py"
    given = {
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "FOCUS_ANSWERS_ADDRESS": ADDRESS,
        "ORIGINAL_RECIPIENT": recipient,
        "SENDER": "ann@example.com",
    }
    run = partial(subprocess.run, capture_output=True, env={**os.environ, **given}, timeout=60)
    ended = run([sys.executable, manage, "receive_mail"], input=octets, check=False)
    return ended.returncode, ended.stdout.decode()


def test_a_mail_server_pipes_it_in_and_reads_what_became_of_it(question):
    database = urlsplit(os.environ["DATABASE_URL"])
    here = database._replace(path=f"/{connection.settings_dict['NAME']}").geturl()

    assert piped(mail(HANT, encoding="base64"), question.mailbox, here) == (0, "Taken.\n")
    assert Answer.objects.get().text == HANT


def test_while_the_database_is_away_the_mail_server_tries_again():
    code, said = piped(mail(HANT), ADDRESS, "postgresql://nobody@127.0.0.1:1/none")

    assert code == os.EX_TEMPFAIL
    assert said.endswith("We cannot take mail at the moment; try again later.\n")


def test_one_mail_handed_over_twice_at_once_is_one_answer(question):
    act = partial(receive, mail(HANT), recipient=ADDRESS, sender="ann@example.com")

    said = at_once(act, act, act, refusal=GivenBack)

    assert sorted(said)[-1] == "Taken."
    assert [line.startswith("Ignored: it came") for line in sorted(said)[:2]] == [True, True]
    assert (Answer.objects.count(), Notice.objects.count()) == (1, 1)


def test_two_mails_refused_at_once_are_one_letter(question):
    acts = [
        partial(receive, mail("", Message_ID=f"<{number}@x>"), recipient=ADDRESS, sender=None)
        for number in range(3)
    ]

    at_once(*acts, refusal=GivenBack)

    assert Notice.objects.count() == 1
