import os
import signal

import psutil
import psycopg
import pytest

from focus import embedded


@pytest.fixture
def server(tmp_path):
    directory = tmp_path / "a path with spaces" / "postgres"
    # The server's own user must reach the directory when the tests run as root.
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    server = embedded.Server(directory)
    yield server
    if server.is_running():
        server.stop()


def answer(server):
    with psycopg.connect(server.url()) as connection:
        return connection.execute("SELECT 1").fetchone()


def test_it_starts_answers_and_stops_in_a_path_with_spaces(server):
    assert not server.is_running()
    server.start()
    assert server.is_running()
    assert answer(server) == (1,)
    server.stop()
    assert not server.is_running()


def test_it_starts_over_what_a_killed_server_left(server):
    server.start()
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    pid_file = server.directory / "postmaster.pid"
    left = pid_file.read_text()
    server.stop()
    # Another program now has the dead server's process id.
    pid_file.write_text(left.replace(left.splitlines()[0], str(os.getpid()), 1))

    server.start()

    with psycopg.connect(server.url()) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_a_database_that_is_named_is_used_and_left_alone(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/focus")

    with embedded.database(own=True):
        assert os.environ["DATABASE_URL"] == "postgresql://elsewhere/focus"

    assert os.environ["DATABASE_URL"] == "postgresql://elsewhere/focus"


def test_who_starts_the_server_stops_it(server, monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("FOCUS_VAR", str(server.directory.parent))

    with embedded.database():
        assert server.is_running()
        with embedded.database():
            pass
        assert server.is_running()

    assert not server.is_running()
    assert "DATABASE_URL" not in os.environ


def test_a_server_that_was_killed_needs_no_stopping(server, monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("FOCUS_VAR", str(server.directory.parent))

    with embedded.database(own=True):
        pid = int((server.directory / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)
        psutil.wait_procs([psutil.Process(pid)], timeout=10)

    assert not server.is_running()


def test_a_start_that_is_broken_off_leaves_no_server(server, monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("FOCUS_VAR", str(server.directory.parent))
    start = embedded.Server.start

    def broken_off(self, **options):
        start(self, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(embedded.Server, "start", broken_off)
    with pytest.raises(KeyboardInterrupt), embedded.database():
        pass

    assert not server.is_running()
