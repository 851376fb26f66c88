"""What may become of an account in each state, and when two things happen at one moment."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from accounts import actions
from accounts.models import User
from tests.factories import make_member, make_user
from tests.races import at_once

pytestmark = pytest.mark.django_db
NEVER = ()  # a refusal that nobody raises
# state → what each act leaves: (is there, is leaving), and what it answers
LEFT = {
    ("active", "keep"): (True, False, True),
    ("active", "delete_now"): (True, False, False),
    ("active", "delete_due"): (True, False, 0),
    ("leaving", "keep"): (True, False, True),
    ("leaving", "delete_now"): (False, False, True),
    ("leaving", "delete_due"): (True, True, 0),
    ("due", "keep"): (True, False, True),
    ("due", "delete_now"): (False, False, True),
    ("due", "delete_due"): (False, False, 1),
    ("gone", "keep"): (False, False, False),
    ("gone", "delete_now"): (False, False, True),
    ("gone", "delete_due"): (False, False, 0),
}


@pytest.mark.parametrize(("state", "act"), LEFT)
def test_every_state_meets_every_act(state, act):
    ann = make_user()
    hours = {"leaving": 1, "due": -1}.get(state)
    if hours:
        ann.deletes_at = timezone.now() + dt.timedelta(hours=hours)
        ann.save()
    if state == "gone":
        User.objects.filter(pk=ann.pk).delete()

    answer = getattr(actions, act)(*(() if act == "delete_due" else (ann,)))

    there, leaving = User.objects.filter(pk=ann.pk), User.objects.leaving()
    assert (there.exists(), leaving.exists(), answer) == LEFT[state, act]


@pytest.mark.django_db(transaction=True)
def test_an_account_is_kept_or_deleted_at_one_moment_never_both():
    ends = []
    for _ in range(5):
        ann = make_member().user
        User.objects.filter(pk=ann.pk).update(deletes_at=timezone.now())

        kept, *deleted = at_once(
            lambda: actions.keep(ann),  # noqa: B023 - run before the next round
            actions.delete_due,
            actions.delete_due,
            refusal=NEVER,
        )

        assert (kept, sum(deleted)) in {(True, 0), (False, 1)}
        assert User.objects.filter(pk=ann.pk, deletes_at=None).exists() == kept
        ends.append(kept)
    assert (len(mail.outbox), User.objects.count()) == (ends.count(False), ends.count(True))
