"""Whatever is done in whatever order, nothing is published that nobody answered for."""

import contextlib
import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles.models import Article
from editions.actions import publish, unpublish
from editions.languages import BY_CODE
from submissions.actions import changes, clock, decisions, proofs
from submissions.models import Proof, Submission
from submissions.refusals import Refused
from submissions.workflow import Kind
from tests.factories import make_author, make_submission

pytestmark = pytest.mark.django_db
EN = BY_CODE["en"]
WORDS = st.sampled_from(["One.", "Two.", "Three."])
REFUSED = (Refused, ValidationError)


def machine(editor):
    class Desk(RuleBasedStateMachine):
        """Keeps its own book of who answered for which text; the site must agree with it."""

        @initialize(authors=st.integers(1, 2))
        def accept(self, authors):
            self.rollback = transaction.atomic()
            self.rollback.__enter__()
            submission = make_submission(text="<p>One.</p>")
            for _ in range(authors - 1):
                make_author(submission, joined_at=timezone.now())
            decisions.decide(submission, Kind.ACCEPT, by=editor)
            self.pk, self.authors = submission.pk, authors
            self.answered = set()  # authors who settled the text of the round
            self.text_of_round = None
            self.covered = set()  # every text that was ever answered for

        def teardown(self):
            transaction.set_rollback(True)
            self.rollback.__exit__(None, None, None)

        @property
        def submission(self):
            return Submission.objects.get(pk=self.pk)

        @property
        def article(self):
            return self.submission.article

        @property
        def text(self):
            return self.article.fingerprint(EN)

        def open_proofs(self):
            return list(Proof.objects.waiting().filter(submission=self.pk))

        @rule(words=WORDS)
        def edit(self, words):
            article = self.article
            article.body_en = f"<p>{words}</p>"
            try:
                article.check_editions()
            except ValidationError:
                return
            article.save()

        @rule(words=WORDS)
        def take_a_change(self, words):
            try:
                lead = self.submission.lead
                change = changes.propose(lead, language=EN, text=f"<p>{words}</p>")
                seen = changes.body_digest(self.article, EN)
                with transaction.atomic():
                    changes.take(change, editor=editor, seen=seen)
            except REFUSED:
                pass

        @rule()
        def send(self):
            try:
                due = timezone.now() + dt.timedelta(days=3)
                proofs.send(self.submission, EN, editor=editor, due_at=due)
            except Refused:
                return
            self.answered, self.text_of_round = set(), None

        @precondition(lambda self: self.open_proofs())
        @rule(pick=st.integers(0, 1), is_old=st.booleans())
        def approve(self, pick, is_old):
            waiting = self.open_proofs()
            proof = waiting[pick % len(waiting)]
            seen = proof.sha256 if is_old else self.text
            try:
                proofs.approve(proof, seen=seen)
            except Refused:
                return
            assert seen == self.text
            self.settle(proof, seen)

        def settle(self, proof, text):
            if self.text_of_round != text:
                self.answered, self.text_of_round = set(), text
            self.answered |= {proof.author_id}
            # Those who answered earlier for this very text count too.
            standing = Proof.objects.standing().filter(submission=self.pk, sha256=text)
            self.answered |= {each.author_id for each in standing if each.settles}
            if len(self.answered) == self.authors:
                self.covered.add(text)

        @precondition(lambda self: self.open_proofs())
        @rule()
        def ask_for_changes(self):
            with contextlib.suppress(Refused):
                proofs.ask_for_changes(self.open_proofs()[0], text="This.")

        @precondition(lambda self: self.open_proofs())
        @rule()
        def let_the_day_pass(self):
            waiting = self.open_proofs()
            Proof.objects.filter(pk__in=[each.pk for each in waiting]).update(due_at=timezone.now())
            clock.run()
            for proof in waiting:
                proof.refresh_from_db()
                if proof.answer == Proof.Answer.PASSED and proof.sha256 == self.text:
                    self.settle(proof, proof.sha256)

        @rule()
        def waive(self):
            try:
                proofs.waive(self.submission, EN, editor=editor, reason="Agreed.")
                self.covered.add(self.text)
            except Refused:
                pass

        @rule(days=st.sampled_from([0, 1]))
        def publish(self, days):
            article = self.article
            at = timezone.now() + dt.timedelta(days=1) if days else None
            was_live = article.is_published(EN)
            try:
                publish(article, languages=[EN], at=at)
            except ValidationError:
                return
            assert was_live or self.text in self.covered

        @rule()
        def publish_past_every_form(self):
            """Even the shell: the row itself refuses what nobody ever answered for."""
            if not self.covered:
                with pytest.raises(IntegrityError), transaction.atomic():
                    Article.objects.update(published_at_en=timezone.now())

        @rule()
        def take_back(self):
            unpublish(self.article, languages=[EN])

        @rule()
        def tell_the_time(self):
            clock.run()

        @rule()
        def withdraw_and_return(self):
            try:
                decisions.decide(self.submission, Kind.WITHDRAW, by=self.submission.lead)
                decisions.reverse(self.submission, by=self.submission.lead)
            except Refused:
                pass

        @invariant()
        def what_has_a_date_was_answered_for(self):
            if not hasattr(self, "pk") or not self.article.published_at_en:
                return
            assert self.covered
            if not self.article.is_published(EN):
                assert self.text in self.covered

    return Desk


def test_no_edition_is_published_that_nobody_answered_for(editor_hk):
    run_state_machine_as_test(
        machine(editor_hk),
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            phases=[Phase.generate],  # to shrink takes minutes, and the steps are read as well
            suppress_health_check=list(HealthCheck),
        ),
    )
