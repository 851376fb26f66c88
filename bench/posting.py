"""Comments posted by many members at a steady rate, with the limits of production.

Every member has an address of their own and writes less often than the house takes for a flood.
While they write, readers who are signed out open the thread that most of them write in.
"""

import contextlib
import ipaddress
import itertools
import statistics
import threading
import time
from collections.abc import Iterator

from bench import talk
from bench.__main__ import report
from bench.load import Connection
from bench.search import processor_time
from bench.visitors import Act, Outcome, Visitor, open_pages, post
from community.models import Comment, Member, Thanks, Thread
from community.workflow import VISIBLE

EACH = 4  # comments of one member
READERS_A_SECOND = 5


def writers(rate: int, seconds: int) -> int:
    """Return how many members there must be, so that none writes more often."""
    return rate * seconds // EACH + 50


def minute(
    port: int,
    voices: talk.Voices,
    threads: list[Thread],
    people: list[Member],
    *,
    rate: int,
    seconds: int,
) -> None:
    visitors = sign_in(people)
    open_pages(port, visitors, thread_path(threads[0]))
    time.sleep(3)  # nobody writes faster than the gate allows
    before = Comment.objects.count(), Thanks.objects.count()
    acts = plan(voices, threads, visitors, rate=rate, seconds=seconds)
    with reading(port, thread_path(threads[2])) as readers:
        worked = processor_time()
        outcome = post(port, acts)
        worked = processor_time() - worked
    tell(outcome, before, acts, worked, readers)


def sign_in(people: list[Member]) -> list[Visitor]:
    addresses = (str(ipaddress.IPv4Address(each << 8 | 1)) for each in itertools.count(0x0B0000))
    cookies = talk.sessions(member.user for member in people)
    return [Visitor(cookie, address) for cookie, address in zip(cookies, addresses, strict=False)]


def thread_path(thread: Thread) -> str:
    return f"/en/community/threads/article/{thread.article_id}/"


def plan(
    voices: talk.Voices,
    threads: list[Thread],
    visitors: list[Visitor],
    *,
    rate: int,
    seconds: int,
) -> list[Act]:
    """Return comments, every fourth a reply, and for five of them one word of thanks more."""
    acts, turns = [], itertools.cycle(visitors)
    tops = {
        thread.pk: list(Comment.objects.visible().filter(thread=thread, parent=None)[:50])
        for thread in threads
    }
    for place in range(rate * seconds):
        due, thread = place / rate, threads[2] if place % 2 else threads[place // 2 % len(threads)]
        top = voices.chance.choice(tops[thread.pk])
        path = f"{thread_path(thread)}post/"
        if place % 4 == 3:
            path = f"/en/community/comments/{top.pk}/reply/"
        words = voices.says(talk.LANGUAGES[place % 3])
        acts.append(Act(due, next(turns), path, {"text": words}))
        if place % 5 == 4:
            thanked = f"/en/community/comments/{top.pk}/thank/"
            acts.append(Act(due, visitors[place % len(visitors)], thanked, {}))
    return acts


@contextlib.contextmanager
def reading(port: int, path: str) -> Iterator[list[float]]:
    times: list[float] = []
    done = threading.Event()

    def run() -> None:
        with contextlib.closing(Connection(port, path)) as reader:
            while not done.wait(1 / READERS_A_SECOND):
                begun = time.perf_counter()
                reader.ask()
                times.append((time.perf_counter() - begun) * 1000)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield times
    finally:
        done.set()
        thread.join()


def tell(
    outcome: Outcome, before: tuple[int, int], acts: list[Act], worked: float, readers: list[float]
) -> None:
    """Report what came of it, and whether anything is lost or miscounted."""
    cuts = statistics.quantiles(outcome.times, n=100)
    stored = Comment.objects.filter(pk__in=outcome.posted)
    appeared = stored.filter(status__in=VISIBLE).count()
    new = Comment.objects.count() - before[0], Thanks.objects.count() - before[1]
    report(
        "posting", "due", "answered", "stored", "at once", "a second", "p50 ms", "p99 ms", "CPU ms"
    )
    due = sum("text" in act.fields for act in acts)
    done = len(outcome.posted)
    figures = [done / outcome.seconds, cuts[49], cuts[98], worked * 1000 / len(acts)]
    report(
        "comments",
        *(f"{each:,}" for each in (due, done, new[0], appeared)),
        *(f"{each:.1f}" for each in figures),
    )
    # Who thanks for the same twice has thanked once.
    thanks = {(act.visitor.session, act.path) for act in acts if "text" not in act.fields}
    report("thanks", f"{len(thanks)}", f"{outcome.thanks}", f"{new[1]}")
    cuts = statistics.quantiles(readers, n=100)
    report(
        "readers meanwhile", f"{len(readers)}", "", "", "", "", f"{cuts[49]:.1f}", f"{cuts[98]:.1f}"
    )
    for name, wrong in talk.wrong_counts().items():
        report(f"wrong: {name}", f"{wrong}")
    for failed in outcome.failed[:5]:
        report("refused", failed)
