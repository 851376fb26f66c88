"""Measure the community: small and large threads in turn, comments posted at a steady rate, the
desk with 100 and with 100,000 held comments, and the looking for held words.

`BENCH_RATE` (50) comments a second are posted for `BENCH_SECONDS` (60); `BENCH_HELD` (100,000) wait
at the end. Two Granian workers, Postgres on the same machine.
"""

import contextlib
import os
import statistics
import time
from collections.abc import Callable

import django
from django.core.management import call_command
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "focus.settings")
os.environ["FOCUS_DEMO"] = "1"
os.environ["TRUSTED_PROXIES"] = "127.0.0.1"  # each request may be another reader's
django.setup()

from articles.models import Article  # noqa: E402  # models want the setup
from bench import corpus, desk, posting, talk  # noqa: E402
from bench.__main__ import report, serving  # noqa: E402
from bench.load import Connection  # noqa: E402
from community import reading  # noqa: E402
from community.actions import counts  # noqa: E402
from community.models import Comment, Member, Thread  # noqa: E402
from community.rules.held_words import hits  # noqa: E402

SIZES = (10, 40, 10_000)
THREADS = 40
# What is asked of a thread, by what its address ends with; "" is the newest first.
PAGES = {
    "newest": "",
    "oldest": "?sort=oldest",
    "picks": "?sort=picks",
    "简体 only": "?language=zh-hans",
    "from the middle": "?after={}",
}
ROUNDS = 100


def main() -> None:
    rate, seconds = number("BENCH_RATE", 50), number("BENCH_SECONDS", 60)
    for command, options in (
        ("migrate", {}),
        ("sync_groups", {}),
        ("compile_messages", {}),
        ("build_fonts", {}),
        ("collectstatic", {"interactive": False}),
    ):
        call_command(command, verbosity=0, **options)
    voices = talk.Voices(20260712)
    people = talk.members(posting.writers(rate, seconds))
    threads = make_threads(voices, people)
    look_for_words(voices)
    with serving("focus.wsgi:application", workers=2) as port:
        read(port, threads[: len(SIZES)])
        posting.minute(port, voices, threads[:4], people, rate=rate, seconds=seconds)
        desk.moderate(port, voices, threads, people, sizes=(100, number("BENCH_HELD", 100_000)))


def number(name: str, default: int) -> int:
    return int(os.environ.get(name, default))


def make_threads(voices: talk.Voices, people: list[Member]) -> list[Thread]:
    """Return threads: the first of each size, and others with a few comments."""
    corpus.fill(THREADS)
    sizes = [*SIZES, *[10] * (THREADS - len(SIZES))]
    threads = [talk.thread(article) for article in Article.objects.order_by("pk")[:THREADS]]
    for thread, size in zip(threads, sizes, strict=True):
        talk.talk(voices, thread, people, size)
    talk.trust(voices, threads[-1], people)
    talk.recount()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return [Thread.objects.get(pk=thread.pk) for thread in threads]


def look_for_words(voices: talk.Voices) -> None:
    talk.held_words(5000)
    report("5,000 held words in", "CPU ms", "the longest")
    for language in talk.LANGUAGES:
        texts = [voices.says(language, 200)[:3000] for _ in range(40)]
        hits(texts[0])
        times = [processor(hits, text) for text in texts]
        report(f"3,000 of {language}", f"{statistics.median(times):.1f}", f"{max(times):.1f}")


def processor(act: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    act(text)
    return (time.process_time() - begun) * 1000


def read(port: int, threads: list[Thread]) -> None:
    """Ask for each page of each thread in turn, so that all bear what others do meanwhile."""
    sizes = [f"{size:,}" for size in SIZES]
    report(
        "comments", *(f"{size} {cut}" for size in sizes for cut in ("p50", "p99")), "ratio", "full"
    )
    articles = [f"/en/articles/{thread.piece.slug}/" for thread in threads]
    compare(port, "article, kept", articles)
    compare(port, "article, not kept", articles, before=counts.touched, threads=threads)
    for name, asked in PAGES.items():
        addresses = [
            f"/en/community/threads/article/{thread.article_id}/{asked.format(middle(thread))}"
            for thread in threads
        ]
        compare(port, name, addresses)


def middle(thread: Thread) -> str:
    rows = Comment.objects.filter(thread=thread).top_level().order_by("created_at", "pk")
    return reading.cursor(rows[rows.count() // 2])


def compare(
    port: int,
    name: str,
    addresses: list[str],
    *,
    before: Callable[[int], None] | None = None,
    threads: list[Thread] | None = None,
) -> None:
    with contextlib.ExitStack() as stack:
        readers = [
            stack.enter_context(contextlib.closing(Connection(port, address)))
            for address in addresses
        ]
        times: list[list[float]] = [[] for _ in readers]
        for round_ in range(-10, ROUNDS):  # the first ones warm up
            for place, reader in enumerate(readers):
                if before and threads:
                    before(threads[place].pk)
                begun = time.perf_counter()
                reader.ask()
                if round_ >= 0:
                    times[place].append((time.perf_counter() - begun) * 1000)
    few, page, many = (statistics.median(each) for each in times)
    cuts = (statistics.quantiles(each, n=100) for each in times)
    figures = (f"{cut:.1f}" for each in cuts for cut in (each[49], each[98]))
    report(name, *figures, f"1:{many / few:.2f}", f"1:{many / page:.2f}")


if __name__ == "__main__":
    main()
