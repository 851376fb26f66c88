"""Members who post at a steady rate over HTTP, whatever the server makes of it."""

import http.client
import itertools
import queue
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

CLOCK = re.compile(r'name="opened" value="([^"]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
POSTED = re.compile(r"#comment-(\d+)$")
CONNECTIONS = 24


@dataclass
class Visitor:
    """Somebody signed in, at an address of their own, with what the page’s forms carry."""

    session: str
    address: str
    clock: str = ""
    token: str = ""
    cookie: str = ""

    def headers(self) -> dict[str, str]:
        cookies = f"{settings.SESSION_COOKIE_NAME}={self.session}"
        if self.cookie:
            cookies += f"; {settings.CSRF_COOKIE_NAME}={self.cookie}"
        return {"Cookie": cookies, "X-Forwarded-For": self.address}

    def open(self, server: http.client.HTTPConnection, path: str) -> str:
        """Open a page with a form, and keep what it needs to be sent."""
        server.request("GET", path, headers=self.headers())
        answer = server.getresponse()
        page = answer.read().decode()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path}: {answer.status}")
        for header in answer.headers.get_all("Set-Cookie", ()):
            name, _equals, value = header.partition(";")[0].partition("=")
            if name == settings.CSRF_COOKIE_NAME:
                self.cookie = value
        clock, token = CLOCK.search(page), TOKEN.search(page)
        self.clock, self.token = clock[1] if clock else "", token[1] if token else ""
        return page

    def send(
        self, server: http.client.HTTPConnection, path: str, fields: dict[str, Any], **headers: str
    ) -> http.client.HTTPResponse:
        """Send a form; the answer is read to its end."""
        said = {"csrfmiddlewaretoken": self.token, "opened": self.clock, **fields}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        server.request("POST", path, urlencode(said, doseq=True), self.headers() | kind | headers)
        answer = server.getresponse()
        answer.read()
        return answer


@dataclass
class Outcome:
    """Milliseconds from when each was due, and what came of it."""

    times: list[float] = field(default_factory=list)
    posted: list[int] = field(default_factory=list)
    thanks: int = 0
    failed: list[str] = field(default_factory=list)
    seconds: float = 0


@dataclass(frozen=True)
class Act:
    due: float
    visitor: Visitor
    path: str
    fields: dict[str, str]


def open_pages(port: int, visitors: list[Visitor], path: str) -> None:
    """Have everybody open the page they will write on."""
    waiting = iter(visitors)
    lock = threading.Lock()

    def run() -> None:
        server = http.client.HTTPConnection("127.0.0.1", port)
        while True:
            with lock:
                visitor = next(waiting, None)
            if visitor is None:
                return
            visitor.open(server, path)

    together(run, 4)


def post(port: int, acts: list[Act]) -> Outcome:
    """Carry acts out when they are due, each on whichever connection is free."""
    outcome, waiting = Outcome(), queue.SimpleQueue[Act | None]()
    begun = time.perf_counter()

    def run() -> None:
        server = http.client.HTTPConnection("127.0.0.1", port)
        while act := waiting.get():
            time.sleep(max(0.0, begun + act.due - time.perf_counter()))
            answer = act.visitor.send(server, act.path, act.fields)
            outcome.times.append((time.perf_counter() - begun - act.due) * 1000)
            note(outcome, act, answer)

    for act in [*acts, *itertools.repeat(None, CONNECTIONS)]:
        waiting.put(act)
    together(run, CONNECTIONS)
    outcome.seconds = time.perf_counter() - begun
    return outcome


def note(outcome: Outcome, act: Act, answer: http.client.HTTPResponse) -> None:
    where = answer.headers.get("Location", "")
    posted = POSTED.search(where)
    if answer.status != http.client.FOUND or not posted:
        outcome.failed.append(f"{act.path}: {answer.status} {where}")
    elif act.path.endswith("/thank/"):
        outcome.thanks += 1
    else:
        outcome.posted.append(int(posted[1]))


def together(run: Callable[[], None], number: int) -> None:
    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
