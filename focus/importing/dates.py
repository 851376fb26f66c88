"""Find the date of an issue in a line."""

import datetime as dt
import re
from collections.abc import Iterator

MONTHS = (
    "january february march april may june july august september october november december".split()
)
MONTH = "(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[.]?"
WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?"
)
FORMS = [
    re.compile(rf"\b{WEEKDAY}{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\b{WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(
        r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
        r"(?:\s*[(（]?(?:星期|周|週)[一二三四五六日天][)）]?)?"
    ),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
]
# Chinese pages often use wide digits; each is one character, so places stay the same.
NARROW = {wide: narrow for narrow, wide in enumerate("０１２３４５６７８９")}
DIGITS = str.maketrans({wide: str(narrow) for wide, narrow in NARROW.items()})


def find_date(text: str) -> tuple[dt.date, str] | None:
    """Return the first date of a line and the line without it."""
    narrow = text.translate(DIGITS)
    for match in _matches(narrow):
        try:
            day = dt.date(int(match["year"]), _month(match["month"]), int(match["day"]))
        except ValueError:  # 30 February
            continue
        before, after = text[: match.start()], text[match.end() :]
        return day, f"{before.rstrip(' |·•,，–—-')} {after.lstrip(' |·•,，–—-')}".strip()
    return None


def _matches(text: str) -> Iterator[re.Match[str]]:
    found = [match for form in FORMS for match in form.finditer(text)]
    return iter(sorted(found, key=lambda match: match.start()))


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return next(
        number for number, name in enumerate(MONTHS, start=1) if name.startswith(text.lower())
    )
