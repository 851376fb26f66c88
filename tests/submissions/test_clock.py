import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from editions.actions import publish, unpublish
from editions.languages import BY_CODE
from submissions.actions import clock, decisions
from submissions.models import Letter
from submissions.workflow import Kind, State
from tests.factories import approve, make_submission

pytestmark = pytest.mark.django_db
EN = BY_CODE["en"]


def days(number):
    return timezone.localdate() + dt.timedelta(days=number)


def test_a_date_given_to_the_article_is_noticed_and_its_removal_too(editor_hk):
    submission = make_submission()
    decisions.decide(submission, Kind.ACCEPT, by=editor_hk)
    approve(submission.article)
    publish(submission.article, languages=[EN], at=timezone.now() + dt.timedelta(days=1))

    clock.run()
    submission.refresh_from_db()
    assert submission.state == State.SCHEDULED

    unpublish(submission.article, languages=[EN])
    clock.run()
    submission.refresh_from_db()
    assert submission.state == State.ACCEPTED


def test_publication_is_noticed_when_its_moment_comes_and_told_with_the_address(editor_hk):
    submission = make_submission()
    decisions.decide(submission, Kind.ACCEPT, by=editor_hk)
    approve(submission.article)
    publish(submission.article, languages=[EN], at=timezone.now() + dt.timedelta(hours=1))
    assert clock.run() == 1

    with time_machine.travel(timezone.now() + dt.timedelta(hours=2)):
        clock.run()

    submission.refresh_from_db()
    letter = Letter.objects.get(occasion__startswith="publish")
    assert submission.state == State.PUBLISHED
    assert submission.article.url_in(EN) in letter.body
    assert [d.role for d in submission.decisions.order_by("number")] == ["editor", "clock", "clock"]


@pytest.mark.parametrize(
    ("state", "until", "becomes"),
    [
        (State.RECEIVED, -1, State.LAPSED),
        (State.IN_REVIEW, -1, State.LAPSED),
        (State.RECEIVED, 0, State.RECEIVED),
        (State.ACCEPTED, -1, State.ACCEPTED),
        (State.DECLINED, -1, State.DECLINED),
    ],
)
def test_an_exclusive_offer_lapses_on_the_day_after(state, until, becomes):
    submission = make_submission(state=state, exclusive_until=days(until))

    clock.run()
    clock.run()

    submission.refresh_from_db()
    assert submission.state == becomes
    assert Letter.objects.count() == int(becomes == State.LAPSED)


def test_an_author_may_leave_a_lapsed_piece_with_us_and_it_does_not_lapse_again():
    submission = make_submission(exclusive_until=days(-1))
    clock.run()
    submission.refresh_from_db()

    decisions.reverse(submission, by=submission.lead)
    clock.run()

    submission.refresh_from_db()
    assert submission.state == State.RECEIVED


def test_a_revision_is_asked_for_twice_at_most():
    submission = make_submission(state=State.REVISION_REQUESTED, due_on=days(4))

    for later in range(9):
        with time_machine.travel(timezone.now() + dt.timedelta(days=later)):
            clock.run()
            clock.run()

    found = [letter.occasion.split(":")[0] for letter in submission.letters.order_by("pk")]
    assert found == ["due", "overdue"]


def test_a_withdrawn_piece_is_not_reminded(editor_hk):
    submission = make_submission(state=State.REVISION_REQUESTED, due_on=days(-1))
    decisions.decide(submission, Kind.WITHDRAW, by=submission.lead)

    clock.run()

    assert [letter.occasion for letter in submission.letters.all()] == ["withdraw:1"]
