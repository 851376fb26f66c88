"""Many writers at once: threads on one database, and a web server of two processes."""

import contextlib
import itertools
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest
from django.conf import settings
from django.db import connection

from readership import actions
from readership.actions import Read
from readership.models import Counted, DailyReads, Salt, today
from tests.factories import make_article
from tests.readership.reading import FIREFOX

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = ("en", "zh-hans", "zh-hant")
PEOPLE = 200


def numbers():
    rows = DailyReads.objects.values_list("article__slug", "language", "number")
    return {(slug, language): number for slug, language, number in rows}


def test_threads_that_write_the_same_reads_in_any_order_count_each_once():
    slugs = [make_article().slug for _ in range(3)]
    reads = [
        Read(today(), person.to_bytes(16), FIREFOX, slug, language)
        for person, slug, language in itertools.product(range(PEOPLE), slugs, LANGUAGES)
    ]
    start = threading.Barrier(8)

    def write(seed):
        mixed = random.Random(seed).sample(reads, len(reads))
        start.wait()
        for batch in itertools.batched(mixed, 600):
            actions.count(batch)
        connection.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))

    assert numbers() == dict.fromkeys(itertools.product(slugs, LANGUAGES), PEOPLE)
    assert (Counted.objects.count(), Salt.objects.count()) == (len(reads), 1)


def test_articles_are_deleted_while_they_are_read():
    articles = [make_article() for _ in range(10)]
    kept = make_article()
    start = threading.Barrier(2)

    def write():
        start.wait()
        for person in range(40):
            actions.count(
                [
                    Read(today(), person.to_bytes(16), FIREFOX, article.slug, "en")
                    for article in [*articles, kept]
                ]
            )
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    start.wait()
    for article in articles:
        article.delete()
    writer.join()

    assert numbers() == {(kept.slug, "en"): 40}


def test_two_web_processes_count_each_reader_once_and_lose_none_when_they_end(tmp_path):
    slugs = [make_article().slug for _ in range(2)]
    asked = [(person, slug) for person in range(20) for slug in slugs] * 2
    random.Random(1).shuffle(asked)

    with serving(tmp_path / "log") as (server, port):
        assert len(workers(server)) == 2
        with ThreadPoolExecutor(6) as threads:
            answers = list(threads.map(lambda each: ask(port, *each), asked))
        server.send_signal(signal.SIGTERM)  # before the first interval is over
        server.wait(60)

    assert answers == [200] * len(asked)
    assert numbers() == {(slug, "en"): 20 for slug in slugs}
    assert "Traceback" not in (tmp_path / "log").read_text()


def ask(port, person, slug):
    """Read an article as one of many people behind one proxy."""
    headers = {"User-Agent": FIREFOX, "X-Forwarded-For": f"203.0.113.{person}"}
    address = f"http://127.0.0.1:{port}/en/articles/{slug}/"
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        return answer.status


def workers(server):
    return [
        child
        for child in psutil.Process(server.pid).children(recursive=True)
        if "resource_tracker" not in " ".join(child.cmdline())
    ]


@contextlib.contextmanager
def serving(log):
    """Run the site on the test's own database with two web processes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
    command += ["--workers", "2", "--blocking-threads", "2", "--no-ws", "--log-level", "warning"]
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "focus.settings",
        "FOCUS_DEBUG": "1",
        "TRUSTED_PROXIES": "127.0.0.1",
    }
    with log.open("wb") as file:
        server = subprocess.Popen(
            [*command, "focus.wsgi:application"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(port)
        yield server, port
    finally:
        server.terminate()
        server.wait(60)


def database_url():
    """Return the address of the database the tests made for themselves."""
    names = connection.settings_dict
    password = f":{names['PASSWORD']}" if names["PASSWORD"] else ""
    user = f"{names['USER']}{password}@" if names["USER"] else ""
    return f"postgresql://{user}/{names['NAME']}?host={names['HOST']}&port={names['PORT']}"


def wait_for(port):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            return urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz")
        time.sleep(0.2)
    raise AssertionError(f"Nothing answers on port {port}.")
