"""What a thread is about, as a page in one language names it and leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import Http404

from community.models import PIECES, Piece, Question, Thread
from community.models.thread import piece_kind
from editions.languages import LANGUAGES, Language
from editions.models import reverse_in

LONG = ("letter", "body", "authors_note", "disclosure", "parent__letter", "context")


@dataclass(frozen=True)
class Subject:
    """A piece, spoken of in the language of a page."""

    piece: Piece
    language: Language

    @property
    def kind(self) -> str:
        return piece_kind(self.piece)

    @property
    def thread(self) -> Thread | None:
        """Return the thread if anybody has made one; asked once a piece."""
        return getattr(self.piece, "thread", None)

    @property
    def thread_or_none_yet(self) -> Thread:
        return self.thread or Thread(**{self.kind: self.piece})

    @property
    def shown_in(self) -> Language | None:
        """Return the language in which the page leads to the piece; None while it is not out."""
        piece: Any = self.piece.parent if isinstance(self.piece, Question) else self.piece
        live = [each.language for each in piece.live_editions()]
        if isinstance(self.piece, Question):
            live = [each for each in live if self.piece.says_in(each)]
        return self.language if self.language in live else next(iter(live), None)

    @property
    def title(self) -> str:
        name = "text" if isinstance(self.piece, Question) else "title"
        return str(self.piece.text_in(self.shown_in or LANGUAGES[0], name))

    @property
    def url(self) -> str:
        return str(self.piece.url_in(self.shown_in or self.language))

    @property
    def thread_url(self) -> str:
        return reverse_in(self.language, "community:thread", self.kind, self.piece.pk)


def subject_at(kind: str, pk: int, language: Language) -> Subject:
    """Return the piece of a thread's address, if readers may see it in any language; else 404."""
    if kind not in PIECES:
        raise Http404
    row = pieces(PIECES[kind]).filter(pk=pk).first()
    subject = row and Subject(row, language)
    if subject is None or subject.shown_in is None:
        raise Http404
    return subject


def pieces(model: type[Piece]) -> models.QuerySet[Any]:
    """Return the rows with their thread, without their long texts."""
    relations = ("thread", "parent") if model is Question else ("thread",)
    rows = model._default_manager.select_related(*relations)
    here = {field.name for field in model._meta.concrete_fields}
    return rows.defer(*(name for name in LONG if name.split("__")[0] in here))
