"""Good, odd and hostile Word files: what becomes of each, in how much time and memory."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from articles.word.kinds import KINDS
from articles.word.refusals import REASONS
from tests.articles.word.corpus import GOOD, ODD
from tests.articles.word.hostile import FOREIGN, HOSTILE

LONGEST = 10  # seconds of a core
MOST_MEMORY = 512  # megabytes
TAKEN = {**GOOD, **ODD}
REFUSED = {**FOREIGN, **HOSTILE}


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """Return each file's outcome, seconds of a core and megabytes."""
    directory = tmp_path_factory.mktemp("word")
    for name, (make, *_outcome) in {**TAKEN, **REFUSED}.items():
        (directory / name).write_bytes(make())
    command = [sys.executable, "-m", "tests.articles.word.measure", str(directory)]
    settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    ended = subprocess.run(command, capture_output=True, text=True, check=True, env=settings)
    shutil.rmtree(directory)
    rows = [json.loads(line) for line in ended.stdout.splitlines()]
    return {name: figures for name, *figures in rows}


@pytest.mark.parametrize("name", TAKEN)
def test_a_document_becomes_its_text_and_all_else_is_told(measured, name):
    _make, html, told = TAKEN[name]

    answer = measured[name][0]

    assert answer.get("html") == html
    assert {finding["kind"]: finding["count"] for finding in answer["report"]} == told


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_document_or_does_harm_is_refused_for_its_reason(measured, name):
    _make, reason = REFUSED[name]

    assert measured[name][0].get("reason") == reason


def test_every_reason_and_every_kind_of_finding_is_met():
    # Time and memory run out on some machines only, and the limits come before them; size is
    # looked at before a process is started.
    refused = {reason for _make, reason in REFUSED.values() if reason}
    told = {kind for _make, _html, kinds in TAKEN.values() for kind in kinds}

    assert refused == set(REASONS) - {"slow", "memory", "heavy", "busy"}
    assert told == set(KINDS)


def test_no_file_takes_more_time_or_memory_than_it_may(measured, capsys):
    rows = [f"{'file':<32}{'outcome':<16}{'ms of a core':>14}{'MB':>8}"]
    for name, (answer, busy, peak) in measured.items():
        outcome = answer.get("reason") or "taken"
        rows.append(f"{name:<32}{outcome:<16}{busy * 1000:>14.0f}{peak:>8.0f}")
    with capsys.disabled():  # on the standard error, which parallel tests let through
        sys.stderr.write("\n" + "\n".join(rows) + "\n")

    over = [
        name
        for name, (_answer, busy, peak) in measured.items()
        if busy > LONGEST or peak > MOST_MEMORY
    ]
    assert over == []
