import io
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from images import inspecting, pixels
from images.containers import Refused
from tests.images.corpus import HOSTILE, ODD
from tests.images.files import drawn, saved

IN_PROCESS = {"ending", "heavy"}  # what the process never hears of
SMALL = [saved(drawn((64, 48)), kind) for kind in ("JPEG", "PNG", "WEBP")]


@pytest.mark.parametrize("name", ODD)
def test_an_odd_picture_is_measured_upright(name):
    make, size = ODD[name]

    found = inspecting.inspect(make())

    assert f"{found['width']} × {found['height']}" == size


@pytest.mark.parametrize("name", [n for n, (_m, why) in HOSTILE.items() if why not in IN_PROCESS])
def test_a_hostile_file_is_refused_for_its_reason(name):
    make, reason = HOSTILE[name]

    with pytest.raises(Refused) as refused:
        inspecting.inspect(make())

    assert refused.value.reason == reason


@effort(max_examples=150, deadline=None)
@given(st.sampled_from(SMALL), st.data())
def test_a_damaged_picture_is_taken_or_refused_and_never_anything_else(whole, data):
    damaged = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=8)):
        damaged[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(whole)))

    try:
        inspecting.inspect(bytes(damaged[:end]))
    except Refused:
        return
    pixels.preview(io.BytesIO(damaged[:end]))  # what was taken can be shown


@effort(max_examples=150, deadline=None)
@given(st.sampled_from(SMALL), st.binary(max_size=200))
def test_any_bytes_are_refused_but_a_picture(whole, rest):
    for start in (b"", whole[:4], whole[:12], whole[:40]):
        with pytest.raises(Refused):
            inspecting.inspect(start + rest)


def bounded(program):
    program = f"from images import inspecting\n{program}"
    command = [sys.executable, "-c", program]
    return subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True)


def test_the_process_ends_itself_when_its_time_is_over():
    ended = bounded("inspecting.SECONDS = 0.05\ninspecting.bound()\nwhile True: pass")

    assert ended.returncode == -signal.SIGPROF


def test_the_process_gets_no_more_memory_than_its_share():
    ended = bounded("inspecting.bound()\nbytearray(inspecting.MEMORY)")

    assert ended.stderr.splitlines()[-1] == "MemoryError"
