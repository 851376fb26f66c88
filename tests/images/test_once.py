"""Never twice at once: neither in two threads nor in two processes."""

import os
import signal
import subprocess
import sys
import threading
import time
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from images import renditions
from tests.factories import make_image

pytestmark = pytest.mark.django_db(transaction=True)


def test_readers_at_once_make_a_rendition_once():
    rendition = renditions.wanted(make_image())[0]
    start, made = threading.Barrier(4), []

    def ask():
        start.wait()
        made.append(renditions.make(rendition))
        connection.close()

    readers = [threading.Thread(target=ask) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()

    assert sorted(made) == [False, False, False, True]


def environment(directory):
    """Return that of a process with the tests' database, which keeps its files in a directory."""
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    return {
        **os.environ,
        "DATABASE_URL": url.geturl(),
        "DJANGO_SETTINGS_MODULE": "focus.settings",
        "FOCUS_VAR": str(directory),
        "SECRET_KEY": "tests",
    }


def rebuilding(directory):
    return subprocess.Popen(
        [sys.executable, "manage.py", "rebuild_renditions"],
        cwd=settings.BASE_DIR,
        env=environment(directory),
        stdout=subprocess.PIPE,
        text=True,
    )


def on_disk(directory):
    """Return a picture whose original lies where another process finds it."""
    image = make_image(size=(1600, 1000))
    original = directory / "media" / "originals" / image.file.name
    original.parent.mkdir(parents=True)
    original.write_bytes(image.file.open().read())
    return image


def files_in(directory):
    made = directory / "media" / "renditions"
    return {str(path.relative_to(made)) for path in made.rglob("*") if path.is_file()}


def test_processes_at_once_make_each_rendition_once_and_leave_no_scraps(tmp_path):
    image = on_disk(tmp_path)

    workers = [rebuilding(tmp_path) for _ in range(2)]
    reports = [worker.communicate(timeout=120)[0] for worker in workers]

    made = [int(report.split(f"{image.title}: ")[1].split()[0]) for report in reports]
    wanted = {each.path for each in renditions.wanted(image)}
    assert sum(made) == len(wanted)
    assert files_in(tmp_path) == wanted


def test_an_interrupted_rebuilding_goes_on_from_where_it_was(tmp_path):
    image = on_disk(tmp_path)
    wanted = {each.path for each in renditions.wanted(image)}

    first = rebuilding(tmp_path)
    deadline = time.monotonic() + 60
    while not files_in(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.01)
    first.send_signal(signal.SIGINT)
    first.communicate(timeout=60)
    made_before = files_in(tmp_path) & wanted
    report = rebuilding(tmp_path).communicate(timeout=120)[0]

    assert first.returncode == 130
    assert f"{len(wanted) - len(made_before)} made" in report.splitlines()[-1]
    assert files_in(tmp_path) == wanted
