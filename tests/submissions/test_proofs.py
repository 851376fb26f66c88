"""The author's proof: sent, read, approved or answered, passed by its day, or done without."""

import datetime as dt
from types import SimpleNamespace

import pytest
import time_machine
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from editions.actions import publish
from editions.languages import BY_CODE
from submissions.actions import clock, decisions, proofs
from submissions.models import Letter, Proof
from submissions.refusals import Refused
from submissions.workflow import Kind, State
from tests.factories import make_author, make_submission
from tests.submissions.test_races import at_once

pytestmark = pytest.mark.django_db
EN, HANS = BY_CODE["en"], BY_CODE["zh-hans"]
Answer = Proof.Answer


def accepted(editor, **fields):
    submission = make_submission(**{"text": "<p>The text.</p>", **fields})
    decisions.decide(submission, Kind.ACCEPT, by=editor)
    return submission


def sent(editor, language=EN, **fields):
    submission = accepted(editor, **fields)
    proofs.send(submission, language, editor=editor, due_at=in_days(3))
    return submission


def in_days(number):
    return timezone.now() + dt.timedelta(days=number)


def article():
    return Article.objects.get()


def approve_all(submission, language=EN):
    for proof in submission.proofs.waiting().filter(language=language.code):
        proofs.approve(proof, seen=article().fingerprint(language))


def address(proof):
    return f"/en/submissions/{proof.author.token}/proof/{proof.language}/"


def desk_address(submission):
    return reverse("admin:submissions_submission_proofs", args=[submission.pk])


def may_publish(language=EN):
    try:
        with transaction.atomic():
            publish(article(), languages=[language])
            transaction.set_rollback(True)
    except ValidationError:
        return False
    return True


def test_an_accepted_text_is_not_published_before_it_was_seen(editor_hk):
    accepted(editor_hk)

    with pytest.raises(ValidationError) as refusal:
        publish(article(), languages=[EN])
    assert list(refusal.value.message_dict) == ["published_at_en"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(published_at_en=timezone.now())


def test_every_author_is_asked_by_a_letter_with_the_address(editor_hk):
    submission = accepted(editor_hk)
    make_author(submission, joined_at=timezone.now(), language="zh-hant")
    make_author(submission)

    proofs.send(submission, EN, editor=editor_hk, due_at=in_days(3))

    letters = list(Letter.objects.filter(occasion__startswith="proof:").order_by("pk"))
    assert len(letters) == Proof.objects.count() == 2
    assert "/proof/en/" in letters[0].body
    assert "/zh-hant/submissions/" in letters[1].body


def test_a_language_without_its_text_has_no_proof(editor_hk):
    submission = accepted(editor_hk)

    with pytest.raises(Refused):
        proofs.send(submission, HANS, editor=editor_hk, due_at=in_days(3))
    with pytest.raises(ValidationError):
        proofs.send(submission, EN, editor=editor_hk, due_at=in_days(-1))


def test_an_author_reads_what_will_be_printed_and_approves(editor_hk, client):
    submission = sent(editor_hk, disclosure="Advised a port.", author={"bio": "Writes on ports."})
    proof = Proof.objects.get()

    page = client.get(address(proof)).content.decode()
    for words in ("The text.", submission.title, "Fellow", "Advised a port.", "Writes on ports."):
        assert words in page
    assert 'content="noindex, nofollow"' in page
    client.post(address(proof), {"approve": "1", "seen": article().fingerprint(EN)})

    proof.refresh_from_db()
    assert proof.answer == Answer.APPROVED
    assert may_publish()


def test_nobody_approves_a_text_they_have_not_seen(editor_hk, client):
    sent(editor_hk)
    proof = Proof.objects.get()
    old = article().fingerprint(EN)
    Article.objects.update(body_en="<p>Another.</p>")

    response = client.post(address(proof), {"approve": "1", "seen": old})

    proof.refresh_from_db()
    page = response.content.decode()
    assert "Here is the new one" in page
    assert "Another." in page
    assert proof.is_waiting
    client.post(address(proof), {"approve": "1", "seen": article().fingerprint(EN)})
    assert may_publish()


def test_an_author_asks_for_changes_and_the_edition_waits_for_a_new_proof(editor_hk, client):
    submission = sent(editor_hk)
    proof = Proof.objects.get()

    refused = client.post(address(proof), {"ask": "1", "text": " "})
    assert "Say what should change." in refused.content.decode()
    client.post(address(proof), {"ask": "1", "text": "The second word."})

    proof.refresh_from_db()
    assert (proof.answer, proof.text) == (Answer.CHANGES, "The second word.")
    assert not may_publish()
    proofs.send(submission, EN, editor=editor_hk, due_at=in_days(3))
    proof.refresh_from_db()
    assert proof.answer == Answer.REPLACED
    approve_all(submission)
    assert may_publish()


def test_all_authors_must_have_answered(editor_hk):
    submission = accepted(editor_hk)
    make_author(submission, joined_at=timezone.now())
    first, second = proofs.send(submission, EN, editor=editor_hk, due_at=in_days(3))

    proofs.approve(first, seen=article().fingerprint(EN))
    assert not may_publish()
    proofs.approve(second, seen=article().fingerprint(EN))
    assert may_publish()


def test_each_language_is_approved_by_itself(editor_hk):
    submission = sent(editor_hk)
    approve_all(submission)
    Article.objects.update(title_zh_hans="標題", body_zh_hans="<p>正文</p>")

    assert may_publish()
    assert not may_publish(HANS)


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


def test_a_name_or_role_that_changes_is_not_approved_either(editor_hk):
    submission = sent(editor_hk)
    approve_all(submission)
    article().bylines.update(role_en="Somebody else")

    assert not may_publish()


def test_a_day_that_passes_is_recorded_and_told_once(editor_hk):
    submission = sent(editor_hk)

    assert not may_publish()
    with time_machine.travel(in_days(4)):
        assert clock.run() == 1
        assert clock.run() == 0

    proof = Proof.objects.get()
    assert (proof.answer, proof.answered_at is not None) == (Answer.PASSED, True)
    assert submission.letters.filter(occasion=f"proof_passed:{proof.pk}").count() == 1
    assert may_publish()


def test_a_day_that_passes_approves_only_the_text_that_was_sent(editor_hk):
    sent(editor_hk)
    Article.objects.update(body_en="<p>Changed since.</p>")

    with time_machine.travel(in_days(4)):
        clock.run()

    assert Proof.objects.get().answer == Answer.PASSED
    assert not may_publish()


def test_a_withdrawn_piece_has_no_proof_to_answer_and_passes_none(editor_hk, client):
    submission = sent(editor_hk)
    decisions.decide(submission, Kind.WITHDRAW, by=submission.lead)
    proof = Proof.objects.get()

    response = client.post(address(proof), {"approve": "1", "seen": article().fingerprint(EN)})
    with time_machine.travel(in_days(4)):
        clock.run()

    proof.refresh_from_db()
    assert "There is no proof to read" in response.content.decode()
    assert proof.is_waiting


def test_an_answer_is_given_once(editor_hk):
    sent(editor_hk)
    proof = Proof.objects.get()
    proofs.ask_for_changes(proof, text="This.")

    with pytest.raises(Refused):
        proofs.approve(proof, seen=article().fingerprint(EN))


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


def form_of(client, there):
    """Return what a browser would send back of a form of the desk, unchanged."""
    form = client.get(there).context["adminform"].form
    sent = {name: form[name].value() for name in form.fields}
    found = {f"initial-{name}": value for name, value in sent.items()} | sent
    for formset in client.get(there).context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        found |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return {name: "" if value is None else value for name, value in found.items()}


def test_the_status_page_says_whose_turn_it_is(editor_hk, client):
    submission = sent(editor_hk)

    page = client.get(submission.lead.status_url).content.decode()
    assert "It is your turn: please read the proof in English" in page
    assert "/proof/en/" in page

    approve_all(submission)
    page = client.get(submission.lead.status_url).content.decode()
    assert "It is your turn" not in page


def test_each_later_language_is_told_once(editor_hk, client):
    submission = sent(editor_hk)
    approve_all(submission)
    Article.objects.update(title_zh_hans="標題", body_zh_hans="<p>正文</p>")
    proofs.waive(submission, HANS, editor=editor_hk, reason="No Chinese.")
    publish(article(), languages=[EN])
    clock.run()
    assert not submission.letters.filter(occasion__startswith="published_in").exists()

    publish(article(), languages=[HANS])
    for _ in range(2):
        clock.run()

    submission.refresh_from_db()
    (letter,) = submission.letters.filter(occasion__startswith="published_in")
    assert submission.state == State.PUBLISHED
    assert letter.occasion == "published_in:zh-hans"
    assert article().url_in(HANS) in letter.body
    assert article().url_in(HANS) in client.get(submission.lead.status_url).content.decode()


def test_a_stranger_and_an_unknown_language_find_nothing(editor_hk, client, reader_client):
    submission = sent(editor_hk)
    proof = Proof.objects.get()

    assert (
        client.get(address(proof).replace("/en/submissions", "/zh-hant/submissions")).status_code
        == 200
    )
    assert client.get(f"/en/submissions/{proof.author.token}/proof/zh-hans/").status_code == 404
    assert client.get("/en/submissions/nobody/proof/en/").status_code == 404
    assert reader_client.get(desk_address(submission)).status_code in {302, 403}


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


@pytest.mark.django_db(transaction=True)
def test_an_approval_and_its_deadline_leave_one_answer(editor_hk):
    sent(editor_hk)
    proof = Proof.objects.get()
    Proof.objects.update(due_at=timezone.now())
    fingerprint = article().fingerprint(EN)

    at_once(lambda: proofs.approve(proof, seen=fingerprint), clock.run, lambda: proofs.pass_due())

    proof.refresh_from_db()
    passed = Letter.objects.filter(occasion__startswith="proof_passed").count()
    assert passed == int(proof.answer == Answer.PASSED)
    assert proof.answer in {Answer.PASSED, Answer.APPROVED}


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
