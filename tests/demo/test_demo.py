"""`make demo` as a person meets it: real processes, a real port, a real kill."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest
from django.conf import settings

PATIENCE = 120  # seconds; the machine may be busy with the other tests


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(var, port):
    environment = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "FOCUS_DEBUG"}}
    environment |= {"FOCUS_VAR": str(var), "PORT": str(port), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "demo"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def wait_until_ready(demo, port):
    deadline, address = time.monotonic() + PATIENCE, f"http://127.0.0.1:{port}/healthz"
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as response:
            return response.status
        assert demo.poll() is None, demo.stdout.read()
        time.sleep(0.2)
    raise AssertionError("The demo did not answer.")


def processes_of(var):
    """Return what still runs with this directory on its command line or in its environment."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if str(var) in " ".join(process.cmdline()) or process.environ().get("FOCUS_VAR") == str(
                var
            ):
                found.append(process.name())
    return found


@pytest.fixture
def var(tmp_path):
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)  # Postgres runs as a user of its own under root
    return Path(tmp_path) / "var with a space"


def test_the_demo_starts_serves_survives_a_kill_and_stops_clean(var):
    port = free_port()
    demo = start(var, port)
    assert wait_until_ready(demo, port) == 200
    for address in ("en/issues/2024-07-19/", "zh-hant/", "zh-hans/articles/"):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}") as response:
            assert response.status == 200

    demo.kill()  # -9: nothing is told, the children go on
    demo.wait()
    assert processes_of(var) != []

    again = start(var, port)
    assert wait_until_ready(again, port) == 200
    again.send_signal(signal.SIGTERM)
    output, _nothing = again.communicate(timeout=PATIENCE)

    assert again.returncode == 0, output
    assert "The demo content is already there." in output
    assert "editor.hk@example.com" in output
    assert processes_of(var) == []
