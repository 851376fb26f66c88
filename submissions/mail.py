"""What we write to authors: a text a kind and language, its first line the subject."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

import accounts.mail
from accounts.mail import Text
from editions.clocks import in_both_cities
from editions.languages import Language, current
from submissions.models import Author, Submission


def written(kind: str, author: Author, **said: Any) -> Text:
    """Return a letter in the language its author reads; `said` is what the kind asks for."""
    with translation.override(author.reads.code):
        context = {
            "author": author,
            "submission": author.submission,
            "title": title_in(author.submission, author.reads),
            "address": settings.SITE_URL + author.status_url,
            "edit_address": settings.SITE_URL + author.edit_url,
            "contact_email": settings.CONTACT_EMAIL,
            "editions": live_editions(author.submission),
            "issue_date": said_in_words(issue.date) if (issue := author.submission.issue) else "",
            "exclusive_until": said_in_words(author.submission.exclusive_until),
            **{name: said_in_words(value) for name, value in said.items()},
        }
    return accounts.mail.written(f"mail/submissions/{kind}", author.language, **context)


def title_in(submission: Submission, language: Language) -> str:
    """Return the title in the quotation marks of the language that speaks of it."""
    opening, closing = "《》" if language.is_chinese else "“”"
    return f"{opening}{submission}{closing}"


def live_editions(submission: Submission) -> list[tuple[Language, str]]:
    """Return each language in which the piece can be read, with its address."""
    editions = submission.article.live_editions() if submission.article else []
    return [(each.language, settings.SITE_URL + each.url) for each in editions]


def said_in_words(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return in_both_cities(value)
    if isinstance(value, dt.date):
        return date_format(value, "Y年n月j日" if current().is_chinese else "j F Y")
    return value
