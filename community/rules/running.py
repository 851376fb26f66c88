"""Words inside running Chinese, where no space tells one from the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from community.rules.folding import RUNNING

HAN = re.compile(f"[{RUNNING}]")
# With letters and digits, for words like 加vx.
ANY = re.compile(r"[^\W_]")
# Where a sentence or its part ends; what stands on both sides is no word by itself.
PAUSE = re.compile(r"[,。!?;:、\n\"'“”‘’「」『』《》〈〉【】()\[\]]|\.\.")
LETTERS = re.compile(r"[^\W_]")
WIDEST = 8


@dataclass(frozen=True)
class Stream:
    """The characters of one sort, where each stands, and what parts it from the one before."""

    characters: str
    places: list[int]
    gaps: list[str]


def stream(text: str, pattern: re.Pattern[str] = HAN) -> Stream:
    places = [found.start() for found in pattern.finditer(text)]
    ends = [0, *(place + 1 for place in places)]
    gaps = [text[end:place] for end, place in zip(ends, places, strict=False)]
    return Stream("".join(text[place] for place in places), places, gaps)


def is_one_word(gaps: list[str]) -> bool:
    """Return whether what parts the characters of a word is there to hide it.

    Spaces and signs are (色 情, 法*輪*功); a comma between two words is not (参加，微信上), unless
    every character of three has one (加，微，信).
    """
    if all(_hides(gap) for gap in gaps):
        return True
    return len(gaps) > 1 and bool(gaps[0]) and len(set(gaps)) == 1


@lru_cache(maxsize=5_000)
def _hides(gap: str) -> bool:
    if not gap:
        return True
    if len(gap) > WIDEST or PAUSE.search(gap):
        return False
    return len(gap) == 1 or not LETTERS.search(gap)
