"""Measure home, issue and article in each language beside a bare Django view of the same size,
and an article that counts its readers beside one that does not.

One Granian worker each, Postgres on the same machine, nothing cached but templates.
`BENCH_SECONDS` (3) is the time a page is asked for.
"""

import contextlib
import ipaddress
import itertools
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from bench.load import Connection, Figures, measure
from demo.__main__ import prepare
from focus import embedded

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
LANGUAGES = ("en", "zh-hans", "zh-hant")
PAGES = {
    "home": "/{}/",
    "issue": "/{}/issues/2024-07-19/",
    "article": "/{}/articles/reading-the-third-plenum-communique/",
    "articles": "/{}/articles/",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "focus.settings")
    os.environ["FOCUS_DEMO"] = "1"
    os.environ["TRUSTED_PROXIES"] = "127.0.0.1"  # each request may be another reader's
    seconds = float(os.environ.get("BENCH_SECONDS", "3"))
    prepare(embedded.var_directory())
    with serving("focus.wsgi:application") as ours, serving("bench.bare:application") as bare:
        report("page", "req/s", "p50 ms", "p99 ms", "bytes", "bare req/s", "ratio")
        for name, address in PAGES.items():
            for language in LANGUAGES:
                page = measure(ours, address.format(language), seconds=seconds)
                yardstick = measure(bare, f"/{page.size}/", seconds=seconds)
                report(f"{name} {language}", *row(page, yardstick))
        counted, uncounted = counting(ours, PAGES["article"].format("en"), seconds=4 * seconds)
        report("one reader", "counted ms", "not counted", "ratio")
        report("article en", f"{counted:.2f}", f"{uncounted:.2f}", f"1:{counted / uncounted:.3f}")


def counting(port: int, address: str, *, seconds: float) -> tuple[float, float]:
    """Ask as ever new readers, in turn one who is counted and one who objects.

    Return the median of each in milliseconds: what writing costs beside is borne by both.
    """
    people = map(ipaddress.IPv4Address, itertools.count(0x0B00_0000))
    objects = itertools.cycle(("", "Sec-GPC: 1\r\n"))

    def headers() -> str:
        return f"User-Agent: {BROWSER}\r\nX-Forwarded-For: {next(people)}\r\n{next(objects)}"

    latencies: tuple[list[float], list[float]] = ([], [])
    with contextlib.closing(Connection(port, address, headers)) as connection:
        finish = time.perf_counter() + seconds
        while time.perf_counter() < finish:
            for each in latencies:
                sent = time.perf_counter()
                connection.ask()
                each.append((time.perf_counter() - sent) * 1000)
    counted, uncounted = map(statistics.median, latencies)
    return counted, uncounted


def row(page: Figures, bare: Figures) -> list[str]:
    return [
        f"{page.rate:.0f}",
        f"{page.p50:.1f}",
        f"{page.p99:.1f}",
        f"{page.size}",
        f"{bare.rate:.0f}",
        f"1:{bare.rate / page.rate:.0f}",
    ]


def report(name: str, *figures: str) -> None:
    sys.stdout.write(f"{name:<22}" + "".join(f"{figure:>12}" for figure in figures) + "\n")
    sys.stdout.flush()


@contextlib.contextmanager
def serving(application: str, *, workers: int = 1) -> Iterator[int]:
    """Run an application on a free port, and yield the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
    command += [
        "--workers",
        str(workers),
        "--blocking-threads",
        "2",
        "--no-ws",
        "--log-level",
        "error",
    ]
    server = subprocess.Popen([*command, application])
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    for _attempt in range(600):  # a busy machine takes its time to load the site
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    raise RuntimeError(f"Nothing answers on port {port}.")


if __name__ == "__main__":
    main()
