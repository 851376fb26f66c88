import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from contributors.models import Contributor
from editions.actions import publish
from editions.languages import BY_CODE
from submissions.actions import decisions
from submissions.refusals import Refused
from submissions.workflow import Kind, State
from tests.factories import approve, make_author, make_contributor, make_submission, make_user

pytestmark = pytest.mark.django_db

HANT = BY_CODE["zh-hant"]


def accepted(editor, **fields):
    submission = make_submission(**fields)
    decisions.decide(submission, Kind.ACCEPT, by=editor)
    approve(submission.article)
    return submission


def test_an_accepted_piece_becomes_an_article_in_its_language(editor_hk):
    submission = accepted(
        editor_hk,
        language="zh-hant",
        title="港口與關稅",
        text="<p>正文。</p>",
        disclosure="作者曾任顧問。",
        author={"name": "陳大文", "latin_name": "Chan Tai Man", "role": "教授", "bio": "甲\n乙"},
    )

    article = Article.objects.get()
    byline = article.bylines.get()
    person = byline.contributor
    assert submission.article == article
    assert article.submission == submission
    assert (article.title_zh_hant, article.title_en) == ("港口與關稅", "")
    assert article.body_zh_hant == "<p>正文。</p>"
    assert article.disclosure_zh_hant == "作者曾任顧問。"
    assert (article.original_language, article.live_editions()) == ("zh-hant", [])
    assert byline.role_zh_hant == "教授"
    assert (person.name_zh_hant, person.latin_name, person.slug, person.is_draft) == (
        "陳大文",
        "Chan Tai Man",
        "chan-tai-man",
        True,
    )
    assert person.bio_zh_hant == "<p>甲</p><p>乙</p>"


def test_somebody_we_have_printed_keeps_their_page(editor_hk):
    user = make_user()
    known = make_contributor(user=user)
    submission = make_submission(author={"user": user, "role": "Visiting fellow"})
    make_author(submission, contributor=make_contributor(), joined_at=timezone.now())

    decisions.decide(submission, Kind.ACCEPT, by=editor_hk)

    bylines = list(submission.article.bylines.all())
    assert [byline.contributor for byline in bylines][0] == known
    assert bylines[0].role_en == "Visiting fellow"
    assert Contributor.objects.count() == 2


def test_two_pieces_of_one_title_get_two_addresses(editor_hk):
    first = accepted(editor_hk, title="Trade")
    second = accepted(editor_hk, title="Trade")

    assert (first.article.slug, second.article.slug) == ("trade", "trade-2")


def test_a_withdrawn_piece_leaves_every_schedule_and_cannot_be_published(editor_hk):
    submission = accepted(editor_hk)
    article = submission.article
    tomorrow = timezone.now() + dt.timedelta(days=1)
    publish(article, languages=[BY_CODE["en"]], at=tomorrow)

    decisions.decide(submission, Kind.WITHDRAW, by=submission.lead)

    article.refresh_from_db()
    assert article.published_at_en is None
    with pytest.raises(ValidationError):
        publish(article, languages=[BY_CODE["en"]])
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(published_at_en=timezone.now())


def test_what_readers_have_read_is_not_withdrawn(editor_hk):
    submission = accepted(editor_hk)
    publish(submission.article, languages=[BY_CODE["en"]])

    with pytest.raises(Refused):
        decisions.decide(submission, Kind.WITHDRAW, by=submission.lead)

    submission.refresh_from_db()
    assert submission.state == State.ACCEPTED


def test_an_acceptance_taken_back_leaves_the_article_at_the_desk(editor_hk):
    submission = accepted(editor_hk)
    article = submission.article

    decisions.reverse(submission, by=editor_hk, reason="Wrong piece.")

    article.refresh_from_db()
    submission.refresh_from_db()
    assert (submission.article, article.is_withheld) == (None, True)


def test_an_acceptance_is_not_taken_back_once_the_article_has_a_date(editor_hk):
    submission = accepted(editor_hk)
    publish(submission.article, languages=[BY_CODE["en"]])

    with pytest.raises(Refused):
        decisions.reverse(submission, by=editor_hk, reason="Wrong piece.")


def test_a_withdrawal_taken_back_frees_the_article(editor_hk):
    submission = accepted(editor_hk)
    decisions.decide(submission, Kind.WITHDRAW, by=submission.lead)

    decisions.reverse(submission, by=submission.lead)

    publish(Article.objects.get(), languages=[BY_CODE["en"]])
    assert submission.state == State.ACCEPTED
