import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article
from editions import actions
from editions.languages import LANGUAGES
from editions.models import State
from issues.models import Issue
from tests.factories import EN, HANS, HANT, in_all, make_article, make_issue, published

pytestmark = pytest.mark.django_db


def test_publish_opens_one_language_alone():
    article = make_article(**published())

    actions.publish(article, languages=[HANT])

    assert [e.state for e in Article.objects.get().editions()] == [
        State.READY,
        State.READY,
        State.LIVE,
    ]
    assert list(Article.objects.published(HANT)) == [article]
    assert list(Article.objects.published(EN)) == []


def test_a_future_moment_is_the_schedule_and_nothing_flips_a_flag():
    article = make_article(**published())
    friday = dt.datetime(2024, 7, 12, 7, tzinfo=dt.UTC)

    with time_machine.travel(friday - dt.timedelta(hours=1), tick=False):
        actions.publish(article, languages=[HANS], at=friday)
        assert article.edition(HANS).state == State.SCHEDULED
        assert not Article.objects.published(HANS).exists()
    with time_machine.travel(friday, tick=False):
        assert article.edition(HANS).state == State.LIVE
        assert Article.objects.published(HANS).exists()


def test_publish_refuses_a_language_without_its_text_and_publishes_none():
    article = make_article(**{**published(), "title_zh_hant": "", "body_zh_hant": "<p> </p>"})

    with pytest.raises(ValidationError) as refusal:
        actions.publish(article, languages=LANGUAGES)

    assert sorted(refusal.value.error_dict) == ["body_zh_hant", "title_zh_hant"]
    assert refusal.value.messages == [
        "繁體 cannot be published without its title.",
        "繁體 cannot be published without its text.",
    ]
    assert not Article.objects.published_anywhere().exists()
    assert article.published_at_en is None


def test_publishing_again_keeps_the_date_readers_know():
    yesterday = timezone.now() - dt.timedelta(days=1)
    article = make_article(**published(EN, at=yesterday))

    actions.publish(article, languages=LANGUAGES)

    assert article.published_at_en == yesterday
    assert article.published_at_zh_hans > yesterday


def test_publishing_now_brings_a_schedule_forward():
    article = make_article(**published(EN, at=timezone.now() + dt.timedelta(days=1)))

    actions.publish(article, languages=[EN])

    assert article.edition(EN).is_live


def test_unpublish_takes_back_one_language_and_keeps_its_text():
    issue = make_issue()

    actions.unpublish(issue, languages=[HANS])

    issue = Issue.objects.get()
    assert issue.title_zh_hans
    assert [e.state for e in issue.editions()] == [State.LIVE, State.READY, State.LIVE]


def test_state_is_missing_draft_or_ready_by_what_is_written():
    article = make_article(
        **{**published(), "title_en": "", "body_en": "", "body_zh_hans": "<p></p>"}
    )

    assert [e.state for e in article.editions()] == [State.MISSING, State.DRAFT, State.READY]


@pytest.mark.parametrize("empty", ["", None])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["title", "body"])
def test_the_database_itself_refuses_a_published_language_without_text(name, language, empty):
    article = make_article()

    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**{language.field(name): empty})


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_text_is_kept_as_empty_never_as_null(language):
    article = make_article(**{language.field("standfirst"): None})

    kept = Article.objects.rewrite(False).values_list(language.field("standfirst"), flat=True)
    assert list(kept) == [""]
    assert article.pk


@given(st.sets(st.sampled_from(LANGUAGES)), st.integers(-10, 10))
def test_published_and_is_published_are_one_rule(live, days):
    with transaction.atomic():
        at = timezone.now() + dt.timedelta(days=days)
        article = make_article(**published(*live, at=at))

        by_query = {lang for lang in LANGUAGES if Article.objects.published(lang).exists()}
        by_row = {lang for lang in LANGUAGES if article.is_published(lang)}
        anywhere = Article.objects.published_anywhere().exists()
        transaction.set_rollback(True)

    assert by_query == by_row
    assert anywhere == bool(by_row)


def test_no_text_ever_stands_in_for_another_language():
    article = make_article(**{**in_all("title", "T"), "title_zh_hant": "", **published(EN)})

    assert article.edition(HANT).title == ""
