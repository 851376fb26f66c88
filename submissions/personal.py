"""What this app holds about a person: to be handed over, and to be forgotten."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from contributors.models import ProfileChange
from editions.links import absolute
from submissions import mail
from submissions.actions import decisions, drafting
from submissions.models import Author, Submission
from submissions.refusals import Refused
from submissions.workflow import BEFORE_DECISION, WITH_ARTICLE, Kind, State

OF_A_PIECE = (*Submission.WRITTEN, "created_at", "updated_at", "received_at", "reply_by", "due_on")
OF_AN_AUTHOR = ("name", "latin_name", "email", "language", "role", "bio", "joined_at")
# An address that no mail can be sent to (RFC 2606), one for each row.
NOBODY = "{pk}@forgotten.invalid"


def export(user: User) -> dict[str, object]:
    drafting.claim(user)
    authors = Author.objects.of(user).select_related("submission__article")
    authors = authors.prefetch_related("letters")
    proposed = ProfileChange.objects.filter(contributor__user=user).order_by("pk")
    return {
        "submissions": [of(author) for author in authors.order_by("pk")],
        "profile_changes": list(proposed.values("texts", "status", "proposed_at", "reason")),
    }


def of(author: Author) -> dict[str, Any]:
    piece = author.submission
    mine = {name: getattr(author, name) for name in OF_AN_AUTHOR}
    letters = author.letters.all()
    shown = {
        "state": piece.public_state,
        "your_page": absolute(author.status_url),
        "published": [address for _language, address in mail.live_editions(piece)],
        "you": {**mine, "has_portrait": bool(author.headshot)},
        "letters": [
            {"sent_at": letter.sent_at, "subject": letter.subject, "text": letter.body}
            for letter in letters
            if letter.sent_at
        ],
    }
    if author.joined_at or author.position == 0:
        shown["piece"] = {name: getattr(piece, name) for name in OF_A_PIECE}
        shown["changes"] = list(
            author.changes.values("language", "text", "note", "status", "reason")
        )
        shown["proofs"] = list(author.proofs.values("language", "sent_at", "answer", "text"))
        shown["files"] = [
            {"name": file.name, "sha256": file.sha256, "uploaded_at": file.created_at}
            for file in dict.fromkeys([piece.manuscript, piece.brought])
            if file
        ]
    return shown


def forget(user: User) -> None:
    """Take back what is undecided, delete drafts, and forget who they were where it ended.

    A piece that is accepted or published keeps its byline: it was agreed on.
    """
    drafting.claim(user)
    for author in Author.objects.filter(user=user).select_related("submission"):
        piece = author.submission
        if author.position == 0 and piece.state == State.DRAFT:
            drafting.discard(piece)
            continue
        if author.position == 0 and piece.state in BEFORE_DECISION:
            withdraw(author)
        if piece.state not in WITH_ARTICLE:
            blank(author)
    Author.objects.filter(user=user).update(user=None)
    ProfileChange.objects.filter(contributor__user=user).delete()  # with letters about them


def withdraw(author: Author) -> None:
    try:
        decisions.decide(author.submission, Kind.WITHDRAW, by=author)
    except Refused:  # decided meanwhile: it is what the desk made of it
        author.submission.refresh_from_db()


def blank(author: Author) -> None:
    if author.headshot:
        author.headshot.delete(save=False)
    author.letters.all().delete()
    author.name = author.latin_name = author.role = author.bio = ""
    author.email = NOBODY.format(pk=author.pk)
    author.wants_reminders = False
    author.save()
