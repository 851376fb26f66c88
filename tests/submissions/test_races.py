"""Two people at once, on real connections: one wins, the other is told, nothing is doubled."""

import datetime as dt
from functools import partial

import pytest
from django.utils import timezone

from accounts import delivery
from articles.models import Article
from editions.actions import publish
from editions.languages import BY_CODE
from submissions.actions import clock, decisions, inviting, letters
from submissions.models import Letter, Submission
from submissions.refusals import Overtaken, Refused
from submissions.workflow import Kind, State
from tests.factories import approve, make_submission
from tests.races import at_once as acts_at_once

pytestmark = pytest.mark.django_db(transaction=True)
at_once = partial(acts_at_once, refusal=Refused)


@pytest.mark.parametrize("_time", range(3))
def test_two_editors_accept_and_one_article_is_made(editor_hk, editor_ny, _time):
    submission = make_submission()

    def accept(editor):
        row = Submission.objects.get(pk=submission.pk)
        return lambda: decisions.decide(row, Kind.ACCEPT, by=editor, version=row.version)

    results = at_once(*(accept(editor) for editor in (editor_hk, editor_ny) * 2))

    assert sum(isinstance(result, Overtaken) for result in results) == 3
    assert Article.objects.count() == 1
    assert Letter.objects.filter(occasion__startswith="accept").count() == 1


@pytest.mark.parametrize("_time", range(3))
def test_a_withdrawal_and_an_acceptance_leave_a_state_that_both_explain(editor_hk, _time):
    submission = make_submission()
    lead = submission.lead

    at_once(
        lambda: decisions.decide(submission, Kind.ACCEPT, by=editor_hk, version=0),
        lambda: decisions.decide(Submission.objects.get(pk=submission.pk), Kind.WITHDRAW, by=lead),
    )

    submission = Submission.objects.get()
    assert submission.state == State.WITHDRAWN  # an author always may, before or after
    assert not Article.objects.filter(is_withheld=False).exists()
    kinds = [decision.kind for decision in submission.decisions.order_by("number")]
    assert kinds in (["withdraw"], ["accept", "withdraw"])


@pytest.mark.parametrize("_time", range(3))
def test_a_withdrawal_and_the_publication_never_both_hold(editor_hk, _time):
    submission = make_submission()
    decisions.decide(submission, Kind.ACCEPT, by=editor_hk)
    article = submission.article
    approve(article)

    def publish_it():
        try:
            publish(Article.objects.get(pk=article.pk), languages=[BY_CODE["en"]])
        except Exception as refusal:
            return refusal

    at_once(
        publish_it,
        lambda: decisions.decide(submission, Kind.WITHDRAW, by=submission.lead),
    )

    article.refresh_from_db()
    submission.refresh_from_db()
    is_out = article.published_at_en is not None
    assert is_out == (submission.state != State.WITHDRAWN)


def test_two_uploads_of_a_revision_are_sealed_once():
    submission = make_submission(state=State.REVISION_REQUESTED)
    lead = submission.lead

    results = at_once(
        *(lambda: decisions.decide(submission, Kind.RESUBMIT, by=lead) for _ in range(4))
    )

    assert sum(isinstance(result, Refused) for result in results) == 3
    assert submission.revisions.count() == 1


def test_eight_workers_send_a_letter_once(mailoutbox):
    letter = letters.write("withdraw", make_submission().lead, occasion="withdraw:1")

    results = at_once(*[lambda: delivery.deliver(Letter, letter.pk)] * 8)

    assert sum(result is not None for result in results) == 1
    assert len(mailoutbox) == 1


def test_two_calendars_lapse_a_piece_once():
    make_submission(exclusive_until=timezone.localdate() - dt.timedelta(days=1))

    assert sum(at_once(clock.run, clock.run, clock.run)) == 1
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("_time", range(3))
def test_invitations_for_several_pieces_at_once_keep_to_what_a_day_allows(settings, _time):
    settings.SUBMISSION_INVITATIONS_A_DAY = 2
    leads = [make_submission(author={"email": "ann@example.com"}).lead for _ in range(6)]

    def invite(number):
        asked = {"email": f"bo{number}@example.com", "name": "Bo", "language": "en"}
        return lambda: inviting.invite(leads[number], **asked)

    results = at_once(*(invite(number) for number in range(6)))

    assert sum(isinstance(result, Refused) for result in results) == 4
    assert Letter.objects.filter(occasion__startswith="invitation").count() == 2
