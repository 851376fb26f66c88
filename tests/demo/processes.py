"""Run the demonstration as a person does, in a process of its own."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request

from django.conf import settings

PATIENCE = 240  # seconds; the machine may be busy with other tests
OF_TESTS = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "FOCUS_DEBUG", "SECRET_KEY"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(var, port, output, command=("-m", "demo"), **variables):
    environment = {name: value for name, value in os.environ.items() if name not in OF_TESTS}
    environment |= {"FOCUS_VAR": str(var), "PORT": str(port), **variables}
    # Into a file: a pipe would stay open in the children of a demo that is killed.
    with output.open("wb") as file:
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=file,
            stderr=subprocess.STDOUT,
        )


def wait_until_ready(demo, port, output):
    """Wait for what it prints last, and for an answer; one left by a killed demo is not its own."""
    deadline, address = time.monotonic() + PATIENCE, f"http://127.0.0.1:{port}/healthz"
    while time.monotonic() < deadline:
        assert demo.poll() is None, output.read_text()
        if "Ctrl-C stops everything." in output.read_text():
            with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
                return answer.status
        time.sleep(0.2)
    raise AssertionError(output.read_text())
