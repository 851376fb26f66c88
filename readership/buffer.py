"""Reads wait in the web process for a few seconds and are written together."""

import atexit
import logging
import os
import threading
from collections.abc import Callable, Collection

from django.conf import settings
from django.db import connections

from readership import actions
from readership.actions import Read

logger = logging.getLogger(__name__)

FULL = 1_000  # reads that are written without waiting any longer
AT_MOST = 20_000  # reads kept, a few megabytes, while the database is away; more are let go
LONGEST_PAUSE = 60  # seconds between two tries
GOODBYE = 10  # seconds a process that ends waits for the writing that is under way


class Buffer:
    """A set of reads that one thread of the process writes every few seconds.

    `every` None starts no thread: reads wait until `flush` is called.
    """

    def __init__(self, write: Callable[[Collection[Read]], None], *, every: float | None) -> None:
        self.write = write
        self.every = every
        self.begin()

    def begin(self) -> None:
        """Start empty; so does a process that is forked, for the first one writes its own."""
        self.waiting: set[Read] = set()
        self.lock = threading.Lock()
        self.writing = threading.Lock()
        self.hurry = threading.Event()
        self.thread: threading.Thread | None = None

    def add(self, read: Read) -> None:
        with self.lock:
            if len(self.waiting) < AT_MOST:
                self.waiting.add(read)
            if len(self.waiting) == FULL:
                self.hurry.set()
            if self.thread is None and self.every is not None:
                self.thread = threading.Thread(target=self.run, name="readership", daemon=True)
                self.thread.start()
                atexit.register(self.end)

    def run(self) -> None:
        pause = every = self.every or 0
        while True:
            self.hurry.wait(pause)
            self.hurry.clear()
            pause = every if self.flush() else min(pause * 2, LONGEST_PAUSE)
            connections.close_all()

    def flush(self) -> bool:
        """Write what waits; return False, and keep it for the next try, when that fails."""
        with self.writing:
            with self.lock:
                reads, self.waiting = self.waiting, set()
            try:
                if reads:
                    self.write(reads)
            except Exception:  # whatever it is, the next try may find it gone
                logger.warning("%d reads could not be counted yet.", len(reads), exc_info=True)
                self.put_back(reads)
                return False
            return True

    def put_back(self, reads: set[Read]) -> None:
        with self.lock:
            room = AT_MOST - len(self.waiting)
            self.waiting |= set(list(reads)[:room])

    def end(self) -> None:
        """Write the last reads before the process ends."""
        if self.writing.acquire(timeout=GOODBYE):
            self.writing.release()
            self.flush()
            connections.close_all()


reads = Buffer(actions.count, every=settings.COUNT_READS_EVERY)
os.register_at_fork(after_in_child=reads.begin)
