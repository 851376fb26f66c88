"""Words inside running Chinese, where no space tells one from the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from community.rules.folding import RUNNING

HAN = re.compile(f"[{RUNNING}]")
# With letters and digits, for words like 加vx.
ANY = re.compile(r"[^\W_]")
RUNS_OF_HAN, RUNS_OF_ANY = (re.compile(f"{each.pattern}+") for each in (HAN, ANY))
# Where a sentence or its part ends; what stands on both sides is no word by itself.
PAUSE = re.compile(r"[,。!?;:、\n\"'“”‘’「」『』《》〈〉【】()\[\]]|\.\.")
LETTERS = re.compile(r"[^\W_]")
WIDEST = 8


@dataclass(frozen=True)
class Stream:
    """The characters of one sort in a text, and where each stands."""

    text: str
    characters: str
    places: list[int]

    def is_one_word(self, start: int, end: int) -> bool:
        """Return whether what parts these characters is there to hide a word.

        Spaces and signs are (色 情, 法*輪*功); a comma between two words is not (参加，微信上),
        unless every character of three has one (加，微，信).
        """
        places = self.places[start:end]
        if places[-1] - places[0] == len(places) - 1:
            return True
        gaps = [self.text[before + 1 : place] for before, place in pairwise(places)]
        if all(_hides(gap) for gap in gaps):
            return True
        return len(gaps) > 1 and bool(gaps[0]) and len(set(gaps)) == 1


def stream(text: str, runs: re.Pattern[str] = RUNS_OF_HAN) -> Stream:
    """Return the characters of the runs: read by the run, because most of Chinese is one."""
    spans = [found.span() for found in runs.finditer(text)]
    characters = "".join(text[start:end] for start, end in spans)
    return Stream(text, characters, [place for span in spans for place in range(*span)])


@lru_cache(maxsize=5_000)
def _hides(gap: str) -> bool:
    if not gap:
        return True
    if len(gap) > WIDEST or PAUSE.search(gap):
        return False
    return len(gap) == 1 or not LETTERS.search(gap)
