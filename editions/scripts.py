"""A draft of a Chinese text in the other script, for somebody to read before it is printed.

The converter turns characters, not what regions call things, and mistakes surnames and words that
meet (余先生, 被发明): names do not go through it, and what comes out is to be checked.
"""

import re
from functools import cache

from opencc import OpenCC

from editions.languages import BY_CODE, LANGUAGES, Language

HANS, HANT = BY_CODE["zh-hans"], BY_CODE["zh-hant"]
# The glyphs of Hong Kong's list, as its papers print them.
HOUSE = str.maketrans("裏説衞羣麪峯脱鈎綫税閲鋭悦蜕", "裡說衛群麵峰脫鉤線稅閱銳悅蛻")
QUOTES = "“”‘’", "「」『』"
TAG = re.compile(r"(<[^>]*>)")
CONVERTERS = {HANS: "hk2s", HANT: "s2hk"}


def other_script(language: Language) -> Language | None:
    """Return the Chinese language that is written in the other script; None for English."""
    others = (each for each in LANGUAGES if each.is_chinese and each != language)
    return next(others) if language.is_chinese else None


def convert(text: str, to: Language) -> str:
    """Return a text of the other Chinese script in that of `to`, its quotation marks too."""
    if to == HANT:
        return converter(to).convert(text).translate(HOUSE).translate(str.maketrans(*QUOTES))
    return converter(to).convert(text).translate(str.maketrans(*reversed(QUOTES)))


@cache
def converter(to: Language) -> OpenCC:
    return OpenCC(CONVERTERS[to])


def convert_html(html: str, to: Language) -> str:
    """Return HTML with the words between its tags converted, and its addresses left alone."""
    return "".join(
        part if part.startswith("<") else convert(part, to) for part in TAG.split(html) if part
    )
