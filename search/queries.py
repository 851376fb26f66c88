"""What a reader typed, as Postgres's tsquery.

Words are all looked for; what stands in quotation marks, or is written without a space, is a
phrase.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from editions.languages import Language
from search.analysis import OVERLAP, Run, runs
from search.folding import fold, without_folding_scripts
from search.stems import stems

LONGEST = OVERLAP  # characters: a longer phrase could lie across two lengths of a text
MOST_PHRASES = 12
QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|「([^」]*)」|『([^』]*)』|([^\s"“”「」『』]+)')
NO_CHARACTERS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


@dataclass(frozen=True)
class Word:
    text: str
    place: int
    is_begun: bool = False  # one Chinese character, which begins what is in the index

    def written(self, weight: str = "") -> str:
        marks = "*" * self.is_begun + weight
        return "'{}'".format(self.text.replace("'", "''")) + (f":{marks}" if marks else "")


@dataclass(frozen=True)
class Phrase:
    words: tuple[Word, ...]
    typed: str  # its script as it was typed

    def written(self, weight: str = "") -> str:
        first, *others = self.words
        parts, before = [first.written(weight)], first
        for word in others:
            parts.append(f"<{word.place - before.place}> {word.written(weight)}")
            before = word
        return f"({' '.join(parts)})"


@dataclass(frozen=True)
class Query:
    """The same question in three ways: all words anywhere, as phrases, as phrases of a title."""

    phrases: tuple[Phrase, ...] = ()
    marked: tuple[str, ...] = ()  # what to mark in a text: Chinese runs and stems of words

    def __bool__(self) -> bool:
        return bool(self.phrases)

    @property
    def words(self) -> str:
        """Return the query that the index answers alone, without a look at where words stand."""
        found = {word.written(): None for phrase in self.phrases for word in phrase.words}
        return " & ".join(found)

    @property
    def whole(self) -> str:
        return " & ".join(phrase.written() for phrase in self.phrases)

    @property
    def in_title(self) -> str:
        return " & ".join(phrase.written("A") for phrase in self.phrases)

    @property
    def has_phrase(self) -> bool:
        return any(len(phrase.words) > 1 for phrase in self.phrases)

    @property
    def typed(self) -> list[str]:
        return [phrase.typed for phrase in self.phrases]


def tidy(text: str) -> str:
    """Return what was typed on one line, as much of it as is looked at."""
    return " ".join(NO_CHARACTERS.sub(" ", text[: 10 * LONGEST]).split())[:LONGEST]


def parse(text: str, language: Language) -> Query:
    """Return the query; it is false where nothing was typed that can be looked up."""
    chunks = [next(filter(None, match.groups()), "") for match in QUOTED.finditer(tidy(text))]
    taken = {fold(chunk): chunk for chunk in chunks}
    analysed = [(list(runs(folded)), chunk) for folded, chunk in taken.items()]
    stem = stems([run.text for found, _ in analysed for run in found if not run.is_han], language)
    phrases: list[Phrase] = []
    marked: dict[str, None] = {}
    for found, chunk in analysed[:MOST_PHRASES]:
        words = tuple(word for run in found for word in _words(run, stem))
        if words:
            phrases.append(Phrase(words, without_folding_scripts(chunk)))
        marked.update({run.text if run.is_han else stem[run.text]: None for run in found})
    return Query(tuple(phrases), tuple(filter(None, marked)))


def _words(run: Run, stem: Mapping[str, str]) -> list[Word]:
    if not run.is_han:
        return [Word(stem[run.text], run.place)] if stem[run.text] else []
    if run.length == 1:
        return [Word(run.text, run.place, is_begun=True)]
    return [Word(word, place) for word, place in run.words() if len(word) == 2]
