"""A list of held words as somebody pastes it: one a line, with columns where they matter."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from community.models import HeldWord
from community.rules.held_words import held_already, usable_key
from editions.languages import BY_CODE, LANGUAGES

MOST = 2000  # lines
LONGEST_LINE = 1000
COLUMNS = ("text", "severity", "language", "note")


@dataclass
class Line:
    """What a line would add, or why it adds nothing: the list has it already, or cannot."""

    number: int
    typed: str
    word: HeldWord
    problem: str = ""
    is_there: bool = False

    @property
    def is_new(self) -> bool:
        return not self.problem

    @property
    def is_refused(self) -> bool:
        return bool(self.problem) and not self.is_there


def read(text: str, *, language: str, severity: str) -> list[Line]:
    """Return the lines of a list; language and severity are those of lines that name none."""
    lines = [understood(number, line, language, severity) for number, line in numbered(text)]
    mark_what_is_there([line for line in lines if line.is_new])
    return lines


def numbered(text: str) -> list[tuple[int, str]]:
    """Return the lines that say something, each with its number."""
    lines = enumerate(text.splitlines(), 1)
    return [(number, line) for number, line in lines if line.strip() and line[0] != "#"]


def understood(number: int, typed: str, language: str, severity: str) -> Line:
    line = Line(number, typed, HeldWord(language=language, severity=severity))
    try:
        fill(line.word, cells(typed))
    except ValidationError as wrong:
        line.problem = " ".join(wrong.messages)
    return line


def cells(typed: str) -> list[str]:
    if len(typed) > LONGEST_LINE:
        raise ValidationError(_("This line is too long to be a word."))
    mark = next((mark for mark in "\t,，" if mark in typed), "\t")
    (found,) = csv.reader([typed], delimiter=mark)
    kept = [cell.strip() for cell in found]
    while kept and not kept[-1]:
        kept.pop()
    if len(kept) > len(COLUMNS):
        raise ValidationError(
            _("There are more columns than a word, what it does, a language and a note.")
        )
    return kept


def fill(word: HeldWord, found: list[str]) -> None:
    """Write the columns of a line into a word. Raises ValidationError with what is wrong."""
    said = dict(zip(COLUMNS, found, strict=False))
    word.text, word.note = said.get("text", ""), said.get("note", "")
    if severity := said.get("severity", ""):
        word.severity = severity_of(severity)
    if language := said.get("language", ""):
        word.language = language_of(language)
    word.key = usable_key(word.text)
    word.clean_fields()


def severity_of(cell: str) -> str:
    for severity in HeldWord.Severity:
        if cell.casefold() in {severity.value, str(severity.label).casefold()}:
            return severity.value
    raise ValidationError(
        _("“%(cell)s” is not what a word does: write hold or refuse."), params={"cell": cell[:50]}
    )


def language_of(cell: str) -> str:
    for language in LANGUAGES:
        if cell.casefold() in {language.code, language.tag.casefold(), language.name.casefold()}:
            return language.code
    raise ValidationError(
        _("“%(cell)s” is no language of ours: write %(codes)s."),
        params={"cell": cell[:50], "codes": ", ".join(BY_CODE)},
    )


def mark_what_is_there(lines: list[Line]) -> None:
    """Say of each word whether the desk's list holds it, or a line above; one query."""
    held = HeldWord.objects.in_bulk({line.word.key for line in lines}, field_name="key")
    above: dict[str, Line] = {}
    for line in lines:
        first = above.setdefault(line.word.key, line)
        if there := held.get(line.word.key):
            line.problem, line.is_there = held_already(there), True
        elif first is not line:
            said = _("Line %(number)s says this already.")
            line.problem, line.is_there = said % {"number": first.number}, True
