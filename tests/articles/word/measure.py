"""Read each file within the limits; print name, outcome, seconds of a core, megabytes.

As `articles.word.converting` does it, but forked from a process that has loaded everything: the
seconds it takes to start count once.
"""

import json
import multiprocessing
import os
import resource
import sys
from pathlib import Path

from articles.word import converting


def measure(path, answers):
    converting.bound()
    answer = converting.answer(path.read_bytes())
    used = resource.getrusage(resource.RUSAGE_SELF)
    answers.send([answer, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024])


def main(directory):
    processes = multiprocessing.get_context("fork")
    for path in sorted(Path(directory).iterdir()):
        receiver, answers = processes.Pipe(duplex=False)
        process = processes.Process(target=measure, args=(path, answers))
        process.start()
        answers.close()
        try:
            figures = receiver.recv()
        except EOFError:  # ended by its limits
            figures = [{"reason": "slow"}, converting.SECONDS, 0]
        sys.stdout.write(json.dumps([path.name, *figures]) + "\n")
        process.join()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    main(sys.argv[1])
