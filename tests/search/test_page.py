import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from editions.actions import unpublish
from issues.models import QuoteOfTheWeek
from search import actions
from tests.factories import (
    EN,
    HANS,
    HANT,
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_section,
    make_topic,
    published,
)

pytestmark = pytest.mark.django_db


def make_piece(*, by=(), on=(), **fields):
    """Make an article and index it with its bylines and topics."""
    article = make_article(by=list(by), on=list(on), **fields)
    actions.index(Article, [article.pk])
    return article


def found(client, query, language="en"):
    response = client.get(f"/{language}/search/?{query}")
    return [result.piece for result in response.context["results"]]


def test_pieces_of_every_kind_are_found(client):
    person = make_contributor(bio_en="<p>An expert on tariffs.</p>")
    article = make_piece(by=[person], body_en="<p>On tariffs.</p>")
    issue = make_issue(date=dt.date(2024, 7, 19))
    make_section(QuoteOfTheWeek, issue, text="A tariff is a tax")
    actions.index(type(issue), [issue.pk])

    assert found(client, "q=tariff") == [article, issue, person]


@pytest.mark.parametrize("typed", ["衞生", "卫生", "衛生"])
def test_three_ways_to_write_a_word_find_the_same_pieces(client, typed):
    article = make_piece(title_zh_hant="香港衞生政策", title_zh_hans="香港卫生政策")

    assert found(client, f"q={typed}", "zh-hant") == [article]
    assert found(client, f"q={typed}", "zh-hans") == [article]


def test_a_title_counts_most_then_its_script_then_a_standfirst_then_the_newest(client):
    at = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    days = [published(HANT, at=at + dt.timedelta(days=day)) for day in range(5)]
    exact = make_piece(title_zh_hant="談衞生", **days[0])
    other_script = make_piece(title_zh_hant="談卫生", **days[1])
    standfirst = make_piece(standfirst_zh_hant="談衞生", **days[2])
    older = make_piece(body_zh_hant="<p>談衞生</p>", **days[3])
    newer = make_piece(body_zh_hant="<p>談衞生</p>", **days[4])

    expected = [exact, other_script, standfirst, newer, older]
    assert found(client, "q=衞生", "zh-hant") == expected


def test_somebody_comes_before_what_they_wrote_when_asked_for_by_name(client):
    person = make_contributor(latin_name="Zhao Wenqing", name_en="Zhao Wenqing")
    article = make_piece(by=[person])

    assert found(client, "q=zhao+wenqing") == [person, article]


def test_only_what_is_published_is_found_and_at_once(client):
    tomorrow = timezone.now() + dt.timedelta(days=1)
    person = make_contributor(latin_name="Ann Tariff")
    live = make_piece(title_en="Tariff", **published(EN))
    scheduled = make_piece(title_en="Tariff", by=[person], **published(EN, at=tomorrow))
    make_piece(title_en="Tariff", **published(HANS))
    assert found(client, "q=tariff") == [live]

    with time_machine.travel(tomorrow + dt.timedelta(minutes=1)):
        assert found(client, "q=tariff") == [person, scheduled, live]
    unpublish(live, languages=[EN])
    assert found(client, "q=tariff") == []


def test_choices_narrow_what_is_found(client):
    person, topic = make_contributor(slug="ann"), make_topic(slug="trade")
    at = dt.datetime(2023, 12, 31, 16, tzinfo=dt.UTC)  # 2024 in Hong Kong
    one = make_piece(
        title_en="Tariff", by=[person], on=[topic], kind="news", **published(EN, at=at)
    )
    make_piece(title_en="Tariff", **published(EN, at=at - dt.timedelta(days=1)))

    for choice in ("kind=news", "topic=trade", "year=2024", "contributor=ann"):
        assert found(client, f"q=tariff&{choice}") == [one], choice
    page = client.get("/en/search/?q=tariff&topic=trade&kind=issue")
    assert page.context["years"] == [2024, 2023]
    assert '<a href="?q=tariff">' in page.text
    assert '<a href="?q=dog">' not in client.get("/en/search/?q=dog").text


@pytest.mark.parametrize(
    "query",
    [
        "q=%00", "q=%ED%A0%80", "q=%FF%FE", "q='", "q=%26%7C!()<->:*", f"q={'x' * 5000}",
        "q=的&page=x",
        "q=tariff&page=99999999999999999999", "q=tariff&year=99999999999999999999",
        "q=tariff&year=0", "q=tariff&year=0000", "q=tariff&year=000199999999",
        "q=tariff&year=9999", "q=tariff&year=²", "q=tariff&topic=%00",
        "q=tariff&year=000020000000000000", f"q=tariff&year=00001{'9' * 5000}",
        "q=tariff&contributor=%00%ED%A0%80", "q=tariff&kind=%27", "kind=news", "q=\\", "q=%25_",
    ],
)  # fmt: skip
def test_nothing_in_the_address_is_an_error(client, query):
    make_piece(title_en="Tariff")

    assert client.get(f"/en/search/?{query}").status_code == 200


def test_somebody_whose_pieces_are_drafts_is_named_nowhere(client):
    make_piece(title_en="Tariff")
    make_piece(by=[make_contributor(slug="ann", name_en="Not Yet")], **published())

    page = client.get("/en/search/?q=tariff&contributor=ann")

    assert "Not Yet" not in page.text
    assert len(page.context["results"]) == 1


def test_too_little_and_nothing_typed_say_so(client):
    assert "Look for a word" in client.get("/en/search/").text
    assert "too little to look for" in client.get("/en/search/?q=the").text


def test_what_another_language_has_is_offered(client):
    make_piece(title_zh_hant="香港衞生政策", **published(HANT))

    text = " ".join(client.get("/zh-hans/search/?q=卫生").text.split())

    assert "简体版中没有找到“卫生”" in text
    assert '<a href="/zh-hant/search/?q=%E5%8D%AB%E7%94%9F" hreflang="zh-Hant-HK">' in text
    assert "繁体版有1项" in text


def test_a_page_of_results_keeps_the_query_and_is_kept_by_no_search_engine(client):
    for _ in range(21):
        make_piece(title_en="Tariff")

    response = client.get("/en/search/?q=tariff&kind=op_ed")

    assert len(response.context["results"]) == 20
    assert "21 found" in " ".join(response.text.split())
    assert 'href="?q=tariff&amp;kind=op_ed&amp;page=2"' in response.text
    assert response["X-Robots-Tag"] == "noindex"
    assert len(found(client, "q=tariff&page=2")) == 1


def test_markup_that_is_typed_or_written_is_text(client):
    make_piece(title_en="<script>alert(1)</script> tariff", body_en="<p>&lt;b&gt;tariff</p>")

    page = client.get("/en/search/?q=<script>tariff").text

    assert "<script>alert" not in page
    assert 'value="&lt;script&gt;tariff"' in page
    assert "&lt;<mark>script</mark>&gt;alert(1)" in page


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_the_header_of_every_page_searches(client, language):
    for address in ("", "issues/", "articles/", "contributors/", "no/such/page/"):
        assert f'action="/{language}/search/"' in client.get(f"/{language}/{address}").text


@pytest.mark.parametrize("rows", [1, 3])
def test_a_search_costs_the_same_at_1_and_3_rows(client, django_assert_num_queries, rows):
    for number in range(rows):
        person = make_contributor(portrait=make_image(), role_en="Tariff expert")
        topics = [make_topic(), make_topic()]
        make_piece(title_en="Tariff", by=[person], on=topics, image=make_image())
        make_issue(title_en="Tariff", date=dt.date(2024, 7, 5 + number * 7), image=make_image())
    client.get("/en/search/?q=tariff")  # learns the stem

    with django_assert_num_queries(26):  # of which 12 count it, in the shared cache
        assert len(client.get("/en/search/?q=tariff").context["results"]) == 3 * rows


def test_a_search_loads_no_body_of_a_piece(client):
    make_piece(title_en="Tariff", by=[make_contributor()])

    with CaptureQueriesContext(connection) as queries:
        client.get("/en/search/?q=tariff")

    assert not any('"body' in query["sql"] or '"bio' in query["sql"] for query in queries)
