"""The contributor's home: every piece of whoever is signed in, and nobody else's."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.actions import prove
from submissions.actions import clock, inviting
from submissions.models import Author, Letter
from submissions.workflow import State
from tests.factories import make_submission

pytestmark = pytest.mark.django_db


def test_it_asks_strangers_to_sign_in(client):
    assert client.get("/en/account/pieces/").url.startswith("/en/sign-in/")


def test_pieces_sent_from_ones_address_come_along_and_others_do_not(reader_client, reader):
    mine = make_submission(title="Mine", author={"email": reader.email.upper()})
    make_submission(title="Not mine")
    assert "Mine" not in reader_client.get("/en/account/pieces/").text  # not shown to be theirs
    prove(reader)

    page = reader_client.get("/en/account/pieces/").content.decode()
    assert "Mine" in page
    assert "Not mine" not in page
    assert Author.objects.get(submission=mine).user == reader


def test_a_receipt_in_other_hands_brings_the_piece_into_no_account(reader_client, reader):
    lead = make_submission(title="Not mine").lead
    prove(reader)

    for page in ("", "details/", "co-authors/"):
        assert reader_client.get(f"/en/submissions/{lead.token}/{page}").status_code == 200

    assert "Not mine" not in reader_client.get("/en/account/pieces/").text
    assert "Not mine" not in reader_client.get("/en/submit/").text
    lead.refresh_from_db()
    assert lead.user is None


def test_it_says_whose_turn_it_is_and_offers_to_withdraw(reader_client, reader):
    make_submission(state=State.REVISION_REQUESTED, author={"user": reader})

    page = reader_client.get("/en/account/pieces/").content.decode()
    assert "It is your turn: we hope for the new version by" in page
    assert "Withdraw this piece" in page


def test_drafts_and_invitations_stand_there_too(reader_client, reader):
    draft = make_submission(state=State.DRAFT, author={"user": reader, "joined_at": None}).lead
    lead = make_submission(title="Asked").lead
    inviting.invite(lead, email=reader.email, name="", language="en")
    prove(reader)

    page = reader_client.get("/en/account/pieces/").content.decode()
    assert f"/en/submissions/{draft.token}/edit/" in page
    assert "You are asked to sign it" in page


@pytest.mark.parametrize("number", [1, 30])
def test_many_pieces_cost_no_more_queries_than_one(
    reader_client, reader, number, django_assert_num_queries
):
    for state in [State.RECEIVED, State.PUBLISHED, State.SCHEDULED][: 3 if number > 1 else 1] * (
        number // 3 or 1
    ):
        make_submission(state=state, author={"user": reader})

    with django_assert_num_queries(5):  # session, user, claim, pieces, contributor
        reader_client.get("/en/account/pieces/")


def test_reminders_are_switched_off_for_all_ones_pieces(reader_client, reader):
    due = timezone.localdate() + dt.timedelta(days=1)
    make_submission(state=State.REVISION_REQUESTED, due_on=due, author={"user": reader})
    reader_client.post("/en/account/pieces/reminders/")
    clock.run()
    assert not Letter.objects.exists()

    reader_client.post("/en/account/pieces/reminders/", {"reminders": "on"})
    clock.run()
    assert Letter.objects.get().occasion.startswith("due:")
