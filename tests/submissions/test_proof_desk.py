"""Proofs at the desk: sent, seen, done without; and the article's form."""

from types import SimpleNamespace

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from editions.actions import publish
from submissions.actions import proofs
from submissions.models import Proof
from tests.factories import make_author
from tests.submissions.proofing import (
    EN,
    accepted,
    address,
    approve_all,
    article,
    desk_address,
    form_of,
    in_days,
    may_publish,
    sent,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["title_en", "standfirst_en", "body_en", "disclosure_en"])
def test_a_text_that_changes_after_its_approval_is_not_approved(editor_hk, desk, client, field):
    submission = sent(editor_hk)
    approve_all(submission)
    Article.objects.update(**{field: "<p>Changed since</p>"})

    assert not may_publish()
    assert "The text has changed since." in desk.get(desk_address(submission)).content.decode()
    page = client.get(address(Proof.objects.get())).content.decode()
    assert "The text has been changed since." in page
    proofs.send(submission, EN, editor=editor_hk, due_at=in_days(3))
    approve_all(submission)
    assert may_publish()


def test_an_editor_does_without_and_the_record_keeps_who_and_why(editor_hk, desk):
    submission = accepted(editor_hk)
    form = {"language": "en", "waive": "1"}

    refused = desk.post(desk_address(submission), {**form, "en-reason": " "})
    assert "This field is required." in refused.content.decode()
    assert not may_publish()
    desk.post(desk_address(submission), {**form, "en-reason": "Agreed by telephone."})

    waiver = submission.waivers.get()
    assert (waiver.editor, waiver.reason) == (editor_hk, "Agreed by telephone.")
    assert may_publish()
    Article.objects.update(body_en="<p>Changed since.</p>")
    assert not may_publish()


def test_the_desk_sends_a_proof_and_sees_each_answer(editor_hk, desk):
    submission = accepted(editor_hk)
    moment = timezone.localtime(in_days(2)).strftime("%Y-%m-%dT%H:%M")
    form = {"language": "en", "send": "1"}

    bad = desk.post(desk_address(submission), {**form, "en-due_at": "2020-01-01T10:00"})
    assert "Name a moment to come." in bad.content.decode()
    desk.post(desk_address(submission), {**form, "en-due_at": moment})

    page = desk.get(desk_address(submission)).content.decode()
    assert Proof.objects.count() == 1
    assert "Waits for the author" in page
    assert "This text cannot be published yet." in page


@pytest.mark.parametrize("bad", [{}, {"language": "xx"}, {"language": "en", "en-due_at": "soon"}])
def test_bad_input_is_no_error_of_ours(editor_hk, desk, bad):
    submission = accepted(editor_hk)

    assert desk.post(desk_address(submission), {"send": "1", **bad}).status_code in {200, 404}


def test_the_form_of_the_article_refuses_beside_the_date_and_keeps_the_text(editor_hk, desk):
    submission = accepted(editor_hk)
    there = reverse("admin:articles_article_change", args=[submission.article_id])

    response = desk.post(there, {**form_of(desk, there), "standfirst_en": "New", "_publish": "en"})

    assert "Its author has not approved this text." in response.content.decode()
    assert article().published_at_en is None


def test_an_approval_that_comes_while_the_form_is_open_is_kept(editor_hk, desk):
    submission = sent(editor_hk)
    there = reverse("admin:articles_article_change", args=[submission.article_id])
    form = form_of(desk, there)
    approve_all(submission)

    response = desk.post(there, {**form, "_publish": "en"})

    assert response.status_code == 302
    assert article().live_editions()


def test_pages_cost_as_many_queries_for_three_authors_as_for_one(
    editor_hk, desk, client, django_assert_max_num_queries
):
    submission = accepted(editor_hk)
    for _ in range(2):
        proofs.send(submission, EN, editor=editor_hk, due_at=in_days(3))
        proof = submission.proofs.waiting().first()
        with django_assert_max_num_queries(12):
            client.get(address(proof))
        with django_assert_max_num_queries(12):
            desk.get(desk_address(submission))
        for _ in range(2):
            make_author(submission, joined_at=timezone.now())


def test_a_form_read_before_an_approval_does_not_write_it_away(editor_hk):
    submission = sent(editor_hk)
    stale = article()
    approve_all(submission)
    stale.title_en = "Another title"
    form = SimpleNamespace(fields=["title_en"])

    admin.site.get_model_admin(Article).save_model(None, stale, form, change=True)

    assert article().title_en == "Another title"
    assert set(article().approved) == {"en"}


def test_a_role_changed_while_publishing_is_said_and_publishes_nothing(editor_hk, desk):
    submission = sent(editor_hk)
    approve_all(submission)
    there = reverse("admin:articles_article_change", args=[submission.article_id])
    byline = article().bylines.get()
    inline = {
        "bylines-TOTAL_FORMS": 1,
        "bylines-INITIAL_FORMS": 1,
        "bylines-0-id": byline.pk,
        "bylines-0-article": submission.article_id,
        "bylines-0-contributor": byline.contributor_id,
        "bylines-0-position": 0,
        "initial-bylines-0-role_en": byline.role_en,
        "bylines-0-role_en": "Somebody else",
    }

    response = desk.post(there, {**form_of(desk, there), **inline, "_publish": "en"}, follow=True)

    assert article().bylines.get().role_en == "Somebody else"
    assert article().published_at_en is None
    assert "Its author has not approved this text." in response.content.decode()


def test_a_role_changed_under_a_schedule_is_said(editor_hk, desk):
    submission = sent(editor_hk)
    approve_all(submission)
    publish(article(), languages=[EN], at=in_days(1))
    there = reverse("admin:articles_article_change", args=[submission.article_id])
    form = form_of(desk, there)
    article().bylines.update(role_en="Somebody else")
    Article.objects.update(approved={"en": article().fingerprint(EN)})
    byline = article().bylines.get()
    inline = {
        "bylines-TOTAL_FORMS": 1,
        "bylines-INITIAL_FORMS": 1,
        "bylines-0-id": byline.pk,
        "bylines-0-article": submission.article_id,
        "bylines-0-contributor": byline.contributor_id,
        "bylines-0-position": 0,
        "initial-bylines-0-role_en": byline.role_en,
        "bylines-0-role_en": "A third",
    }

    response = desk.post(there, {**form, **inline}, follow=True)

    assert "has changed since its author approved it" in response.content.decode()
