"""Which of the three languages a text is in, told by the characters it is written with."""

from __future__ import annotations

from functools import cache

from editions.languages import BY_CODE
from editions.prose import HAN_CHARACTER, WORD

# Two characters of Chinese say about as much as one word of English.
CHARACTERS_A_WORD = 2
# Chinese that is written alike in both scripts, where nothing else tells: as in Hong Kong.
UNDECIDED = "zh-hant"


def guess(text: str, default: str) -> str:
    """Return the language of a text; where its characters do not tell, the default."""
    characters = HAN_CHARACTER.findall(text)
    words = len(WORD.findall(HAN_CHARACTER.sub(" ", text)))
    if not characters and not words:
        return default
    if len(characters) < words * CHARACTERS_A_WORD:
        return "en"
    balance = sum(script_of(character) for character in characters)
    if balance:
        return "zh-hans" if balance > 0 else "zh-hant"
    return default if BY_CODE[default].is_chinese else UNDECIDED


@cache
def script_of(character: str) -> int:
    """Return 1 for a character of 简体 only, -1 for one of 繁體 only, 0 for all others.

    The standards of the two scripts tell them apart. A table of conversion would not: 后 and 里
    convert, and are written in both.
    """
    if _is_in(character, "gb2312"):
        return 0 if _is_in(character, "big5") else 1
    return -1 if _is_in(character, "big5hkscs") else 0


def _is_in(character: str, standard: str) -> bool:
    try:
        character.encode(standard)
    except UnicodeEncodeError:
        return False
    return True
