"""A piece's texts as Postgres's tsvector: title A, standfirst B, text C, what stands beside D."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from editions.languages import Language
from search.analysis import LONGEST_RUN, Run, runs
from search.folding import fold
from search.stems import stems

LAST_PLACE = 16_000  # Postgres counts to 16,383 …
OFTEN = 255  # … and no more places of one word
LONGEST_HEAD = 2_000  # characters of a standfirst, and of what stands beside, that are looked up


@dataclass(frozen=True)
class Words:
    """What a piece says in one language, as plain text; a line is a paragraph."""

    title: str
    standfirst: str = ""
    body: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()  # captions, topics, names


@dataclass(frozen=True)
class Part:
    """As much of a piece's text as one vector holds, beside its title and the rest."""

    vector: str
    text: str


@dataclass
class Vector:
    places: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    next: int = 1

    def add(self, run: Run, weight: str, stem: Mapping[str, str]) -> None:
        for word, place in run.words():
            if word := word if run.is_han else stem[word]:
                self.places[word].append(f"{self.next + place}{weight}")

    def has_room_for(self, run: Run) -> bool:
        return self.next + run.place + run.length < LAST_PLACE and all(
            len(self.places[word]) < OFTEN - run.length
            for word, _place in run.words()
            if word in self.places
        )

    def leave_room(self) -> None:
        """Forget the later places of words that come again and again."""
        for places in self.places.values():
            del places[OFTEN - LONGEST_RUN - 1 :]

    def __str__(self) -> str:
        # Words hold letters, figures and inner apostrophes, of which a pair stands for one.
        return " ".join(
            "'{}':{}".format(word.replace("'", "''"), ",".join(places))
            for word, places in self.places.items()
        )


@dataclass(frozen=True)
class Analysed:
    head: str  # title and standfirst alone, small: what decides the order of what is found
    parts: list[Part]


def analyse(words: Words, language: Language) -> Analysed:
    """Return the vectors of a piece; a long one has several parts.

    A word that comes too often, or too late, to be counted begins a new part.
    """
    lines = [line for text in words.body for line in text.split("\n") if line.strip()]
    beside = [text for text in words.beside if text.strip()]
    heading = [_runs(words.title), _runs(words.standfirst[:LONGEST_HEAD])]
    body, others = [_runs(line) for line in lines], [_runs("\n".join(beside)[:LONGEST_HEAD])]
    stem = stems(_latin([*heading, *body, *others]), language)
    head = Vector()
    _add_all(head, zip(heading, "AB", strict=True), stem)
    base = deepcopy(head)
    _add_all(base, zip(others, "D", strict=True), stem)
    base.leave_room()
    return Analysed(str(head), _parts(base, body, lines, stem))


def _runs(text: str) -> list[Run]:
    return list(runs(fold(text), place=0))


def _latin(texts: Iterable[list[Run]]) -> list[str]:
    return [run.text for text in texts for run in text if not run.is_han]


def _add_all(
    vector: Vector, texts: Iterable[tuple[list[Run], str]], stem: Mapping[str, str]
) -> None:
    for text, weight in texts:
        for run in text:
            vector.add(run, weight, stem)
        if text:
            vector.next += text[-1].place + text[-1].length + 1


def _parts(
    base: Vector,
    body: list[list[Run]],
    lines: list[str],
    stem: Mapping[str, str],
) -> list[Part]:
    vector, said, parts = deepcopy(base), [], []
    for text, line in zip(body, lines, strict=True):
        said.append(line)
        for run in text:
            if not vector.has_room_for(run):
                parts.append(Part(str(vector), "\n".join(said)))
                vector, said = deepcopy(base), [line]
                vector.next -= run.place
            vector.add(run, "C", stem)
        if text:
            vector.next += text[-1].place + text[-1].length + 1
    parts.append(Part(str(vector), "\n".join(said)))
    return parts
