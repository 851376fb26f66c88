"""The words that editors listed, in a text."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from community.models import HeldWord
from community.rules.findings import Finding
from community.rules.matching import Hit, Matcher, compiled, find
from community.rules.matching import key as folded

type Version = tuple[int, dt.datetime | None]
# The newest list, made ready once in each process.
_kept: dict[Version, Matcher] = {}
SHOWN = 5  # words that a finding names


def matcher() -> Matcher:
    rows = HeldWord.objects.order_by()
    newest = rows.aggregate(number=Count("pk"), changed_at=Max("changed_at"))
    version = newest["number"], newest["changed_at"]
    if version not in _kept:
        made = compiled(rows)
        _kept.clear()
        _kept[version] = made
    return _kept[version]


def hits(text: str) -> list[Hit]:
    return find(matcher(), text)


def held_words(text: str) -> list[Finding]:
    found = hits(text)
    severe = [hit for hit in found if hit.word.severity == HeldWord.Severity.REFUSE]
    mild = [hit for hit in found if hit.word.severity == HeldWord.Severity.HOLD]
    findings = []
    if severe:
        findings.append(Finding("refused_word", typed(text, severe), refuses=True))
    if mild:
        findings.append(Finding("held_word", typed(text, mild)))
    return findings


def typed(text: str, found: list[Hit]) -> str:
    """Return the words as they were typed, in the order of the text."""
    words = dict.fromkeys(" ".join(text[hit.start : hit.end].split()) for hit in found)
    shown = list(words)[:SHOWN]
    return " · ".join(shown) + ("…" if len(words) > SHOWN else "")


def key_of(text: str, *, but: HeldWord) -> str:
    """Return what a word is looked for by.

    Raises ValidationError where it would hold nothing, nearly everything, or what another does.
    """
    key = usable_key(text)
    if there := HeldWord.objects.exclude(pk=but.pk).filter(key=key).first():
        raise ValidationError(held_already(there))
    return key


def usable_key(text: str) -> str:
    """Return what a word is looked for by, whether or not another holds the same."""
    key = folded(text)
    if not key or (len(key) == 1 and key.isascii()):
        raise ValidationError(_("This would hold nothing, or nearly everything."))
    return key


def held_already(by: HeldWord) -> str:
    return _("“%(word)s” holds this already.") % {"word": by}
