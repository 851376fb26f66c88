"""Asking a process of its own, which a hostile file may take down and nothing else."""

import json
import logging
import signal
import subprocess
import sys
from typing import Any

from django.conf import settings

logger = logging.getLogger(__name__)


def asked(module: str, content: bytes, *, patience: float, fallen: str) -> dict[str, Any]:
    """Return what a module's process answers about a file, as JSON on its standard output.

    {"reason": "slow"} where it took longer than `patience` seconds, or than it allows itself and
    ends by SIGPROF; {"reason": fallen} where it fell, whose traceback goes to the log.
    """
    try:
        ended = subprocess.run(
            [sys.executable, "-m", module],
            input=content,
            cwd=settings.BASE_DIR,
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"reason": "slow"}
    if ended.returncode == -signal.SIGPROF:
        return {"reason": "slow"}
    if ended.returncode:
        logger.warning("%s fell: %s", module, ended.stderr[-2000:].decode(errors="replace"))
        return {"reason": fallen}
    answer: dict[str, Any] = json.loads(ended.stdout)
    return answer
