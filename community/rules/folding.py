"""One form for all ways to write a word, so that a list of words finds it.

`search.folding` folds width, case, accents and 简/繁, character by character. Here comes what
readers do not do by accident: characters that nobody sees are dropped, letters that look Latin
become Latin. The look-alikes are a table of our own after Unicode’s TS 39 (confusables.txt), cut to
what is used to write English words: Cyrillic, Greek, Armenian and phonetic letters, and
letters in boxes. A digit looks like a letter inside a word only, which `community.rules.spelling`
knows. Every character is folded by itself, so each place of the folded text is a place
of the text. Words told by sound, or characters taken apart, are not found: people decide there.
"""

from __future__ import annotations

import unicodedata

from search.folding import FOLDING as WRITING

LOOKS_LIKE = {
    "a": "аαɑᴀ∀ⱥ",
    "b": "вьβʙƀɓ",
    "c": "сᴄⅽƈ¢ȼ",
    "d": "ԁᴅɗđժⅾ",
    "e": "еєҽεᴇɇ℮ə",
    "f": "ғƒꜰϝẝ",
    "g": "ɡԍɢɠց",
    "h": "һнηʜħɦհ",
    "i": "іιɪıɩӏⅰǀ",
    "j": "јϳᴊʝɉ",
    "k": "кκᴋƙĸ",
    "l": "ʟłⱡɫ",
    "m": "мᴍɱⅿ",
    "n": "пոռɴɲŋ",
    "o": "оοσօᴏøɵθ",
    "p": "рρᴘƥ",
    "q": "ԛգզ",
    "r": "гʀɍɾ",
    "s": "ѕꜱʂș§",
    "t": "тτᴛŧƭ",
    "u": "υսᴜʉμ",
    "v": "νѵᴠⅴʋ",
    "w": "ԝѡωᴡɯա",
    "x": "хχⅹ×",
    "y": "уγүʏɏყ",
    "z": "ᴢƶʐȥ",
}
# Letters in circles, boxes and flags, which Unicode does not take for letters.
BOXED = {
    chr(first + place): chr(ord("a") + place)
    for first in (0x1F150, 0x1F170, 0x1F1E6)
    for place in range(26)
}
# Ways to write a character that no region prefers.
VARIANTS = {"塲": "场", "砲": "炮", "妳": "你", "婬": "淫"}
ALIKE = (
    {other: letter for letter, others in LOOKS_LIKE.items() for other in others} | BOXED | VARIANTS
)
# Blank, and still no space: fillers, and the empty pattern of Braille.
BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5")
# Controls, formats (zero width, directions, tags), marks on another character, half characters.
UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Cs", "Co", "Cn"})
# Scripts without a space between their words, for use inside brackets of a regular expression.
RUNNING = "々-〇ぁ-ゖァ-ヺーㄅ-ㄯ㐀-䶿一-鿿가-힣豈-\ufaff\U00020000-\U0003ffff"


class Folding(dict[int, str]):
    """A table for str.translate that works each character out when it first comes."""

    def __missing__(self, code: int) -> str:
        folded = "".join(_seen(each) for each in WRITING[code])
        self[code] = "".join(_seen(each) for old in folded for each in WRITING[ord(old)])
        return self[code]


def _seen(character: str) -> str:
    if character.isspace():
        return "\n" if character in "\n\r\x0b\x0c\x85\u2028\u2029" else " "
    if character in BLANK or unicodedata.category(character) in UNSEEN:
        return ""
    return ALIKE.get(character, character)


FOLDING = Folding()


def fold(text: str) -> str:
    return text.translate(FOLDING)
