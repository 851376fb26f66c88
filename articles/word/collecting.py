"""Gather findings while a document is walked through."""

from dataclasses import dataclass, field

from articles.word.kinds import KINDS
from articles.word.report import MOST_DETAILS, Detail, Finding, Report, shortened


@dataclass
class Collector:
    """Findings by kind. `position` counts the characters passed: what touches is one case.

    Word splits a sentence into runs wherever somebody paused, and nobody wants to read of each.
    """

    position: int = 0
    part: str = "text"
    paragraph: int = 0
    found: dict[str, Finding] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)  # of the last case, uncut
    ends: dict[str, int] = field(default_factory=dict)

    def note(
        self,
        kind: str,
        text: str = "",
        *,
        begin: int | None = None,
        author: str = "",
        date: str = "",
        about: str = "",
    ) -> None:
        """Note a case here; one that begins where the last of its kind ended goes on with it."""
        finding = self.found.setdefault(kind, Finding(kind))
        detail = Detail("", about, author, date, self.part, self.paragraph)
        if begin is not None and self._touches(finding, detail, begin):
            self.texts[kind].append(text)
            detail = finding.details[-1]
        else:
            self.texts[kind] = [text]
            finding.count += 1
            if len(finding.details) < MOST_DETAILS:
                finding.details.append(detail)
        detail.text = shortened("".join(self.texts[kind]), kind)
        self.ends[kind] = self.position

    def _touches(self, finding: Finding, detail: Detail, begin: int) -> bool:
        if not finding.details or len(finding.details) < finding.count:
            return False
        last = finding.details[-1]
        same = (last.author, last.about, last.part, last.paragraph) == (
            *(detail.author, detail.about, detail.part, detail.paragraph),
        )
        return same and self.ends.get(finding.kind) == begin

    def report(self) -> Report:
        """Return what was found, in the order in which a report tells it."""
        return Report([self.found[kind] for kind in KINDS if kind in self.found])
