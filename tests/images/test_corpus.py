"""Good, odd and hostile files: what becomes of each, in how much time and memory."""

import json
import shutil
import subprocess
import sys

import pytest

from images import checking
from tests.images.corpus import GOOD, HOSTILE, ODD

LONGEST = 2  # seconds; of a core, because others may be at work on the machine
MOST_MEMORY = 300  # megabytes


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """Return each file's verdict, seconds, seconds of a core and megabytes."""
    directory = tmp_path_factory.mktemp("corpus")
    for name, (make, _verdict) in {**GOOD, **ODD, **HOSTILE}.items():
        (directory / name).write_bytes(make())
    command = [sys.executable, "-m", "tests.images.measure", str(directory)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    shutil.rmtree(directory)  # more than anybody wants to keep
    rows = [json.loads(line) for line in ended.stdout.splitlines()]
    return {name: figures for name, *figures in rows}


def test_every_file_is_taken_or_refused_for_its_reason(measured):
    expected = {name: verdict for name, (_make, verdict) in {**GOOD, **ODD, **HOSTILE}.items()}

    assert {name: verdict for name, (verdict, *_figures) in measured.items()} == expected


def test_every_reason_is_met():
    # Memory and processes run out on some machines only; the limits on pixels come before memory.
    met = {verdict for _make, verdict in HOSTILE.values()}

    assert met == set(checking.REASONS) - {"memory", "busy"}


def test_no_file_takes_more_time_or_memory_than_a_desk_can_spare(measured, capsys):
    rows = [f"{'file':<28}{'verdict':<14}{'ms':>8}{'of a core':>12}{'MB':>8}"]
    for name, (verdict, seconds, busy, peak) in measured.items():
        times = f"{seconds * 1000:>8.0f}{busy * 1000:>12.0f}"
        rows.append(f"{name:<28}{verdict:<14}{times}{peak:>8.0f}")
    with capsys.disabled():  # on the standard error, which parallel tests let through
        sys.stderr.write("\n" + "\n".join(rows) + "\n")

    over = [
        name
        for name, (_verdict, _seconds, busy, peak) in measured.items()
        if busy > LONGEST or peak > MOST_MEMORY
    ]
    assert over == []
