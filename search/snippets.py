"""The words around what was looked for, as published, with what was looked for marked."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from editions.languages import Language
from search.analysis import LETTER, WORD, as_word
from search.folding import fold, places
from search.queries import Query
from search.stems import stems

LENGTH = {True: 90, False: 220}  # characters, in Chinese or not
ELLIPSIS = {True: "……", False: "…"}
LOOSE_END = "，；：、,;: "
PAUSE = re.compile(r"[，。；：！？、…」』”》）]|[,.;:!?]?\s")
LATE = re.compile(r".*(?:[，。；：！？、…」』”》）]|[,.;:!?]?(?=\s))", re.DOTALL)


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    sought: str


def marks(texts: Sequence[str], query: Query, language: Language) -> list[list[Mark]]:
    """Return where each text holds what was looked for; at most one query for all of them."""
    han = tuple(text for text in query.marked if not re.match(LETTER, text))
    words = frozenset(query.marked) - set(han)
    pattern = _pattern(han, "".join(sorted({word[0] for word in words})))
    if pattern is None:
        return [[] for _text in texts]
    found = [list(pattern.finditer(fold(text))) for text in texts]
    latin = {match["word"] for matches in found for match in matches if match["word"]}
    stem = stems([as_word(word) for word in latin], language)
    return [
        [
            Mark(place[match.start()], place[match.end() - 1] + 1, sought)
            for match in matches
            if (sought := stem[as_word(match["word"])] if match["word"] else match[0])
            in query.marked
        ]
        for matches, place in zip(found, map(places, texts), strict=True)
    ]


@lru_cache(maxsize=100)
def _pattern(han: tuple[str, ...], initials: str) -> re.Pattern[str] | None:
    """Return what finds Chinese runs, and words that begin as those that are looked for do.

    A word's stem begins as the word does, so most need not be stemmed to be passed over.
    """
    parts = [re.escape(run) for run in sorted(han, key=len, reverse=True)]
    begun = rf"(?<!{LETTER})(?=[{re.escape(initials)}])(?:{WORD})"
    parts.append(f"(?P<word>{begun if initials else '(?!)'})")
    return re.compile("|".join(parts)) if han or initials else None


def marked(text: str, found: Sequence[Mark], start: int = 0, end: int | None = None) -> SafeString:
    """Return a text, or what stands of it between two places, escaped, with its marks."""
    end = len(text) if end is None else end
    parts, after = [], start
    for mark in found:
        if mark.start >= after and mark.end <= end:
            parts += [escape(text[after : mark.start]), "<mark>"]
            parts += [escape(text[mark.start : mark.end]), "</mark>"]
            after = mark.end
    parts.append(escape(text[after:end]))
    return mark_safe("".join(parts))


def snippet(text: str, found: Sequence[Mark], language: Language) -> SafeString:
    """Return the paragraph that holds most of what was looked for, or the part of it around that.

    Empty where the text holds none of it.
    """
    if not found:
        return mark_safe("")
    begins = [0, *(match.end() for match in re.finditer("\n", text))]
    lines = zip(begins, [begin - 1 for begin in begins[1:]] + [len(text)], strict=True)
    inside = [
        (start, end, [mark for mark in found if start <= mark.start and mark.end <= end])
        for start, end in lines
    ]
    start, end, held = max(inside, key=lambda line: len({mark.sought for mark in line[2]}))
    if not held:
        return mark_safe("")
    from_, to = _window(text, start, end, held, LENGTH[language.is_chinese])
    ellipsis = ELLIPSIS[language.is_chinese]
    before = "" if from_ == start else ellipsis
    after = "" if to == end else ellipsis
    while after and text[to - 1] in LOOSE_END and to > held[0].end:
        to -= 1
    return mark_safe(before + marked(text, held, from_, to) + after)


def _window(text: str, start: int, end: int, held: Sequence[Mark], length: int) -> tuple[int, int]:
    """Return about so many characters around the first mark, from one pause to another."""
    first = held[0]
    if end - start <= length:
        return start, end
    from_ = max(start, min(first.start - length // 3, end - length))
    if from_ > start:
        pause = PAUSE.search(text, from_, first.start)
        from_ = pause.end() if pause else _whole(text, from_)
    to = min(end, max(first.end, from_ + length))
    if to < end:
        last = max((mark.end for mark in held if mark.end <= to), default=first.end)
        pause = LATE.match(text, last, to)
        to = pause.end() if pause else _whole(text, to)
    return from_, to


def _whole(text: str, place: int) -> int:
    """Return the place, or the next before which a character is not cut off from its accent."""
    while place < len(text) and unicodedata.category(text[place]) in ("Mn", "Me", "Mc"):
        place += 1
    return place
