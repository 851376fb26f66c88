"""A list of words, made ready to be looked for in a text however they are written there."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from operator import add

from community.models import HeldWord
from community.rules import running, spelling
from community.rules.folding import FOLDING, fold
from community.rules.running import ANY, HAN, Stream
from community.rules.spelling import Piece
from search.folding import places as places_in


@dataclass(frozen=True)
class Entry:
    word: HeldWord
    is_harmless: bool  # one of the words inside which it holds nothing


@dataclass(frozen=True)
class Hit:
    """A held word and where in the text it stands."""

    word: HeldWord
    start: int
    end: int


@dataclass
class Chinese:
    """Words found inside a stream of characters, by their first two, or the only one."""

    words: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    lengths: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    has_single: bool = False

    def add(self, key: str, entry: Entry) -> None:
        self.words[key].append(entry)
        self.lengths[key[:2]].add(len(key))
        self.has_single |= len(key) == 1

    def find(self, found: Stream) -> Iterator[tuple[Entry, int, int]]:
        characters = found.characters
        pairs = enumerate(map(add, characters, characters[1:]))
        begins = chain(enumerate(characters), pairs) if self.has_single else pairs
        # Nearly no place begins a word: a list leaves those out fastest.
        for place, begin in [(at, begin) for at, begin in begins if begin in self.lengths]:
            for length in self.lengths[begin]:
                end = min(place + length, len(characters))
                entries = self.words.get(characters[place:end], ())
                if end - place == length and entries and found.is_one_word(place, end):
                    for entry in entries:
                        yield entry, found.places[place], found.places[end - 1] + 1


@dataclass
class Matcher:
    han: Chinese = field(default_factory=Chinese)
    mixed: Chinese = field(default_factory=Chinese)
    words: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    # By first word, and by length and first letter.
    phrases: dict[str, list[tuple[list[str], Entry]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    shapes: dict[tuple[int, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    begins: set[str] = field(default_factory=set)  # words, and the first ones of phrases


def compiled(words: Iterable[HeldWord]) -> Matcher:
    matcher = Matcher()
    for word in words:
        _add(matcher, word.key, Entry(word, is_harmless=False))
        for harmless in word.except_in.splitlines():
            if harmless_key := key(harmless):
                _add(matcher, harmless_key, Entry(word, is_harmless=True))
    return matcher


def key(text: str) -> str:
    """Return what a word is looked for by: folded, its parts parted by one space or by nothing."""
    text = fold(text)
    if HAN.search(text):
        return "".join(ANY.findall(text))
    return " ".join(filter(None, ("".join(ANY.findall(part)) for part in text.split())))


def _add(matcher: Matcher, key: str, entry: Entry) -> None:
    if HAN.search(key):
        chinese = matcher.han if len(HAN.findall(key)) == len(key) else matcher.mixed
        chinese.add(key, entry)
        return
    first, *others = key.split(" ")
    whole = "".join([first, *others])
    matcher.begins |= {first, whole}
    if others:
        matcher.phrases[first].append((others, entry))
    if not others or len(whole) > 5:  # freemoney
        matcher.words[whole].append(entry)
        matcher.shapes[len(whole), whole[0]].append(whole)


def find(matcher: Matcher, text: str) -> list[Hit]:
    """Return every held word in a text, first ones first, each with its place as typed."""
    seen = fold(text)
    chinese = running.stream(seen)
    hits = [*matcher.han.find(chinese)]
    if matcher.mixed.words and chinese.characters:
        hits += [
            hit
            for hit in matcher.mixed.find(running.stream(seen, running.RUNS_OF_ANY))
            if _whole(seen, hit)
        ]
    if matcher.words or matcher.phrases:
        hits += [*_spelled(matcher, seen), *_masked(matcher, seen)]
    if not hits:
        return []
    places = places_in(text, FOLDING)
    harmless = {(entry.word.pk, start, end) for entry, start, end in hits if entry.is_harmless}
    found = {
        (start, end, entry.word.pk): Hit(entry.word, places[start], places[end - 1] + 1)
        for entry, start, end in hits
        if not entry.is_harmless and not _is_inside(harmless, entry.word.pk, start, end)
    }
    return [found[where] for where in sorted(found)]


def _is_inside(harmless: set[tuple[int, int, int]], pk: int, start: int, end: int) -> bool:
    return any(pk == other and a <= start and end <= z for other, a, z in harmless)


def _whole(text: str, hit: tuple[Entry, int, int]) -> bool:
    """Return whether letters at the ends of a mixed word do not go on beyond it."""
    _entry, start, end = hit
    around = ((start, start - 1), (end - 1, end))
    return not any(
        0 <= beyond < len(text)
        and spelling.PLAIN.match(text[inside])
        and spelling.PLAIN.match(text[beyond])
        for inside, beyond in around
    )


def _spelled(matcher: Matcher, text: str) -> Iterator[tuple[Entry, int, int]]:
    pieces = list(spelling.spelled(text))
    held = [each for each in pieces if not matcher.begins.isdisjoint(spelling.readings(each.text))]
    if not held:
        return
    begun = defaultdict(list)
    for piece in pieces:
        begun[piece.start].append(piece)
    starts = sorted(begun)
    for piece in held:
        for reading in spelling.readings(piece.text):
            for entry in matcher.words.get(reading, ()):
                yield entry, piece.start, piece.end
            for others, entry in matcher.phrases.get(reading, ()):
                if end := _goes_on(others, piece.end, starts, begun):
                    yield entry, piece.start, end


def _goes_on(
    others: list[str], end: int, starts: list[int], begun: dict[int, list[Piece]]
) -> int | None:
    """Return where a phrase ends whose other words follow; None where they do not."""
    if not others:
        return end
    place = bisect_left(starts, end)
    for piece in begun[starts[place]] if place < len(starts) else ():
        if others[0] in spelling.readings(piece.text) and (
            found := _goes_on(others[1:], piece.end, starts, begun)
        ):
            return found
    return None


def _masked(matcher: Matcher, text: str) -> Iterator[tuple[Entry, int, int]]:
    """Find sh*t and c**ino: as long as the word, and at least half of its letters."""
    for mask in spelling.pieces(text, spelling.MASKED):
        if len(mask.text.replace("*", "")) * 2 < len(mask.text):
            continue
        for word in matcher.shapes.get((len(mask.text), mask.text[0]), ()):
            if all(shown in {"*", letter} for shown, letter in zip(mask.text, word, strict=True)):
                for entry in matcher.words[word]:
                    yield entry, mask.start, mask.end
