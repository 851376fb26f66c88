"""Every state × role × decision: what is open, what is refused, and where it leads."""

import datetime as dt

import pytest
from django.utils import timezone

from submissions.actions import decisions
from submissions.models import Decision
from submissions.refusals import Refused
from submissions.workflow import PUBLIC, Kind, Role, State
from tests.factories import make_issue, make_submission

# decision: (who, from where, to where). Written out, not taken from the rules it checks.
BEFORE = "received in_review revision_requested"
TABLE = {
    "submit": ("author", "draft", "received"),
    "take_up": ("editor", "received", "in_review"),
    "request_revision": ("editor", "received in_review", "revision_requested"),
    "resubmit": ("author", "revision_requested", "in_review"),
    "accept": ("editor", BEFORE, "accepted"),
    "decline": ("editor", BEFORE, "declined"),
    "produce": ("editor", "accepted", "in_production"),
    "schedule": ("editor clock", "accepted in_production", "scheduled"),
    "publish": ("clock", "accepted in_production scheduled", "published"),
    "withdraw": ("author editor", f"draft {BEFORE} accepted in_production scheduled", "withdrawn"),
    "lapse": ("clock", BEFORE, "lapsed"),
}
CASES = [
    (state, role, kind)
    for state in State
    for role in Role
    for kind in Kind
    if kind is not Kind.REVERSE
]
# decision: who may take it back while it is the last one.
TAKEN_BACK_BY = {
    "take_up": "editor",
    "request_revision": "editor",
    "accept": "editor",
    "decline": "editor",
    "produce": "editor",
    "schedule": "editor clock",
    "withdraw": "author",
    "lapse": "author",
}


@pytest.fixture
def actors(editor_hk):
    def actor(role, submission):
        return {"author": submission.lead, "editor": editor_hk, "clock": None}[role]

    return actor


def said_for(kind):
    return {
        "reason": "Because of the figures.",
        "due_on": timezone.localdate() + dt.timedelta(days=7),
        "issue": make_issue() if kind is Kind.SCHEDULE else None,
    }


@pytest.mark.parametrize(("state", "role", "kind"), CASES)
def test_each_decision_is_open_to_those_and_there_only(actors, state, role, kind):
    roles, sources, target = TABLE[kind]
    submission = make_submission(state=state)
    is_open = role in roles.split() and state in sources.split()
    by = actors(role, submission)

    if is_open:
        decision = decisions.decide(submission, kind, by=by, **said_for(kind))
        assert (decision.from_state, decision.to_state, decision.role) == (state, target, role)
    else:
        with pytest.raises(Refused):
            decisions.decide(submission, kind, by=by, **said_for(kind))
    submission.refresh_from_db()
    assert submission.state == (target if is_open else state)
    assert submission.version == submission.decisions.count() == int(is_open)


@pytest.mark.parametrize("kind", sorted(set(TABLE) - {"publish", "submit"}))
@pytest.mark.parametrize("role", list(Role))
def test_the_last_decision_is_taken_back_by_those_only(actors, role, kind):
    roles, sources, _target = TABLE[kind]
    start = State(sources.split()[0])
    submission = make_submission(state=start)
    kind = Kind(kind)
    decided = decisions.decide(
        submission, kind, by=actors(roles.split()[0], submission), **said_for(kind)
    )
    by = actors(role, submission)

    if role in TAKEN_BACK_BY.get(kind, "").split():
        reversal = decisions.reverse(submission, by=by, reason="A mistake.")
        assert (reversal.to_state, reversal.reverses) == (start, decided)
        assert submission.state == start
    else:
        with pytest.raises(Refused):
            decisions.reverse(submission, by=by, reason="A mistake.")
        assert submission.state == decided.to_state


def test_a_reversal_is_not_reversed_and_an_older_decision_stays(actors, editor_hk):
    submission = make_submission()
    decisions.decide(submission, Kind.TAKE_UP, by=editor_hk)
    decisions.decide(submission, Kind.DECLINE, by=editor_hk, reason="Not for us.")

    decisions.reverse(submission, by=editor_hk, reason="We read it again.")

    with pytest.raises(Refused):
        decisions.reverse(submission, by=editor_hk, reason="And once more.")
    assert submission.state == State.IN_REVIEW
    assert [d.number for d in Decision.objects.all()] == [1, 2, 3]


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_name_for_the_desk_and_one_for_authors(state):
    assert state.label
    assert PUBLIC[state]
