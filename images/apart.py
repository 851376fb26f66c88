"""Asking a process of its own, which a hostile file may take down and nothing else."""

import contextlib
import fcntl
import json
import logging
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from django.conf import settings

logger = logging.getLogger(__name__)
# How many files are read at the same time on one machine, whichever process was asked.
AT_ONCE = 4
EVERY = 0.05  # seconds


class Busy(Exception):
    """As many files are being read as a machine bears."""


def asked(module: str, content: bytes, *, patience: float, fallen: str) -> dict[str, Any]:
    """Return what a module's process answers about a file, as JSON on its standard output.

    {"reason": "slow"} where it took longer than `patience` seconds, or than it allows itself and
    ends by SIGPROF; {"reason": fallen} where it fell, whose traceback goes to the log;
    {"reason": "busy"} where others were read all the while.
    """
    try:
        with place(patience):
            ended = subprocess.run(
                [sys.executable, "-m", module],
                input=content,
                cwd=settings.BASE_DIR,
                capture_output=True,
                timeout=patience,
                check=False,
            )
    except Busy:
        return {"reason": "busy"}
    except subprocess.TimeoutExpired:
        return {"reason": "slow"}
    if ended.returncode == -signal.SIGPROF:
        return {"reason": "slow"}
    if ended.returncode:
        logger.warning("%s fell: %s", module, ended.stderr[-2000:].decode(errors="replace"))
        return {"reason": fallen}
    answer: dict[str, Any] = json.loads(ended.stdout)
    return answer


@contextlib.contextmanager
def place(patience: float) -> Iterator[None]:
    """Hold one of the machine's places; the system frees what a killed process held. Raises Busy.

    A file that unfolds takes half a gigabyte, and a hundred may come at once.
    """
    directory = settings.VAR_DIR / "places"
    directory.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + patience
    with contextlib.ExitStack() as opened:
        files = [opened.enter_context((directory / str(n)).open("w")) for n in range(AT_ONCE)]
        while not any(holds(file) for file in files):
            if time.monotonic() > until:
                raise Busy
            time.sleep(EVERY)
        yield


def holds(file: Any) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
