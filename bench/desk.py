"""The moderation page, a ruling by the keyboard’s request and many together, at two lengths of the
queue; and whether a page of it reads the whole table.
"""

import contextlib
import http.client
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import connection
from django.test import Client

from accounts.models import User
from bench import talk
from bench.__main__ import report
from bench.search import processor_time
from bench.visitors import Visitor
from community.models import Comment, Member, Thread

DESK = "/admin/community/comment/"
ROUNDS, RULINGS, TOGETHER = 40, 40, 50
# Pages of the desk, by what its address ends with.
PAGES = {
    "pending": "",
    "pending, next": "?after={middle}",
    "a language": "?language=zh-hans",
    "a rule": "?finding=held_word",
    "a thread": "?thread={thread}",
    "new": "?queue=new",
    "reported": "?queue=reported",
    "everything": "?queue=everything",
}


def moderate(
    port: int,
    voices: talk.Voices,
    threads: list[Thread],
    people: list[Member],
    *,
    sizes: tuple[int, ...],
) -> None:
    editor = talk.editor()
    (cookie,) = talk.sessions([editor])
    visitor = Visitor(cookie, "127.0.0.1")
    for size in sizes:
        talk.held(voices, threads, people, size)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        report(f"{size:,} held", "p50 ms", "p99 ms", "CPU ms", "reads all")
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port)) as server:
            for name, page in pages(threads[0]).items():
                figures = clock(partial(visitor.open, server, page), ROUNDS)
                report(name, *figures, ", ".join(whole_tables(editor, page)) or "no")
            rule(server, visitor)


def pages(thread: Thread) -> dict[str, str]:
    pending = Comment.objects.pending().order_by("created_at", "pk")
    middle = pending[pending.count() // 2].pk
    return {
        name: DESK + asked.format(middle=middle, thread=thread.pk) for name, asked in PAGES.items()
    }


def rule(server: http.client.HTTPConnection, visitor: Visitor) -> None:
    """Approve one after the other as a key does, then many with one button."""
    oldest = Comment.objects.pending().order_by("created_at", "pk").values_list("pk", "version")
    visitor.open(server, DESK)
    waiting = iter(oldest[:RULINGS])

    def approve() -> None:
        pk, version = next(waiting)
        fields = {"version": str(version)}
        answer = visitor.send(server, f"{DESK}{pk}/act/approve/", fields, **{"X-Row": "1"})
        assert answer.status == http.client.OK, answer.status

    report("approve one", *clock(approve, RULINGS))
    ticked = [f"{pk}:{version}" for pk, version in oldest[:TOGETHER]]

    def approve_together() -> None:
        fields = {"kind": "approve", "row": ticked, "note": "", "reason": "", "back": ""}
        answer = visitor.send(server, f"{DESK}together/", fields)
        assert answer.status == http.client.FOUND, answer.status

    report(f"approve {len(ticked)}", *clock(approve_together, 1))


def clock(act: Callable[[], object], rounds: int) -> list[str]:
    """Return p50 and p99 by the clock, and the processor's time for one."""
    times, worked = [], processor_time()
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    worked = (processor_time() - worked) * 1000 / rounds
    cuts = statistics.quantiles(times, n=100) if rounds > 1 else times * 100
    return [f"{cuts[49]:.1f}", f"{cuts[98]:.1f}", f"{worked:.1f}"]


def whole_tables(editor: User, page: str) -> list[str]:
    """Return the queries of a page, by their beginning, whose plan reads all comments."""
    client, found = Client(SERVER_NAME="localhost"), []
    client.force_login(editor)

    def explain(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT") and "community_comment" in sql:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN {sql}", params)
                plan = "\n".join(row[0] for row in cursor.fetchall())
            if "Seq Scan on community_comment" in plan:
                found.append(sql[:60])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        answer = client.get(page)
    if answer.status_code != http.client.OK:
        raise RuntimeError(f"{page}: {answer.status_code}")
    return found
