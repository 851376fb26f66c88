"""From text to words that can be looked up: Chinese in pairs of characters, the rest in words.

香港人 becomes 香港, 港人 and the last 人 at neighbouring places, and is looked up as the phrase
香港 港人. A place is left free wherever a reader would pause, so that 我爱香港，港人 does not hold
香港人.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Chinese with its marks of repetition, kana, hangul, and the characters beyond the first plane.
HAN = (
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
LETTER = rf"[^\W_{HAN}]"
WORD = (
    r"(?<![a-z0-9])(?:[a-z]\.){2,}(?:[a-z](?![a-z0-9]))?"  # u.s.
    r"|\d+(?:[.,]\d+)+"
    rf"|{LETTER}+(?:'{LETTER}+)*"
)
RUN = re.compile(rf"(?P<han>[{HAN}]+)|{WORD}")
# A Chinese text without a pause is taken in lengths that overlap by the longest query, so that
# no pair of characters comes more often in one than Postgres counts.
LONGEST_RUN, OVERLAP = 200, 100
LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Run:
    """Chinese characters that nothing divides, or one other word, at its place in a text."""

    text: str
    is_han: bool
    place: int

    @property
    def length(self) -> int:
        return len(self.text) if self.is_han else 1

    def words(self) -> Iterator[tuple[str, int]]:
        """Yield what stands in the index, each word with its place."""
        if not self.is_han:
            yield self.text, self.place
            return
        for offset in range(len(self.text)):  # the last one alone: 港 is looked up as 港…
            yield self.text[offset : offset + 2], self.place + offset


def runs(text: str, *, place: int = 1) -> Iterator[Run]:
    """Yield the runs of a folded text; lines, and what else makes a reader pause, stand apart."""
    end, was_han = 0, None
    for match in RUN.finditer(text):
        is_han = match["han"] is not None
        if was_han is not None and _is_pause(text[end : match.start()], was_han, is_han):
            place += 1
        for run in _cut(match, is_han, place):
            yield run
            place = run.place + run.length
        end, was_han = match.end(), is_han


def _is_pause(between: str, was_han: bool, is_han: bool) -> bool:
    """Return whether what stands between two runs keeps them from being one phrase.

    Between Chinese characters even a space does; beside a Latin word it is a matter of setting.
    """
    if was_han and is_han:
        return True
    return "\n" in between if was_han == is_han else bool(between.strip())


def _cut(match: re.Match[str], is_han: bool, place: int) -> Iterator[Run]:
    text = match[0]
    if not is_han:
        yield Run(as_word(text), False, place)
        return
    for offset in range(0, max(1, len(text) - OVERLAP), LONGEST_RUN - OVERLAP):
        part = text[offset : offset + LONGEST_RUN]
        yield Run(part, True, place)
        place += len(part) + 1


def as_word(text: str) -> str:
    """Return a word as it is looked up: 1,300 is 1300, and u.s. is us."""
    text = text.replace(",", "")
    return (text if text[0].isdigit() else text.replace(".", ""))[:LONGEST_WORD]
