"""The demo content is complete, and in the right scripts."""

import datetime as dt
import re

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import translation

import bench.__main__
from articles.models import Article, Page
from community.actions import recounting
from community.models import Answer, Comment, HeldWord
from community.rules.held_words import held_words
from contributors.models import Contributor
from demo import actions, pictures
from demo.management.commands import load_demo
from demo.pictures import draw
from demo.readership import invented
from editions.languages import LANGUAGES
from issues.models import Issue, Section
from readership.most_read import most_read
from tests.factories import HANS, HANT


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demo content, loaded once, with one drawing for all pictures: drawing is tested apart."""
    sketch = draw("car-quay")
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
        translation.override("en"),
    ):
        patch.setattr(pictures, "draw", lambda name: sketch)
        yield actions.load()
        transaction.set_rollback(True)


@pytest.fixture
def content(loaded, db):
    return loaded


def test_it_has_what_a_visitor_should_find(content):
    assert content["issues"] == 3
    assert Article.objects.filter(kind="op_ed").count() == 12
    assert content["contributors"] == 8
    assert content["topics"] == 5
    assert content["users"] == 14
    assert sorted(str(issue.date) for issue in Issue.objects.all()) == [
        "2024-06-28",
        "2024-07-05",
        "2024-07-19",
    ]
    assert {model for model in Section.types() if model.objects.exists()} == set(Section.types())
    assert Page.objects.published(HANT).count() == 1


def test_every_issue_is_live_in_every_language_and_some_articles_are_not(content):
    for language in LANGUAGES:
        assert Issue.objects.published(language).count() == 3
    untranslated = [a for a in Article.objects.all() if len(a.live_editions()) < 3]
    assert len(untranslated) == 3


def test_every_language_has_a_most_read_list_the_same_at_every_run(content):
    for language in LANGUAGES:
        assert len(most_read(language)) == 5
    friday = dt.date(2024, 7, 12)
    reads = [invented("fifty-thousand-students", "en", friday, ago) for ago in (1, 2, 9)]
    assert reads == [16, 15, 29]


def test_words_of_three_languages_hold_what_waits_and_the_counts_are_exact(content):
    languages = HeldWord.objects.values_list("language", flat=True)
    assert set(languages) == {language.code for language in LANGUAGES}
    said = {
        found["said"]
        for comment in Comment.objects.pending()
        for found in comment.findings
        if found["rule"] == "held_word"
    }
    assert said == {
        "无抵押贷款 · 当天放款 · 加微.信",
        "在 家 兼 職 · 日賺三千 · 有意whatsapp",
        "FOREX signals",
        "payday loan",
    }
    assert not any(list(recounting.differences(model)) for model in recounting.COUNTED)


def test_no_held_word_stands_in_what_the_demo_prints(content):
    shown = Comment.objects.visible().values_list("text", flat=True)
    answers = Answer.objects.values_list("text", flat=True)
    assert [text for text in (*shown, *answers) if held_words(text)] == []


def test_loading_twice_is_refused_by_the_command(content, capsys):
    call_command(load_demo.Command())

    assert capsys.readouterr().out == "The demo content is already there.\n"
    assert Issue.objects.count() == content["issues"]


@pytest.mark.parametrize("address", bench.__main__.PAGES.values())
def test_the_pages_that_are_measured_are_there(content, client, address):
    assert client.get(address.format("zh-hant")).status_code == 200


def test_no_link_is_left_as_a_slug(content):
    texts = [getattr(row, language.field(name)) or "" for row, name, language in prose()]

    assert not [text for text in texts if re.search(r'href="/-/\w+/[^"/]*[^0-9"/][^"/]*/"', text)]
    assert any('href="/-/article/' in text for text in texts)


def prose():
    for language in LANGUAGES:
        for article in Article.objects.all():
            yield article, "body", language
        for issue in Issue.objects.all():
            yield issue, "letter", language
        for person in Contributor.objects.all():
            yield person, "bio", language


@pytest.mark.parametrize(
    ("language", "wrong"), [(HANS, "[「」『』這們為國]"), (HANT, "[“”‘’这们为国裏衞羣]|<em>")]
)
def test_each_script_has_its_own_characters_and_quotation_marks(content, language, wrong):
    found = [
        (str(row), match[0])
        for row, name, its in prose()
        if its == language and (match := re.search(wrong, getattr(row, its.field(name)) or ""))
    ]

    assert found == []


@pytest.mark.parametrize("name", pictures.NAMES)
def test_every_picture_can_be_drawn_and_is_described(name):
    described = actions.read("pictures")[name]
    picture = draw(name)

    assert picture.mode == "RGB"
    assert min(picture.size) >= 900
    assert set(described["alt"]) == {"en", "zh-hans", "zh-hant"}
