"""What a folded text may be meant to spell, in scripts with a space between words.

A word is found when it is whole: “class” holds no “ass”. What was taken apart is put together again
(s.p.a.m, s p a m, ca-si-no), and what was disguised is read (c4s1n0, caaasino, c*sino).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, pairwise, takewhile
from typing import NamedTuple

from community.rules.folding import RUNNING

# What digits and signs stand for inside a word; 1 and | may be an i or an l.
LIKE_I = str.maketrans("0134578|!@$€£", "oieastbiiasel")
LIKE_L = str.maketrans("0134578|!@$€£", "oleastbliasel")
SIGNS = "@$€£!|"
LETTER = rf"[^\W_{RUNNING}]"
PLAIN = re.compile(rf"{LETTER}+")
# A sign is a letter before one (“@ss”), and money also after one (“a$$”).
SIGNED = re.compile(rf"(?:[@$€£!|]{{1,2}}(?={LETTER})|{LETTER}|(?<={LETTER})[$€£]{{1,2}}(?!\w))+")
MASKED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:\*+[^\W\d_]*)+")
SEPARATES = re.compile(rf"[\s{RUNNING}]")
APART = re.compile(rf"[^\n{RUNNING}]{{0,4}}|\n")
REPEATED = re.compile(r"(.)\1{2,}")
IN_A_CHUNK, IN_A_ROW = 8, 20  # pieces that are put together at most


class Piece(NamedTuple):
    text: str
    start: int
    end: int


def pieces(text: str, pattern: re.Pattern[str] = PLAIN) -> list[Piece]:
    return [Piece(found.group(), *found.span()) for found in pattern.finditer(text)]


def spelled(text: str) -> Iterator[Piece]:
    """Return the words of a folded text, with those that it may hold in parts."""
    parts = pieces(text)
    yield from _words(text, parts)
    signed = pieces(text, SIGNED) if any(sign in text for sign in SIGNS) else parts
    if signed != parts:
        yield from _words(text, signed)


def _words(text: str, parts: list[Piece]) -> Iterator[Piece]:
    yield from parts
    yield from _glued(text, parts)
    yield from _rows(text, parts)


def _glued(text: str, parts: list[Piece]) -> Iterator[Piece]:
    """Put together what only a sign parts: ca.si-no."""
    goes_on = [
        after.start - before.end <= 3 and not SEPARATES.search(text, before.end, after.start)
        for before, after in pairwise(parts)
    ]
    for place in compress(range(len(goes_on)), goes_on):
        first, *others = parts[place : place + IN_A_CHUNK]
        word = first.text
        for part in compress(others, takewhile(bool, goes_on[place : place + IN_A_CHUNK])):
            word += part.text
            yield Piece(word, first.start, part.end)


def _rows(text: str, parts: list[Piece]) -> Iterator[Piece]:
    """Put together letters and pairs of letters in a row: s p a m, ca si no, or one a line."""
    goes_on = [
        len(before.text) <= 2 >= len(after.text)
        and APART.fullmatch(text, before.end, after.start) is not None
        for before, after in pairwise(parts)
    ]
    for place in compress(range(len(goes_on)), goes_on):
        first, *others = parts[place : place + IN_A_ROW]
        word, longest = first.text, len(first.text)
        row = compress(others, takewhile(bool, goes_on[place : place + IN_A_ROW]))
        for number, part in enumerate(row, start=2):
            word, longest = word + part.text, max(longest, len(part.text))
            # Words of three letters are in too many rows by chance, if the row is not all.
            if number > 2 and (len(word) > 3 or (longest == 1 and _is_alone(parts, place, 3))):
                yield Piece(word, first.start, part.end)


def _is_alone(parts: list[Piece], place: int, number: int) -> bool:
    """Return whether a row of single letters neither follows nor precedes another."""
    around = [*parts[max(place - 1, 0) : place], *parts[place + number : place + number + 1]]
    return all(len(part.text) > 1 for part in around)


@lru_cache(maxsize=20_000)
def readings(word: str) -> frozenset[str]:
    """Return what one word may be meant to be: v1agra, spaaam, casinos."""
    words = {word}
    letters = sum(each.isalpha() for each in word)
    if len(word) > letters >= len(word) / 2 or any(sign in word for sign in SIGNS):
        words |= {word.translate(LIKE_I), word.translate(LIKE_L)}
    for each in list(words):
        words |= {REPEATED.sub(r"\1", each), REPEATED.sub(r"\1\1", each)}
    return frozenset(words | {each[:-1] for each in words if len(each) > 4 and each[-1] == "s"})
