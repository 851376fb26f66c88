"""Read a Word file in a process of its own, which a hostile one may take down and nothing else."""

import hashlib
import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.word.refusals import Refused
from articles.word.report import Report

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
    answer = _asked(content)
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


def _asked(content: bytes) -> dict[str, Any]:
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "articles.word.converting"],
            input=content,
            cwd=settings.BASE_DIR,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"reason": "slow"}
    if ended.returncode == -signal.SIGPROF:
        return {"reason": "slow"}
    if ended.returncode:  # a parser fell, which only a broken file brings about
        return {"reason": "damaged"}
    answer: dict[str, Any] = json.loads(ended.stdout)
    return answer
