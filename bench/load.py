"""A plain HTTP load: keep-alive connections, each asking again as soon as it is answered."""

import contextlib
import socket
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """One run: requests a second, latencies in milliseconds, the body's size in bytes."""

    rate: float
    p50: float
    p99: float
    size: int


class Connection:
    """One connection; `headers` is asked for each request's own, whole lines or none."""

    def __init__(self, port: int, path: str, headers: Callable[[], str] = str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.line = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
        self.headers = headers

    def close(self) -> None:
        self.socket.close()

    def ask(self) -> int:
        """Send the request and read the whole answer; return the body's size.

        Raises RuntimeError for any status but 200.
        """
        self.socket.sendall(f"{self.line}{self.headers()}\r\n".encode())
        data = self.socket.recv(65536)
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _blank, body = data.partition(b"\r\n\r\n")
        if b" 200 " not in head[:16]:
            raise RuntimeError(head.splitlines()[0].decode())
        length = next(
            int(line.split(b":")[1])
            for line in head.splitlines()
            if line.lower().startswith(b"content-length:")
        )
        received = len(body)
        while received < length:
            received += len(self._more())
        return length

    def _more(self) -> bytes:
        data = self.socket.recv(65536)
        if not data:
            raise RuntimeError("The server closed the connection.")
        return data


def measure(port: int, path: str, *, seconds: float, connections: int = 4) -> Figures:
    """Ask for one page over and over; the first tenth of the time warms up and is not counted."""
    latencies: list[float] = []
    sizes: list[int] = []
    begin = time.perf_counter() + seconds / 10
    finish = begin + seconds

    def run() -> None:
        with contextlib.closing(Connection(port, path)) as connection:
            while (sent := time.perf_counter()) < finish:
                size = connection.ask()
                if sent >= begin:
                    latencies.append((time.perf_counter() - sent) * 1000)
                    sizes.append(size)

    threads = [threading.Thread(target=run) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cuts = statistics.quantiles(latencies, n=100)
    return Figures(len(latencies) / seconds, cuts[49], cuts[98], sizes[0])
