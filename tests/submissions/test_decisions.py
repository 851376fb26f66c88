import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.mail import Text
from submissions.actions import decisions, proposing
from submissions.models import Decision, Letter, Proposal, Submission
from submissions.refusals import Overtaken, Refused
from submissions.workflow import Kind, State
from tests.factories import make_author, make_submission, make_user

pytestmark = pytest.mark.django_db

IN_A_WEEK = timezone.localdate() + dt.timedelta(days=7)


def test_a_piece_sent_in_is_sealed_promised_and_receipted():
    submission = make_submission(state=State.DRAFT, author={"joined_at": None})

    decisions.decide(submission, Kind.SUBMIT, by=submission.lead)

    revision = submission.revisions.get()
    letter = submission.letters.get()
    assert (revision.number, revision.text) == (1, submission.text)
    assert submission.reply_by > submission.received_at
    assert submission.authors.get().joined_at
    assert (letter.occasion, letter.status) == ("receipt:1", Letter.Status.QUEUED)
    assert submission.lead.token in letter.body


@pytest.mark.parametrize(
    ("lack", "field"),
    [
        ({"title": " "}, "title"),
        ({"text": "<p> </p>"}, "text"),
        ({"text": "<p>" + "word " * 2001 + "</p>"}, "text"),
        ({"language": "zh-hant", "text": f"<p>{'字' * 3401}</p>"}, "text"),
    ],
)
def test_what_lacks_something_is_not_sent_in(lack, field):
    submission = make_submission(state=State.DRAFT, **lack)

    with pytest.raises(ValidationError) as refusal:
        decisions.decide(submission, Kind.SUBMIT, by=submission.lead)

    assert list(refusal.value.message_dict) == [field]
    assert Submission.objects.get().state == State.DRAFT
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("kind", "said", "field"),
    [
        (Kind.DECLINE, {}, "reason"),
        (Kind.REQUEST_REVISION, {"due_on": IN_A_WEEK}, "reason"),
        (Kind.REQUEST_REVISION, {"reason": "More figures."}, "due_on"),
        (Kind.REQUEST_REVISION, {"reason": "x", "due_on": dt.date(2020, 1, 1)}, "due_on"),
        (Kind.WITHDRAW, {}, "reason"),
    ],
)
def test_an_editor_must_say_what_a_decision_needs(editor_hk, kind, said, field):
    submission = make_submission()

    with pytest.raises(ValidationError) as refusal:
        decisions.decide(submission, kind, by=editor_hk, **said)

    assert list(refusal.value.message_dict) == [field]


def test_whoever_decides_on_an_old_page_is_told_who_was_faster(editor_hk, editor_ny):
    submission = make_submission()
    seen = submission.version
    decisions.decide(
        Submission.objects.get(), Kind.DECLINE, by=editor_ny, version=seen, reason="Not for us."
    )

    with pytest.raises(Overtaken) as refusal:
        decisions.decide(submission, Kind.ACCEPT, by=editor_hk, version=seen)

    assert str(editor_ny) in str(refusal.value)
    assert Submission.objects.get().state == State.DECLINED


def test_only_the_lead_author_acts_and_only_on_their_own_piece():
    submission, other = make_submission(), make_submission()
    second = make_author(submission, joined_at=timezone.now())

    for author in (second, other.lead):
        with pytest.raises(Refused):
            decisions.decide(submission, Kind.WITHDRAW, by=author)


def test_a_reader_with_a_sign_in_cannot_decide():
    with pytest.raises(Refused):
        decisions.decide(make_submission(), Kind.TAKE_UP, by=make_user())


def test_every_author_who_joined_reads_the_decision_in_their_language(editor_hk):
    submission = make_submission(author={"language": "en"})
    make_author(submission, language="zh-hant", joined_at=timezone.now())
    make_author(submission, language="zh-hans")  # invited only

    decisions.decide(submission, Kind.DECLINE, by=editor_hk, reason="Out of date.")

    subjects = {letter.language: letter.subject for letter in Letter.objects.all()}
    assert subjects == {
        "en": f"Your piece “{submission.title}”",
        "zh-hant": f"關於您的文章《{submission.title}》",
    }


def test_an_editor_may_write_the_letter_and_hold_it(editor_hk):
    submission = make_submission()
    text = Text("About your piece", "Dear author …\n")

    decisions.decide(
        submission, Kind.DECLINE, by=editor_hk, reason="Late.", text=text, is_held=True
    )

    letter = Letter.objects.get()
    assert (letter.subject, letter.body) == ("About your piece", "Dear author …\n")
    assert letter.status == Letter.Status.HELD


def test_a_proposed_decision_changes_nothing_until_it_is_taken(editor_hk, editor_ny):
    submission = make_submission()

    proposing.propose(submission, Kind.DECLINE, editor=editor_hk, reason="Not for us.")

    assert Submission.objects.get().state == State.RECEIVED
    assert not Decision.objects.exists()
    assert not Letter.objects.exists()

    decisions.decide(submission, Kind.DECLINE, by=editor_ny, reason="Not for us.")

    decision = Decision.objects.get()
    assert (decision.kind, decision.editor, decision.reason) == (
        Kind.DECLINE,
        editor_ny,
        "Not for us.",
    )
    assert not Proposal.objects.exists()


def test_another_decision_ends_a_proposal(editor_hk):
    submission = make_submission()
    proposing.propose(submission, Kind.DECLINE, editor=editor_hk, reason="Not for us.")

    decisions.decide(submission, Kind.ACCEPT, by=editor_hk)

    assert not Proposal.objects.exists()


def test_a_withdrawal_stops_every_letter_that_has_not_left(editor_hk):
    submission = make_submission()
    decisions.decide(submission, Kind.REQUEST_REVISION, by=editor_hk, reason="?", due_on=IN_A_WEEK)

    decisions.decide(submission, Kind.WITHDRAW, by=submission.lead)

    found = dict(Letter.objects.values_list("occasion", "status"))
    assert found == {"request_revision:1": "discarded", "withdraw:2": "queued"}


def test_a_reversal_is_told_only_to_those_who_were_told(editor_hk):
    told, untold = make_submission(), make_submission()
    for submission in (told, untold):
        decisions.decide(submission, Kind.DECLINE, by=editor_hk, reason="Not for us.")
    told.letters.update(status=Letter.Status.SENT)

    for submission in (told, untold):
        decisions.reverse(submission, by=editor_hk, reason="We were wrong.")

    assert [letter.occasion for letter in told.letters.all()] == ["reverse:2", "decline:1"]
    assert [(each.occasion, each.status) for each in untold.letters.all()] == [
        ("decline:1", "discarded")
    ]


@pytest.mark.parametrize(
    "broken",
    [
        {"role": "editor"},
        {"kind": "decline", "role": "clock", "reason": ""},
        {"kind": "reverse", "role": "clock"},
    ],
)
def test_the_database_refuses_a_decision_without_who_or_why(broken):
    submission = make_submission()
    fields = {"kind": "lapse", "role": "clock", "from_state": "received", "to_state": "lapsed"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(submission=submission, number=1, **{**fields, **broken})


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "lost"},
        {"state": "accepted"},
        {"received_at": None},
        {"state": "revision_requested", "due_on": None},
    ],
)
def test_the_database_refuses_a_state_without_what_it_asks_for(broken):
    make_submission()

    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.update(**broken)
