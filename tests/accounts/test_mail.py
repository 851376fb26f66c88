import datetime as dt
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.mail.backends.filebased import EmailBackend

from accounts.mail import send, write
from focus.environment import mailer
from focus.settings import BASE_DIR

NAMES = sorted(
    path.name.removesuffix("_subject.txt")
    for path in (BASE_DIR / "templates" / "accounts" / "mail").glob("*_subject.txt")
)


def written(name, language):
    words = {"code": "1234-5678", "email": "new@example.com", "notice": "…"}
    send(f"accounts/mail/{name}", to="ann@example.com", language=language, **words)
    return mail.outbox[-1]


def test_there_are_mails():
    assert {"code", "confirm", "new_address", "moved", "notice"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_mail_speaks_three_languages_in_text_and_html(name):
    mails = [written(name, language) for language in ("en", "zh-hans", "zh-hant")]

    assert len({each.subject for each in mails}) == len({each.body for each in mails}) == 3
    for each, tag in zip(mails, ("en", "zh-Hans", "zh-Hant-HK"), strict=True):
        html, kind = each.alternatives[0]
        assert f'<html lang="{tag}">' in html
        assert kind == "text/html"
        assert "{" not in each.subject + each.body + html.replace("{%", "{")
        assert "&" not in each.body
        assert each.from_email == "Focus <focus@example.com>"


@pytest.mark.parametrize("name", ["deleted", "deletion_asked"])
def test_letters_are_written_three_times(name):
    at = dt.datetime(2026, 11, 28, 4, 5, tzinfo=dt.UTC)
    for language in ("en", "zh-hans", "zh-hant"):
        write(f"mail/accounts/{name}", to="ann@example.com", language=language, moment=at)

    assert len({each.subject for each in mail.outbox}) == len({e.body for e in mail.outbox}) == 3
    if name == "deletion_asked":
        assert ["12:05" in each.body for each in mail.outbox] == [True] * 3
        assert "http://localhost:8000/zh-hant/sign-in/" in mail.outbox[2].body


def test_a_line_break_makes_no_second_header():
    send(
        "accounts/mail/code",
        to="ann@example.com",
        language="en",
        code="1\r\nBcc: bob@example.com",
    )

    assert "\n" not in mail.outbox[-1].subject


@pytest.mark.parametrize(
    ("url", "options"),
    [
        ("smtp://mail.example.org", {"host": "mail.example.org", "port": 25, "use_tls": False}),
        (
            "smtp://me%40example.org:p%3Aw@mail.example.org:587?tls=1",
            {"username": "me@example.org", "password": "p:w", "port": 587, "use_tls": True},
        ),
        ("smtps://mail.example.org", {"port": 465, "use_ssl": True}),
        ("file:", {"file_path": Path("var/mail")}),
    ],
)
def test_one_address_says_how_mails_leave(url, options):
    settings = mailer(url, Path("var"))

    assert options.items() <= settings["OPTIONS"].items()


def test_an_address_that_is_none_is_refused_at_the_start():
    with pytest.raises(ImproperlyConfigured, match="MAIL_URL"):
        mailer("mail.example.org:25", Path("var"))


def test_in_the_demo_mails_become_files(tmp_path):
    options = mailer("file:", tmp_path)["OPTIONS"]
    note = mail.EmailMultiAlternatives("Subject", "驗證碼", to=["ann@example.com"])

    EmailBackend(alias="default", **options).send_messages([note])

    (file,) = (tmp_path / "mail").iterdir()
    found = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert found.get_content().strip().startswith("驗證碼")
