"""One form for all ways to write a character: 衞, 卫 and 衛, full-width and small, é and e.

Folded character by character, never by word: a query shorter than the word that a converter
would have recognised must still come out like the text it stands in.
"""

import hashlib
import unicodedata
from functools import cache

from opencc import OpenCC

HAN_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))


@cache
def scripts() -> dict[str, str]:
    """Return each Chinese character that other regions write otherwise, with its 简体 form.

    A line a character, so that the converter sees no words. Taiwan's and Hong Kong's variants
    both count: 著 is 着, 衞 is 卫.
    """
    han = [chr(code) for start, end in HAN_BLOCKS for code in range(start, end)]
    simplified = OpenCC("hk2s").convert(OpenCC("tw2s").convert("\n".join(han))).split("\n")
    return {old: new for old, new in zip(han, simplified, strict=True) if old != new}


class Folding(dict[int, str]):
    """A table for str.translate that works each character out when it first comes."""

    def __missing__(self, code: int) -> str:
        folded, before = chr(code), ""
        while folded != before:  # a second time, because what is simplified may have variants
            before = folded
            folded = "".join(_once(character) for character in folded)
        self[code] = folded
        return folded


def _once(character: str) -> str:
    plain = unicodedata.normalize("NFKC", scripts().get(character, character)).casefold()
    letters = unicodedata.normalize("NFD", plain)
    letters = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return unicodedata.normalize("NFC", letters).replace("’", "'")


FOLDING = Folding()


def fold(text: str) -> str:
    return text.translate(FOLDING)


def without_folding_scripts(text: str) -> str:
    """Return a text in one width and case, its Chinese characters as they were written."""
    return unicodedata.normalize("NFKC", text).casefold()


def places(text: str, folding: dict[int, str] = FOLDING) -> list[int] | range:
    """Return for each character of the folded text its place in the text, and the end."""
    if all(len(folding[ord(character)]) == 1 for character in set(text)):
        return range(len(text) + 1)
    found = [place for place, character in enumerate(text) for _each in folding[ord(character)]]
    return [*found, len(text)]


@cache
def fingerprint() -> str:
    """Return what changes when the same text would be folded otherwise than before."""
    return hashlib.blake2b(repr(sorted(scripts().items())).encode(), digest_size=8).hexdigest()
