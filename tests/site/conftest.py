"""The demonstration as it is served, started once; and what the checks found, in tables."""

import signal
import socket
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest

from focus import embedded
from tests.demo.processes import PATIENCE, free_port, start, wait_until_ready
from tests.site.crawl import LANGUAGES, Site
from tests.site.tools import TOOLS

TABLES = []


def pytest_terminal_summary(terminalreporter):
    for title, rows in TABLES:
        terminalreporter.section(title, sep="-")
        widths = [max(len(str(cell)) for cell in column) for column in zip(*rows, strict=True)]
        for first, *others in rows:
            figures = (f"{cell!s:>{width}}" for cell, width in zip(others, widths[1:], strict=True))
            terminalreporter.line("  ".join([f"{first!s:<{widths[0]}}", *figures]))


@pytest.fixture(scope="session")
def tables():
    """Add `(title, rows)` here to see it at the end of the run; the first row is the head."""
    return TABLES


@pytest.fixture(scope="session", autouse=True)
def _tools():
    if not (TOOLS / "axe-core").exists():
        pytest.fail("`make audit` installs the tools these checks need.", pytrace=False)


@pytest.fixture(scope="session")
def var():
    with tempfile.TemporaryDirectory(dir=embedded.var_directory(), prefix="audit-") as directory:
        Path(directory).chmod(0o755)  # Postgres runs as a user of its own under root
        yield Path(directory)


@pytest.fixture(scope="session")
def site(var):
    """The whole demonstration, read once."""
    port, log = free_port(), var / "demo.log"
    demo = start(var, port, log, SEARCHES_A_MINUTE="1000")  # every page is asked for often
    try:
        wait_until_ready(demo, port, log)
        yield Site(f"http://localhost:{port}").crawl()
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(timeout=PATIENCE)


@pytest.fixture(scope="session")
def pages(site):
    return site.pages


@pytest.fixture(scope="session")
def errors(site, var):
    """Every page that says something went wrong, by status and language, from real requests."""
    found = [site.ask(f"/{language}/no/such/page/") for language in LANGUAGES]
    found += [site.ask(f"/{language}/sign-in/", "POST") for language in LANGUAGES]
    port, log = free_port(), var / "broken.log"
    server = ("-m", "granian", "--interface", "wsgi", "--port", str(port), "--no-ws")
    broken = start(
        var,
        port,
        log,
        (*server, "tests.site.broken:application"),
        DATABASE_URL=f"postgresql:///focus?host={var}/nowhere",
        FOCUS_DEMO="1",
    )
    try:
        wait_for(broken, port, log)
        away = Site(f"http://localhost:{port}")
        addresses = ("", "broken/", "forbidden/")
        found += [away.ask(f"/{language}/{each}") for each in addresses for language in LANGUAGES]
        yield found
    finally:
        broken.terminate()
        broken.wait(timeout=PATIENCE)


def wait_for(server, port, log):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text()
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    raise AssertionError(log.read_text())
