"""Check each file in a process of its own; print name, verdict, seconds, of a core, megabytes.

The megabytes are the most that the process, or the one it starts, ever held at once.
"""

import json
import multiprocessing
import os
import resource
import sys
import time
from pathlib import Path

import django
from django.core.exceptions import ValidationError
from django.core.files.base import File

from images import checking


def measure(path, answers):
    begin = time.perf_counter()
    with path.open("rb") as file:
        try:
            accepted = checking.check(File(file, name=path.name))
            verdict = f"{accepted.width} × {accepted.height}"
        except ValidationError as refusal:
            verdict = refusal.code
    seconds = time.perf_counter() - begin
    own, child = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    busy = child.ru_utime + child.ru_stime
    peak = max(own.ru_maxrss, child.ru_maxrss) / 1024
    answers.put([path.name, verdict, seconds, busy, peak])


def main(directory):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    processes = multiprocessing.get_context("fork")
    for path in sorted(Path(directory).iterdir()):
        answers = processes.SimpleQueue()
        process = processes.Process(target=measure, args=(path, answers))
        process.start()
        sys.stdout.write(json.dumps(answers.get()) + "\n")
        process.join()


if __name__ == "__main__":
    main(sys.argv[1])
