"""The form of a piece and its lead author, as one page fills it in and saves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from submissions.forms import AuthorForm, KeepingForm, PieceForm
from submissions.models import Author, Submission

PREFIX = "author"


@dataclass
class Sheet:
    piece: PieceForm
    author: AuthorForm

    @property
    def forms(self) -> tuple[KeepingForm, KeepingForm]:
        return self.piece, self.author

    @property
    def is_complete(self) -> bool:
        return not any(form.errors for form in self.forms)

    @property
    def is_blank(self) -> bool:
        piece = self.piece.instance
        words = (piece.title, piece.text, piece.summary, piece.why_now)
        return not any(words) and self.is_complete

    @property
    def complaints(self) -> Iterator[tuple[Any, str]]:
        for form in self.forms:
            yield from form.complaints

    def take(self) -> None:
        """Let the rows take what is valid; the rest goes along as it was typed."""
        self.piece.instance.unsettled = {
            name: value for form in self.forms for name, value in form.unsettled.items()
        }

    def refuse(self, error: ValidationError) -> None:
        """Tell each thing that is lacking beside its field."""
        for name, texts in error.message_dict.items():
            form = next(form for form in self.forms if name in form.fields)
            form.add_error(name, texts)

    def require_address(self) -> None:
        if not self.author.instance.email and not self.author.has_error("email"):
            self.author.add_error("email", _("Give an address to which we can answer."))


def sent(request: HttpRequest, submission: Submission, author: Author) -> Sheet:
    """Return the sheet as a browser sent it, its rows having taken what they can."""
    sheet = Sheet(
        PieceForm(request.POST, instance=submission),
        AuthorForm(request.POST, request.FILES, instance=author, prefix=PREFIX),
    )
    sheet.take()
    return sheet


def shown(submission: Submission, author: Author) -> Sheet:
    """Return the sheet as it was saved, with what could not be taken and why."""
    sheet = Sheet(PieceForm(instance=submission), AuthorForm(instance=author, prefix=PREFIX))
    if not submission.unsettled:
        return sheet
    typed: MultiValueDict[str, Any] = MultiValueDict()
    for form in sheet.forms:
        for field in form:
            value = submission.unsettled.get(field.html_name, field.value())
            typed.setlist(field.html_name, value if isinstance(value, list) else [value])
    return Sheet(
        PieceForm(typed, instance=submission),
        AuthorForm(typed, instance=author, prefix=PREFIX),
    )
