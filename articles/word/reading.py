"""Read a Word file in a process of its own, which a hostile one may take down and nothing else."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from articles.word.refusals import Refused
from articles.word.report import Report
from images import apart

MOST_BYTES = 10 * 1024 * 1024
PATIENCE = 20  # seconds on a busy machine; the process ends itself after half of them of a core


@dataclass(frozen=True)
class Reading:
    """A Word file as text that `editions.prose` allows, with what has to be said of it."""

    html: str
    title: str  # what the file seems to call itself; its words stand in the text, too
    report: Report
    sha256: str


def read(file: bytes | str | Path) -> Reading:
    """Return the text of a Word document, given as its content or its path. Raises Refused."""
    content = file if isinstance(file, bytes) else _content(Path(file))
    if len(content) > MOST_BYTES:
        raise Refused("heavy", most=MOST_BYTES // 1024**2)
    # A parser that falls was brought down by a broken file.
    answer = apart.asked("articles.word.converting", content, patience=PATIENCE, fallen="damaged")
    if reason := answer.pop("reason", ""):
        raise Refused(reason, **answer)
    return Reading(
        html=answer["html"],
        title=answer["title"],
        report=Report.from_json(answer["report"]),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
