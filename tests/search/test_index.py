"""After each way of changing a piece, the index is what a rebuild would make of it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from editions import actions as edition_actions
from issues import actions as issue_actions
from issues.models import FeaturedArticle, Notice, QuoteOfTheWeek, RichText
from search import actions
from search.models import Entry
from tests.desk.forms import fields_of, send
from tests.factories import (
    EN,
    HANS,
    HANT,
    make_article,
    make_contributor,
    make_issue,
    make_section,
    make_topic,
    published,
)
from tests.search.indexed import titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_stays_true")]


@pytest.fixture
def article():
    return make_indexed(make_article(slug="a", title_en="Old title", **published(EN, HANT)))


def make_indexed(piece):
    """Index what the factories saved beside a piece."""
    actions.index(type(piece), [piece.pk])
    return piece


def found(language, *words):
    """Return the kinds whose text, beside the title, or vector holds all words, folded."""
    entries = Entry.objects.filter(language=language.code)
    return [
        entry.kind for entry in entries.order_by("kind") if all(w in entry.vector for w in words)
    ]


def test_a_save_indexes_the_editions_that_have_a_date(article):
    assert titles() == [("en", "old title"), ("zh-hant", article.title_zh_hant.lower())]


def test_a_new_title_at_the_desk(desk, article):
    send(desk, f"/admin/articles/article/{article.pk}/change/", title_en="New title")

    assert ("en", "new title") in titles()
    assert ("en", "old title") not in titles()


def test_a_byline_a_role_and_a_topic_at_the_desk(desk):
    person, topic = make_contributor(latin_name="Zhao Wenqing"), make_topic(name_en="Commerce")
    article = make_indexed(make_article(by=[make_contributor()], on=[make_topic()]))
    values = {
        "bylines-0-contributor": str(person.pk),
        "bylines-0-role_en": "Astronomer",
        "filings-0-topic": str(topic.pk),
    }

    send(desk, f"/admin/articles/article/{article.pk}/change/", **values)

    assert found(EN, "'wenq", "'astronom", "'commerc") == ["article"]
    assert (
        list(Entry.objects.filter(kind="article").values_list("topics", "contributors"))
        == [([topic.pk], [person.pk])] * 3
    )


def test_an_issue_and_its_sections_at_the_desk(desk):
    issue = make_indexed(make_issue())
    for _ in range(30):
        make_section(RichText, issue, text="<p>A paragraph</p>")
    quote = make_section(QuoteOfTheWeek, issue, text="Said once")
    make_indexed(issue)
    name = "issues_quoteoftheweek_set-0-text_en"

    send(desk, f"/admin/issues/issue/{issue.pk}/change/", **{name: "Said anew"})

    quote.refresh_from_db()
    assert quote.text_en == "Said anew"
    assert found(EN, "'anew'") == ["issue"]


def test_a_section_removed_at_the_desk(desk):
    issue = make_issue()
    make_section(QuoteOfTheWeek, issue, text="Said once")
    make_indexed(issue)
    assert found(EN, "'said'") == ["issue"]
    values = fields_of(desk.get(f"/admin/issues/issue/{issue.pk}/change/"))

    desk.post(
        f"/admin/issues/issue/{issue.pk}/change/",
        {**values, "issues_quoteoftheweek_set-0-DELETE": "on", "_continue": "1"},
    )

    assert found(EN, "'said'") == []


def test_a_notice_that_has_ended_is_not_found():
    issue = make_issue(date=dt.date(2024, 7, 19))
    make_section(Notice, issue, text="<p>Vacancy</p>", ends_on=dt.date(2024, 7, 12))
    make_indexed(issue)

    assert found(EN, "'vacanc") == []


def test_what_an_issue_does_not_print_is_not_found():
    issue = make_issue(date=dt.date(2024, 7, 19))
    draft = make_article(**published())
    make_section(FeaturedArticle, issue, article=draft, teaser="A secret")
    make_section(QuoteOfTheWeek, issue, speakers="Nobody yet")
    make_indexed(issue)

    assert found(EN, "'secret'") == []
    assert found(EN, "'nobodi'") == []


def test_a_teaser_of_a_piece_that_is_taken_back_is_not_found():
    issue = make_issue(date=dt.date(2024, 7, 19))
    article = make_article()
    make_section(FeaturedArticle, issue, article=article, teaser="A secret")
    make_indexed(issue)

    edition_actions.unpublish(article, languages=[EN, HANS, HANT])

    assert found(EN, "'secret'") == []


@pytest.mark.parametrize("act", ["publish_zh_hans", "take_back_en", "publish_all"])
def test_publication_from_the_list(desk, article, act):
    data = {"action": act, "_selected_action": [article.pk]}
    languages = {"publish_zh_hans": "en zh-hans zh-hant", "take_back_en": "zh-hant"}

    desk.post("/admin/articles/article/", data)

    expected = languages.get(act, "en zh-hans zh-hant").split()
    assert [language for language, _title in titles()] == expected


def test_a_schedule_is_indexed_and_a_piece_taken_back_is_not(article):
    edition_actions.publish(article, languages=[HANS], at=timezone.now() + dt.timedelta(days=1))
    assert [language for language, _title in titles()] == ["en", "zh-hans", "zh-hant"]

    edition_actions.unpublish(article, languages=[EN, HANS, HANT])
    assert titles() == []


def test_a_started_issue():
    issue = make_issue(date=dt.date(2024, 7, 12))
    make_section(RichText, issue, heading="About", text="<p>We are Focus</p>")
    make_indexed(issue)

    issue_actions.start_issue(date=dt.date(2024, 7, 19))

    assert Entry.objects.values("object_id").distinct().count() == 1


def test_a_new_name_of_a_contributor_and_of_a_topic(article):
    person, topic = make_contributor(latin_name="Ann Author"), make_topic(name_en="Trade")
    make_indexed(make_article(by=[person], on=[topic]))
    person.latin_name = "Bea Byline"
    person.save()
    topic.name_en = "Commerce"
    topic.save()

    assert found(EN, "'bea'", "'bylin'") == ["article", "contributor"]
    assert found(EN, "'commerc'") == ["article"]
    assert found(EN, "'author'") == []


def test_a_new_position_of_a_topic_reads_no_article():
    topic = make_topic()
    make_indexed(make_article(on=[topic]))
    topic.position = 7

    with CaptureQueriesContext(connection) as queries:
        topic.save()

    assert not [query for query in queries if "articles_article" in query["sql"]]
