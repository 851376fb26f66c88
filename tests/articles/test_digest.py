"""The digest, read back from its PDF as a reader has it."""

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from django.core.management import CommandError, call_command

from articles.digest.pdf import OurFiles
from articles.models import Source
from issues.models import FeaturedArticle, QuoteOfTheWeek
from tests.factories import (
    EN,
    HANS,
    HANT,
    LANGUAGES,
    in_all,
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_section,
    make_topic,
    published,
)

pytestmark = pytest.mark.django_db
WORDS = {
    EN: ("Trade winds", "Two ports disagree.", "Foreword", "Who publishes this"),
    HANS: ("贸易之风", "两个港口意见不一。", "前言", "出版者"),
    HANT: ("貿易之風", "兩個港口意見不一。", "前言", "出版者"),
}


@pytest.fixture
def output(tmp_path, built_fonts, settings):
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, built_fonts]
    return tmp_path / "digest.pdf"


def digest(output, *arguments, **options):
    call_command("digest", *arguments, title="After", output=output, **options)
    return pypdf.PdfReader(output)


def make_written(**fields):
    texts = {}
    for language, (title, body, *_interface) in WORDS.items():
        texts |= {language.field("title"): title, language.field("body"): f"<p>{body}</p>"}
    return make_article(**{"slug": "winds", **texts, **fields})


def text_of(reader):
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def outline_of(reader):
    return [
        (entry.title, reader.get_destination_page_number(entry))
        for entry in reader.outline
        if not isinstance(entry, list)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_stands_in_its_order_in_the_language(output, tmp_path, language):
    title, body, foreword, imprint = WORDS[language]
    make_written(by=[make_contributor()], **in_all("disclosure", "Owns shares"))
    make_article(slug="second")
    (tmp_path / "foreword.txt").write_text("First.\n\nThen.", "utf-8")

    reader = digest(
        output,
        *["winds", "second"],
        language=language.code,
        volume="12",
        date=dt.date(2024, 7, 12),
        foreword=tmp_path / "foreword.txt",
    )

    cover, before, contents, first, second, last = text_of(reader)
    assert all(words in cover for words in ("Focus", "12", "After", "2024"))
    assert before.startswith(f"{foreword} First. Then.")
    assert contents.index(title) < contents.index("Title")
    assert [contents.rfind("4") > 0, contents.rfind("5") > 0] == [True, True]
    expected = (title, "Standfirst", "Fellow", body, f"Owns shares [{language.column}]")
    places = [first.index(words) for words in expected]
    assert places == sorted(places)
    assert "Standfirst" in second
    assert imprint in last
    assert [place for _title, place in outline_of(reader)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_says_what_it_is_and_can_be_read_aloud(output, language):
    make_written()

    reader = digest(output, "winds", language=language.code)

    assert (reader.metadata.title, reader.metadata.author) == ("After", "Focus")
    root = reader.trailer["/Root"]
    assert root["/Lang"] == language.tag
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]


def test_addresses_are_printed_and_pieces_of_the_digest_are_linked(output):
    second = make_article(slug="second")
    link = f'<a href="/-/article/{second.pk}/">there</a> <a href="https://example.org/x">here</a>'
    first = make_written(body_en=f"<p>See {link}.</p>", image=make_image())
    Source.objects.create(article=first, url="https://example.org/s", **in_all("label", "Data"))

    reader = digest(output, "winds", "second")

    page = text_of(reader)[2]
    assert "there here1." in page
    assert "1. https://example.org/x" in page
    assert "Data [en] <https://example.org/s>" in page
    assert "/-/article/" not in page
    assert "localhost" not in page
    assert len(reader.pages[2].images) == 1


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


def test_articles_are_chosen_by_issue_topic_and_day(output):
    topic = make_topic(slug="trade")
    days = {name: dt.datetime(2024, 7, day, tzinfo=dt.UTC) for day, name in enumerate("abc", 1)}
    a, b, c = (
        make_article(slug=name, on=[topic], **published(*LANGUAGES, at=at))
        for name, at in days.items()
    )
    issue = make_issue(date=dt.date(2024, 7, 12))
    make_section(QuoteOfTheWeek, issue, article=c, text="Words")
    make_section(FeaturedArticle, issue, article=a)

    def chosen(**options):
        return [title for title, _page in outline_of(digest(output, **options))][1:-1]

    assert chosen(issue=dt.date(2024, 7, 12)) == [c.title_en, a.title_en]
    assert chosen(topic="trade", first=dt.date(2024, 7, 2)) == [b.title_en, c.title_en]
    assert chosen(last=dt.date(2024, 7, 2)) == [a.title_en, b.title_en]


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
    make_written(title_en="A sign of our own: \ue123")

    with pytest.raises(CommandError, match="No font on this machine has \ue123"):
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
