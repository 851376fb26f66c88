"""The digest, read back from its PDF as a reader has it."""

import datetime as dt

import pytest

from articles.models import Source
from issues.models import FeaturedArticle, QuoteOfTheWeek
from tests.articles.digests import WORDS, digest, make_written
from tests.factories import (
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
