"""How reads wait and are written: in batches, by one thread, losing none."""

import datetime as dt
import os
import subprocess
import sys
import threading

import pytest

from readership.actions import Read
from readership.buffer import AT_MOST, FULL, Buffer
from tests.readership.reading import FIREFOX

DAY = dt.date(2024, 7, 12)


def reads(number, first=0):
    return [
        Read(DAY, person.to_bytes(16), FIREFOX, "trade", "en")
        for person in range(first, first + number)
    ]


class Ledger:
    """Stands for the database: keeps batches, or is away."""

    def __init__(self):
        self.batches = []
        self.is_away = False
        self.written = threading.Event()

    def write(self, batch):
        if self.is_away:
            raise ConnectionError("The database is away.")
        self.batches.append(len(batch))
        self.written.set()


def filled(ledger, number, every=None):
    buffer = Buffer(ledger.write, every=every)
    for read in reads(number):
        buffer.add(read)
    return buffer


def test_reads_are_written_together_and_each_once():
    ledger = Ledger()
    buffer = filled(ledger, 3)
    buffer.add(reads(1)[0])

    assert buffer.flush()
    assert buffer.flush()
    assert ledger.batches == [3]


def test_a_thread_writes_after_the_interval():
    ledger = Ledger()

    filled(ledger, 3, every=0.01)

    assert ledger.written.wait(10)


def test_a_full_buffer_does_not_wait_for_the_interval():
    ledger = Ledger()

    filled(ledger, FULL, every=3600)

    assert ledger.written.wait(10)
    assert ledger.batches == [FULL]


def test_nothing_is_lost_while_the_database_is_away(caplog):
    ledger = Ledger()
    buffer = filled(ledger, 3)
    ledger.is_away = True

    assert not buffer.flush()
    assert not buffer.flush()
    buffer.add(reads(1, first=3)[0])
    ledger.is_away = False

    assert buffer.flush()
    assert ledger.batches == [4]
    assert [record.getMessage() for record in caplog.records] == [
        "3 reads could not be counted yet."
    ] * 2


def test_a_database_that_stays_away_does_not_fill_the_memory():
    ledger = Ledger()
    ledger.is_away = True
    buffer = filled(ledger, AT_MOST + 10)

    assert len(buffer.waiting) == AT_MOST
    assert not buffer.flush()
    for read in reads(10, first=AT_MOST):
        buffer.add(read)
    assert not buffer.flush()
    assert len(buffer.waiting) == AT_MOST


def test_reads_that_come_while_others_are_written_are_written_next():
    ledger, more = Ledger(), reads(2, first=3)
    buffer = filled(ledger, 3)
    write = buffer.write
    buffer.write = lambda batch: (write(batch), [buffer.add(read) for read in more])

    buffer.flush()
    buffer.write = write
    buffer.flush()

    assert ledger.batches == [3, 2]


def test_a_process_that_ends_writes_what_waits():
    ledger = Ledger()
    buffer = filled(ledger, 3)

    buffer.end()

    assert ledger.batches == [3]


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # it has threads
def test_a_forked_process_begins_empty():
    script = (
        "import os; from readership import buffer; buffer.reads.waiting.add(1)\n"
        "child = os.fork()\n"
        "if not child: os._exit(len(buffer.reads.waiting))\n"
        "_pid, status = os.waitpid(child, 0)\n"
        "print(os.waitstatus_to_exitcode(status), len(buffer.reads.waiting))\n"
    )

    assert in_another_process(script) == "0 1"


def in_another_process(script):
    setup = "import django; django.setup()\n"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    ended = subprocess.run(
        [sys.executable, "-c", setup + script],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.strip()
