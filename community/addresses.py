"""Where on the site things are, for somebody who takes their data elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from community.models import Comment, Thread
from community.subjects import Subject
from community.workflow import VISIBLE
from editions.languages import Language
from editions.links import absolute
from editions.models import Editioned, reverse_in

# What has to be known of a comment to say where it is.
ASKED = ("id", "thread", "status", "shown_replies")


class Addresses:
    """The addresses of a few threads and what stands in them, in one language, as readers see it.

    None of what is not out, or not public: an address that leads nowhere says less than none.
    """

    def __init__(self, threads: Iterable[int], language: Language) -> None:
        rows = Thread.objects.with_piece().filter(pk__in=set(threads))
        subjects = {row.pk: Subject(row.piece, language) for row in rows}
        self.language = language
        self.subjects = {pk: each for pk, each in subjects.items() if each.shown_in}

    def thread(self, pk: int) -> str | None:
        subject = self.subjects.get(pk)
        return absolute(subject.thread_url) if subject else None

    def comment(self, row: dict[str, Any]) -> str | None:
        """Return the address of a comment of which `ASKED` is known."""
        has_place = row["status"] in VISIBLE or row["shown_replies"]
        return self.at(row["id"], row["thread"]) if has_place else None

    def at(self, comment: int, thread: int) -> str | None:
        if thread not in self.subjects:
            return None
        return absolute(reverse_in(self.language, "community:comment", comment))


def of_comments(keys: Iterable[int], language: Language) -> dict[int, str | None]:
    """Return the addresses of comments, whoever wrote them."""
    rows = list(Comment.objects.filter(pk__in=set(keys)).values(*ASKED))
    addresses = Addresses((row["thread"] for row in rows), language)
    return {row["id"]: addresses.comment(row) for row in rows}


def of_piece(piece: Editioned, language: Language) -> str | None:
    """Return where a piece is read: in a language if it is out there, else in another."""
    live = sorted(piece.live_editions(), key=lambda each: each.language != language)
    return absolute(live[0].url) if live else None
