"""Two versions of a text, compared by English words and Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.analysis import HAN, LETTER

LINE = re.compile(r"[^\n]*\n|[^\n]+")
# Every character is in exactly one token, so that the tokens joined are the text.
TOKEN = re.compile(rf"[{HAN}]|{LETTER}+(?:['’]{LETTER}+)*|[^\S\n]+|.", re.DOTALL)
# Pairs of tokens that are looked at; two articles at their longest have a tenth of it. Texts of
# nothing but signs would keep an editor waiting: they are shown as one that went and one that came.
MOST_PAIRS = 100_000_000
MARKS = {"insert": "ins", "delete": "del"}


@dataclass(frozen=True)
class Change:
    kind: str  # "equal", "insert" or "delete"
    text: str


def changes(old: str, new: str) -> list[Change]:
    """Return how one text became another: what stayed, went and came, in the order of reading.

    What stayed and went is the old text, what stayed and came is the new one. Paragraphs that
    did not change are set aside first: what is left is short enough to compare word by word.
    """
    found: list[Change] = []
    for kind, gone, come in _matched(LINE.findall(old), LINE.findall(new)):
        if kind == "replace":
            for part in _by_words(gone, come):
                _add(found, *part)
        else:
            _add(found, kind, come if kind == "insert" else gone)
    return found


def as_html(old: str, new: str) -> SafeString:
    """Return the comparison with <ins> and <del>; a line of the text is a line of it."""
    return format_html_join("", "{}", ((_marked(change),) for change in changes(old, new)))


def _marked(change: Change) -> str | SafeString:
    mark = MARKS.get(change.kind)
    return format_html(f"<{mark}>{{}}</{mark}>", change.text) if mark else change.text


def _by_words(old: str, new: str) -> Iterator[tuple[str, str]]:
    for kind, gone, come in _matched(TOKEN.findall(old), TOKEN.findall(new)):
        if kind == "equal":
            yield kind, gone
        else:
            yield "delete", gone
            yield "insert", come


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, what was, what is) of two lists of tokens.

    The matcher passes over tokens that come on every line, such as 的 and the space, as places to
    begin from; without that, a long Chinese text would take minutes.
    """
    ends = min(len(old), len(new))
    before = next((at for at in range(ends) if old[at] != new[at]), ends)
    after = next((at for at in range(ends - before) if old[-1 - at] != new[-1 - at]), ends - before)
    yield "equal", "".join(old[:before]), "".join(new[:before])
    was, now = old[before : len(old) - after], new[before : len(new) - after]
    if len(was) * len(now) > MOST_PAIRS:
        yield "replace", "".join(was), "".join(now)
    else:
        for kind, a, b, c, d in SequenceMatcher(None, was, now).get_opcodes():
            yield kind, "".join(was[a:b]), "".join(now[c:d])
    end = len(old) - after
    yield "equal", "".join(old[end:]), "".join(old[end:])


def _add(found: list[Change], kind: str, text: str) -> None:
    if not text:
        return
    if found and found[-1].kind == kind:
        text = found.pop().text + text
    found.append(Change(kind, text))
