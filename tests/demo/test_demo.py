"""`make demo` as a person meets it: real processes, a real port, a real kill."""

import contextlib
import json
import os
import signal
import socket
import urllib.request

import psutil
import pytest

from tests.demo.processes import PATIENCE, free_port, start, wait_until_ready


def ended(demo, output):
    """Return what a demo that does not start says, and how it ends."""
    code = demo.wait(timeout=PATIENCE)
    return output.read_text().splitlines(), code


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


def started(var, log, port=None):
    """Start a demo and wait until it serves; return it, its port and its log."""
    port = port or free_port()
    demo = start(var, port, log)
    assert wait_until_ready(demo, port, log) == 200
    return demo, port, log


@pytest.fixture
def var(tmp_path):
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)  # Postgres runs as a user of its own under root
    return tmp_path / "var with a space"


def test_the_demo_starts_serves_survives_every_kill_and_stops_clean(var, tmp_path):
    """One life of a demo: its first start takes longer than all that follow together."""
    demo, port, first = started(var, tmp_path / "first.log")
    for address in ("en/issues/2024-07-19/", "zh-hant/", "zh-hans/articles/"):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}") as response:
            assert response.status == 200

    # A second one of the same directory leaves it alone.
    twice = start(var, free_port(), tmp_path / "twice.log")
    assert ended(twice, tmp_path / "twice.log") == (
        ["This demo is running already: stop it first, or set FOCUS_VAR for another."],
        1,
    )
    assert wait_until_ready(demo, port, first) == 200

    # The web server is killed, and its own child goes on: nothing is left.
    _demo, web, _worker = json.loads((var / "demo-processes.json").read_text())
    os.kill(web[0], signal.SIGKILL)
    demo.wait(timeout=PATIENCE)
    assert processes_of(var) == []

    # -9: nothing is told, the children go on, and the next one ends them.
    demo, port, _log = started(var, tmp_path / "killed.log")
    demo.kill()
    demo.wait()
    assert processes_of(var) != []
    again, _port, last = started(var, tmp_path / "last.log", port)
    again.send_signal(signal.SIGHUP)  # the terminal is closed: it stops as at SIGTERM

    assert again.wait(timeout=PATIENCE) == 0, last.read_text()
    assert "The demo content is already there." in last.read_text()
    assert "editor.hk@example.com" in last.read_text()
    assert processes_of(var) == []


@pytest.mark.parametrize("port", ["abc", "0", "99999"])
def test_what_is_no_port_is_refused_in_one_line(var, tmp_path, port):
    said = ended(start(var, port, tmp_path / "log"), tmp_path / "log")

    assert said == ([f"PORT is {port}: use a number from 1 to 65535."], 1)


def test_a_port_that_is_taken_is_refused_in_one_line(var, tmp_path):
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as the web server does
        other.bind(("0.0.0.0", 0))
        other.listen()
        port = other.getsockname()[1]

        said = ended(start(var, port, tmp_path / "log"), tmp_path / "log")

    assert said == ([f"Port {port} is taken: set PORT to another."], 1)
    assert processes_of(var) == []


def test_a_database_that_does_not_answer_is_said_in_one_line(var, tmp_path):
    nowhere = f"postgresql:///focus?host={tmp_path}"
    demo = start(var, free_port(), tmp_path / "log", DATABASE_URL=nowhere)

    lines, code = ended(demo, tmp_path / "log")

    assert code == 1
    assert lines[-1].startswith("The database does not answer: ")
    assert "Traceback" not in "\n".join(lines)
