"""Find the date of an issue in a line."""

import datetime as dt
import re

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTH = f"(?P<month>{MONTHS.replace(' ', '|')})[a-z]*[.]?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?"
FORMS = [
    re.compile(rf"\b{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}\b", re.I),
    re.compile(rf"\b{WEEKDAY}{DAY}\s+{MONTH},?\s+{YEAR}\b", re.I),
    re.compile(
        rf"{YEAR}\s*年\s*(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*日"
        r"(?:\s*[(（]?(?:星期|周|週)[一二三四五六日天][)）]?)?"
    ),
    re.compile(rf"\b{YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})\b"),
]
# Chinese pages often use wide digits; each is one character, so places stay the same.
NARROW = str.maketrans("０１２３４５６７８９", "0123456789")


def find_date(text: str) -> tuple[dt.date, str] | None:
    """Return the first date of a line and the line without it."""
    narrow = text.translate(NARROW)
    for match in _matches(narrow):
        try:
            day = dt.date(int(match["year"]), _month(match["month"]), int(match["day"]))
        except ValueError:  # 30 February
            continue
        before, after = text[: match.start()], text[match.end() :]
        return day, f"{before.rstrip(' |·•,，–—-')} {after.lstrip(' |·•,，–—-')}".strip()
    return None


def _matches(text: str) -> list[re.Match[str]]:
    found = [match for form in FORMS for match in form.finditer(text)]
    return sorted(found, key=lambda match: match.start())


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else MONTHS.split().index(text.lower()) + 1
