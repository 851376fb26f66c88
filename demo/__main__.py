"""Run the demonstration: `make demo`, or `python -m demo`.

Starts the database, brings it up to date, loads the demo content once, then runs the web server
and the worker until Ctrl-C or SIGTERM, and stops all of them.
"""

import contextlib
import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import django
import psutil
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError

from focus import embedded

CHILDREN_FILE = "demo-processes.json"
GRACE = 10  # seconds a child may take to finish what it is doing


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "focus.settings")
    os.environ["FOCUS_DEMO"] = "1"
    port = os.environ.get("PORT") or "8000"
    os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
    signal.signal(signal.SIGTERM, interrupt)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:  # nohup asks to be left alone
        signal.signal(signal.SIGHUP, interrupt)
    var = embedded.var_directory()
    end_leftovers(var / CHILDREN_FILE)
    check_port(port)
    with contextlib.suppress(KeyboardInterrupt), embedded.database(own=True):
        try:
            prepare(var)
        except OperationalError as error:
            sys.exit(f"The database does not answer: {' '.join(str(error).split())}")
        with children(port, var / CHILDREN_FILE) as started:
            announce(port)
            return watch(started)
    return 0


def interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def check_port(port: str) -> None:
    """End here when the port cannot be ours.

    The web server would not notice: it shares a port with whoever serves there already.
    """
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 2**16):
        sys.exit(f"PORT is {port}: use a number from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # over what has just ended
        try:
            probe.bind(("127.0.0.1", int(port)))
        except PermissionError:
            sys.exit(f"Port {port} is not open to you: set PORT to one above 1023.")
        except OSError:
            sys.exit(f"Port {port} is taken: set PORT to another.")


def prepare(var: Path) -> None:
    """Bring everything made from the source up to date: quick when nothing changed."""
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("compile_messages", verbosity=0)
    call_command("build_fonts", verbosity=0)
    call_command("load_demo")
    call_command("rebuild_search", verbosity=0)
    stamp, newest = var / "static-stamp", static_fingerprint()
    if not stamp.exists() or stamp.read_text() != newest:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(newest)


def static_fingerprint() -> str:
    """Return a digest that changes when a static file, ours or a library's, does."""
    ours = (path for root in settings.STATICFILES_DIRS for path in Path(root).rglob("*"))
    facts = sorted(f"{path}{path.stat().st_mtime_ns}" for path in ours if path.is_file())
    locks = (settings.BASE_DIR / "requirements" / "base.txt").read_text()
    return hashlib.sha256("\n".join([*facts, locks]).encode()).hexdigest()


@contextlib.contextmanager
def children(port: str, record: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Run the web server and the worker, and stop both at the end.

    Each is its own session, so that Ctrl-C reaches this process alone and it decides the order.
    """
    threads = os.environ.get("WEB_THREADS", "4")
    os.environ.setdefault("BODIES_AT_ONCE", str(max(1, int(threads) // 2)))
    web = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port]
    web += ["--blocking-threads", threads, "--no-ws", "--log-level", "warning"]
    commands = (
        [sys.executable, "-m", *web, "focus.wsgi:application"],
        [sys.executable, "manage.py", "procrastinate", "worker", "--concurrency", "2"],
    )
    started = [
        subprocess.Popen(command, cwd=settings.BASE_DIR, start_new_session=True)
        for command in commands
    ]
    pids = [os.getpid(), *(child.pid for child in started)]
    record.write_text(json.dumps([[pid, psutil.Process(pid).create_time()] for pid in pids]))
    try:
        yield started
    finally:
        end([child.pid for child in started])
        record.unlink(missing_ok=True)


def end_leftovers(record: Path) -> None:
    """End the children of a demo that was itself killed; they hold the port."""
    if not record.exists():
        return
    demo, *leftovers = json.loads(record.read_text())
    if began_at(demo[0]) == demo[1]:
        sys.exit("This demo is running already: stop it first, or set FOCUS_VAR for another.")
    # Of a child that is gone others may be left, and no stranger has its number while they live.
    end([pid for pid, created in leftovers if began_at(pid) in (created, None)])
    record.unlink()


def began_at(pid: int) -> float | None:
    """Return when a living process began."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else process.create_time()
    return None


def end(leaders: list[int]) -> None:
    """Ask these children to finish, and kill what then is left of the sessions they lead.

    A web server that is killed leaves processes behind, which go on serving.
    """
    asked = [process for process in members(leaders) if process.pid in leaders]
    for process in asked:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate()
    psutil.wait_procs(asked, timeout=GRACE)
    for process in members(leaders):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()


def members(leaders: list[int]) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(OSError, psutil.Error):  # ended meanwhile, or not ours
            if os.getsid(process.pid) in leaders and process.cwd() == str(embedded.PROJECT):
                found.append(process)
    return found


def announce(port: str) -> None:
    password = os.environ.get("DEMO_PASSWORD") or "focus-demo"
    people = "\n".join(
        f"    {name}@example.com"
        for name in ("editor.hk", "editor.ny", "chief", "contributor", "reader")
    )
    sys.stdout.write(
        f"\n  Focus:            http://localhost:{port}/\n"
        f"  The editors’ desk: http://localhost:{port}/admin/\n\n"
        f"  Sign in with the password {password} as\n{people}\n\n"
        f"  Mails are kept in {embedded.var_directory() / 'mail'}\n\n  Ctrl-C stops everything.\n\n"
    )
    sys.stdout.flush()


def watch(started: list[subprocess.Popen[bytes]]) -> int:
    """Wait until a child ends by itself, which is a failure."""
    while all(child.poll() is None for child in started):
        time.sleep(0.5)
    ended = next(child for child in started if child.poll() is not None)
    sys.stderr.write(f"Stopped, because {ended.args!r} ended with {ended.returncode}.\n")
    return ended.returncode or 1


if __name__ == "__main__":
    sys.exit(main())
