import datetime as dt
import zoneinfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from submissions import claims
from submissions.actions import decisions, desk
from submissions.models import Author, Note, Submission
from submissions.refusals import Refused
from submissions.workflow import Kind, State
from tests.conftest import signed_in
from tests.factories import make_contributor, make_submission

pytestmark = pytest.mark.django_db
HONG_KONG, NEW_YORK = (zoneinfo.ZoneInfo(name) for name in ("Asia/Hong_Kong", "America/New_York"))
WEDNESDAY = dt.datetime(2026, 11, 18, 11, 0, tzinfo=HONG_KONG)


def address(submission, act="change"):
    return f"/admin/submissions/submission/{submission.pk}/{act}/"


def page(client, submission):
    return BeautifulSoup(client.get(address(submission)).content, "html.parser")


@time_machine.travel(WEDNESDAY, tick=False)
def test_a_claim_ends_with_the_editors_shift(editor_hk, editor_ny):
    here, there = make_submission(), make_submission()

    desk.claim(here, editor=editor_hk)
    desk.claim(there, editor=editor_ny)

    assert here.claimed_until == dt.datetime(2026, 11, 18, 18, 0, tzinfo=HONG_KONG)
    assert there.claimed_until == dt.datetime(2026, 11, 18, 18, 0, tzinfo=NEW_YORK)


def test_a_claim_warns_others_and_is_taken_over_only_in_so_many_words(desk, editor_hk, editor_ny):
    submission, other = make_submission(), signed_in(editor_ny)
    desk.post(address(submission, "claim"))

    assert str(editor_hk) in page(other, submission).select_one(".warning").text
    other.post(address(submission, "claim"))
    assert Submission.objects.get().claimed_by == editor_hk

    other.post(address(submission, "claim"), {"take_over": "1"})
    assert Submission.objects.get().claimed_by == editor_ny


def test_a_claim_ends_by_itself_by_a_decision_or_by_its_editor(editor_hk, editor_ny):
    expired, decided, let_go = (make_submission() for _ in range(3))
    for submission in (expired, decided, let_go):
        desk.claim(submission, editor=editor_hk)
    Submission.objects.filter(pk=expired.pk).update(claimed_until=timezone.now())
    decisions.decide(decided, Kind.TAKE_UP, by=editor_ny)
    claims.let_go(let_go, editor=editor_hk)

    for submission in (expired, decided, let_go):
        desk.claim(submission, editor=editor_ny)


def test_nobody_lets_go_of_anothers_claim(editor_hk, editor_ny):
    submission = make_submission()
    desk.claim(submission, editor=editor_hk)

    claims.let_go(submission, editor=editor_ny)

    assert Submission.objects.get().claimed_by == editor_hk


def test_what_is_over_is_not_claimed(editor_hk):
    with pytest.raises(Refused):
        desk.claim(make_submission(state=State.DECLINED), editor=editor_hk)


def test_a_piece_is_assigned_and_given_back(desk, editor_ny, reader):
    submission = make_submission()

    desk.post(address(submission, "assign"), {"to": editor_ny.pk})
    assert Submission.objects.get().assigned_to == editor_ny
    desk.post(address(submission, "assign"), {"to": reader.pk})
    assert Submission.objects.get().assigned_to == editor_ny
    desk.post(address(submission, "assign"), {"to": ""})
    assert Submission.objects.get().assigned_to is None


def test_others_notes_are_read_after_writing_ones_own(desk, editor_ny, chief_desk):
    submission = make_submission()
    Note.objects.create(submission=submission, editor=editor_ny, score=2, text="Thin on facts.")

    for client in (desk, chief_desk):
        assert "Thin on facts." not in page(client, submission).text
        assert "On average" not in page(client, submission).text

    desk.post(address(submission, "note"), {"score": "5", "text": ""})

    words = page(desk, submission).text
    assert "Thin on facts." in words
    assert "On average 3.5 of 5" in words
    assert "Thin on facts." not in page(chief_desk, submission).text


@pytest.mark.parametrize("said", [{}, {"score": "6"}, {"score": "x"}, {"text": "  "}])
def test_a_note_that_says_nothing_is_not_kept(desk, said):
    submission = make_submission()

    desk.post(address(submission, "note"), said)

    assert not Note.objects.exists()


def test_an_author_is_matched_to_a_contributor_and_parted_again(desk):
    submission, known = make_submission(), make_contributor()
    act = f"match/{submission.lead.pk}"

    desk.post(address(submission, act), {"contributor": known.pk})
    assert Author.objects.get().contributor == known
    desk.post(address(submission, act), {"contributor": ""})
    assert Author.objects.get().contributor is None


def test_an_author_of_another_piece_is_not_matched_here(desk):
    submission, other = make_submission(), make_submission()

    response = desk.post(address(submission, f"match/{other.lead.pk}"), {"contributor": ""})

    assert response.status_code == 404


def test_what_the_same_people_sent_in_is_named_with_its_outcome(desk, reader):
    known = make_contributor()
    who = {"email": "Ann@example.com", "user": reader, "contributor": known}
    submission = make_submission(author=who)
    make_submission(title="By address", state=State.DECLINED, author={"email": "ann@EXAMPLE.com"})
    make_submission(title="By account", author={"user": reader})
    make_submission(title="By contributor", author={"contributor": known})
    make_submission(title="A draft of theirs", state=State.DRAFT, author={"user": reader})
    make_submission(title="By a stranger")

    section = page(desk, submission).select_one("section[aria-labelledby=earlier]")

    assert {link.text for link in section.select("a")} == {
        "By address",
        "By account",
        "By contributor",
    }
    assert "Declined" in section.text
