"""The author's proof: sent, approved or answered, passed by its day, or done without."""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from editions.actions import publish
from submissions.actions import clock, proofs
from submissions.models import Letter, Proof
from submissions.refusals import Refused
from tests.factories import make_author
from tests.submissions.proofing import (
    EN,
    HANS,
    accepted,
    approve_all,
    article,
    in_days,
    may_publish,
    sent,
)
from tests.submissions.test_races import at_once

pytestmark = pytest.mark.django_db
Answer = Proof.Answer


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


def test_a_name_or_role_that_changes_is_not_approved_either(editor_hk):
    submission = sent(editor_hk)
    approve_all(submission)
    article().bylines.update(role_en="Somebody else")

    assert not may_publish()


def test_a_correction_of_what_is_live_is_not_planned_for_another_day_unseen(editor_hk):
    """What readers see may be corrected; to take it away and bring it back is to publish it."""
    submission = sent(editor_hk)
    approve_all(submission)
    publish(article(), languages=[EN])
    Article.objects.update(body_en="<p>Corrected since.</p>")

    with pytest.raises(ValidationError) as refusal:
        publish(article(), languages=[EN], at=in_days(1))
    assert list(refusal.value.message_dict) == ["published_at_en"]
    publish(article(), languages=[EN])
    assert article().is_published(EN)


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


def test_an_answer_is_given_once(editor_hk):
    sent(editor_hk)
    proof = Proof.objects.get()
    proofs.ask_for_changes(proof, text="This.")

    with pytest.raises(Refused):
        proofs.approve(proof, seen=article().fingerprint(EN))


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
