"""Measure the search page over 20,000 articles in three languages, beside a view of `SELECT 1`.

What is looked for is cut out of the texts at random, so common words come as often as in them.
One Granian worker, one reader at a time. `BENCH_PIECES` (20,000) articles are made once and kept;
`BENCH_QUERIES` (60) is how many different queries are asked of each sort.
"""

import contextlib
import ipaddress
import itertools
import os
import random
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import django
import psutil
from django.core.management import call_command
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "focus.settings")
os.environ["FOCUS_DEMO"] = "1"
os.environ["TRUSTED_PROXIES"] = "127.0.0.1"  # each request is another reader's, and counted
django.setup()

from articles.models import Article  # noqa: E402  # models want the setup
from bench import corpus  # noqa: E402
from bench.__main__ import report, serving  # noqa: E402
from bench.load import Connection  # noqa: E402
from editions.prose import plain  # noqa: E402

HAN = re.compile(r"[\u4e00-\u9fff]{4,}")
LATIN = re.compile(r"[a-z]{2,}(?: [a-z]{2,})*")
PEOPLE = map(ipaddress.IPv4Address, itertools.count(0x0B00_0000))
ONE_YEAR, ONE_TOPIC = {"year": "2019"}, {"topic": "topic-3", "kind": "op_ed"}


def main() -> None:
    for command, options in (
        ("migrate", {}),
        ("compile_messages", {}),
        ("build_fonts", {}),
        ("collectstatic", {"interactive": False}),
    ):
        call_command(command, verbosity=0, **options)
    make_publication(int(os.environ.get("BENCH_PIECES", "20000")))
    report_size()
    with serving("focus.wsgi:application") as port:
        report("query", "p50 ms", "p95 ms", "p99 ms", "CPU ms", "SELECT 1", "its CPU", "ratio")
        for name, addresses in sorts(int(os.environ.get("BENCH_QUERIES", "60"))).items():
            page, yardstick = ask(port, addresses), ask(port, ["/healthz"] * len(addresses))
            cuts = statistics.quantiles(page.times, n=100)
            p50 = statistics.median(yardstick.times)
            figures = [cuts[49], cuts[94], cuts[98], page.cpu, p50, yardstick.cpu]
            ratio = f"1:{cuts[49] / p50:.0f}"
            report(name, *(f"{figure:.1f}" for figure in figures), ratio)


def make_publication(pieces: int) -> None:
    begun = time.perf_counter()
    corpus.fill(pieces)
    made = time.perf_counter()
    call_command("rebuild_search", verbosity=0)
    done = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    report("made", f"{made - begun:.0f} s", "indexed", f"{done - made:.0f} s")


def report_size() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), pg_table_size('search_entry') >> 20,"
            " pg_indexes_size('search_entry') >> 20 FROM search_entry"
        )
        entries, table, indexes = cursor.fetchone()
    report("entries", str(entries), "table", f"{table} MB", "indexes", f"{indexes} MB")


@dataclass(frozen=True)
class Answers:
    """Milliseconds: of each answer by the clock, and of the processor for one, on average."""

    times: list[float]
    cpu: float


def ask(port: int, addresses: list[str]) -> Answers:
    """Ask for each address once, after a few of them to warm the server up."""
    for address in addresses[:5]:
        clock(port, address)
    before = processor_time()
    times = [clock(port, address) for address in addresses]
    return Answers(times, (processor_time() - before) * 1000 / len(addresses))


def clock(port: int, address: str) -> float:
    headers = f"X-Forwarded-For: {next(PEOPLE)}\r\n"
    with contextlib.closing(Connection(port, address, lambda: headers)) as reader:
        begun = time.perf_counter()
        reader.ask()
        return (time.perf_counter() - begun) * 1000


def processor_time() -> float:
    """Return the seconds the web server and the database have worked.

    On a machine that others use, the clock says how busy they are, and this does not.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")
        pids = [pid for (pid,) in cursor.fetchall()]
    processes = [*map(psutil.Process, pids), *psutil.Process().children(recursive=True)]
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def sorts(number: int) -> dict[str, list[str]]:
    """Return the addresses of each sort of query."""
    chance = random.Random(7)
    texts = list(Article.objects.order_by("?").values_list("body_en", "body_zh_hans")[:number])
    english = [plain(text) for text, _han in texts]
    chinese = [plain(text) for _latin, text in texts]
    found: dict[str, list[str]] = {}
    for length in (1, 2, 3, 4):
        cut = [han(chance, text, length) for text in chinese]
        for code in ("zh-hans", "zh-hant"):
            found[f"{length} characters {code}"] = [address(code, word) for word in cut]
    pairs = [han(chance, text, 2) for text in chinese]
    found["2 characters, a year"] = [address("zh-hant", word, ONE_YEAR) for word in pairs]
    found["2 characters, a topic"] = [address("zh-hant", word, ONE_TOPIC) for word in pairs]
    both = [f"{word} {han(chance, text, 2)}" for word, text in zip(pairs, chinese, strict=True)]
    found["2 words of 2"] = [address("zh-hans", words) for words in both]
    sorts_of_english: dict[str, Callable[[str], str]] = {
        "a word en": lambda text: latin(chance, text, 1),
        "two words en": lambda text: latin(chance, text, 2),
        "a phrase en": lambda text: f'"{latin(chance, text, 3)}"',
    }
    for name, cut_out in sorts_of_english.items():
        found[name] = [address("en", cut_out(text)) for text in english]
    common = corpus.english(random.Random(20240712)).words[len(corpus.SMALL) :][:number]
    found["common words en"] = [address("en", word) for word in common]
    found["common, a year en"] = [address("en", word, ONE_YEAR) for word in common]
    found["no such word en"] = [address("en", f"xyz{word}") for word in common]
    return found


def han(chance: random.Random, text: str, length: int) -> str:
    run = chance.choice(HAN.findall(text))
    begin = chance.randint(0, len(run) - length)
    return run[begin : begin + length]


def latin(chance: random.Random, text: str, length: int) -> str:
    words = chance.choice([found for found in LATIN.findall(text) if found.count(" ") >= 5])
    words = words.split()
    begin = chance.randint(0, len(words) - length)
    return " ".join(words[begin : begin + length])


def address(code: str, words: str, choices: dict[str, str] | None = None) -> str:
    return f"/{code}/search/?{urlencode({'q': words, **(choices or {})})}"


if __name__ == "__main__":
    main()
