"""What no digest is made of, and what it says then: nothing is written in any of these cases."""

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError

from articles.digest.pdf import OurFiles
from tests.articles.digests import digest, make_written
from tests.factories import EN, make_article, published

pytestmark = pytest.mark.django_db


def test_what_is_unknown_or_not_published_in_the_language_is_refused_by_name(output):
    output.write_bytes(b"as it was")
    make_article(slug="english", **published(EN))
    make_written()

    with pytest.raises(CommandError) as refusal:
        digest(output, "winds", "nothing", "english", language="zh-hant")

    assert str(refusal.value).splitlines() == [
        "There is no article at nothing.",
        "english is not published in 繁體.",
    ]
    assert output.read_bytes() == b"as it was"
    assert list(output.parent.iterdir()) == [output]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "No article is chosen."),
        ({"topic": "nothing"}, "There is no topic at nothing."),
        ({"issue": dt.date(2024, 1, 5)}, "No issue of 2024-01-05 is published in English."),
        ({"foreword": Path("nothing.txt")}, "nothing.txt: there is no such file."),
    ],
)
def test_a_choice_of_nothing_is_refused(output, tmp_path, monkeypatch, options, said):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CommandError, match=said):
        digest(output, **options)

    assert not output.exists()


def test_a_letter_that_no_font_has_is_refused(output):
    make_written(title_en="A sign of our own: \U0010fffd")

    with pytest.raises(CommandError, match="No font on this machine has \U0010fffd"):
        digest(output, "winds")

    assert not output.exists()


def test_a_file_that_cannot_be_written_is_said(output, tmp_path):
    make_written()

    with pytest.raises(CommandError, match="cannot be written"):
        digest(tmp_path / "no" / "such" / "digest.pdf", "winds")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/style.css",
        "file:///etc/passwd",
        "http://localhost:8000/static/../manage.py",
        "http://localhost:8000/static/no.css",
        "http://localhost:8000/en/",
        "http://localhost:8000.example.org/static/css/digest.css",
    ],
)
def test_nothing_is_fetched_but_our_own_files(address):
    with pytest.raises(ValueError, match=re.escape(address)):
        OurFiles([]).fetch(address)


def test_a_machine_without_the_libraries_is_told_what_to_install(tmp_path):
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load libpango-1.0-0')")
    code = (
        "import django; django.setup()\n"
        "from articles.digest.actions import write_digest\n"
        "from articles.digest.choice import Digest\n"
        "from editions.languages import LANGUAGES\n"
        "write_digest(Digest(LANGUAGES[0], 'After', ['an article']), output=None)"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.getcwd()}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }

    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True)

    assert "apt install libpango-1.0-0" in done.stderr.decode()
