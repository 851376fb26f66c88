"""What a Word file held that the text does not show as it was: nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.word.kinds import KINDS, LEFT_OUT, LIGHT

EXCERPT = 200  # characters of what still stands in the text
WHOLE = 2000  # of what was left out of it: nobody reads it anywhere else
MOST_DETAILS = 100
PLACES = {
    "text": _("paragraph %(number)s"),
    "note": _("in a note"),
    "box": _("in a text box"),
    "table": _("in a table, paragraph %(number)s"),
    "": "",
}


@dataclass
class Detail:
    """One case: its words and where it stands; the paragraphs with words are counted."""

    text: str = ""
    about: str = ""  # what a comment speaks of, where a link leads
    author: str = ""
    date: str = ""  # as the file says it, or nothing
    part: str = ""
    paragraph: int = 0

    @property
    def place(self) -> str:
        return str(PLACES.get(self.part, "")) % {"number": self.paragraph}


@dataclass
class Finding:
    kind: str
    count: int = 0
    details: list[Detail] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        return str(KINDS[self.kind] % {"count": self.count})

    @property
    def is_weighty(self) -> bool:
        return self.kind not in LIGHT

    @property
    def untold(self) -> int:
        """Return how many cases are counted but not told one by one."""
        return self.count - len(self.details)


@dataclass
class Report:
    findings: list[Finding] = field(default_factory=list)

    @property
    def needs_acknowledgement(self) -> bool:
        return any(finding.is_weighty for finding in self.findings)

    @property
    def weighty(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.is_weighty]

    @property
    def light(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.is_weighty]

    def as_json(self) -> list[dict[str, Any]]:
        """Return the findings without what is empty."""
        return [
            {
                "kind": finding.kind,
                "count": finding.count,
                "details": [
                    {name: value for name, value in asdict(detail).items() if value}
                    for detail in finding.details
                ],
            }
            for finding in self.findings
        ]

    @classmethod
    def from_json(cls, stored: Iterable[dict[str, Any]]) -> Report:
        return cls(
            [
                Finding(
                    each["kind"],
                    each["count"],
                    [Detail(**detail) for detail in each["details"]],
                )
                for each in stored
            ]
        )


def shortened(text: str, kind: str) -> str:
    """Return the words on one line, cut where the finding says they are still to be read."""
    line = " ".join(text.split())
    most = WHOLE if kind in LEFT_OUT else EXCERPT
    return line if len(line) <= most else line[: most - 1] + "…"
