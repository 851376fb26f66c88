"""Co-authors are asked once, sign only when they say so, and cannot be used to mail strangers."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.actions import prove
from submissions.actions import inviting
from submissions.models import Author, Letter
from submissions.refusals import Refused
from submissions.workflow import State
from tests.factories import make_submission, make_user

pytestmark = pytest.mark.django_db


def address(author, act):
    return f"/en/submissions/{author.token}/{act}"


def ask(client, lead, email="bo@example.com", **fields):
    sent = {"email": email, "name": "Bo", "language": "zh-hant", **fields}
    return client.post(address(lead, "co-authors/"), sent, follow=True).content.decode()


def test_an_invitation_is_written_in_its_language_and_names_who_asks(client):
    lead = make_submission(state=State.DRAFT, author={"name": "Ann"}).lead
    ask(client, lead)

    invited = Author.objects.get(email="bo@example.com")
    letter = invited.letters.get()
    assert letter.subject.startswith("Ann邀請您")
    assert f"/zh-hant/submissions/{invited.token}/" in letter.body
    assert invited.joined_at is None


def test_only_posting_makes_them_sign(client):
    lead = make_submission().lead
    ask(client, lead)
    invited = Author.objects.get(email="bo@example.com")

    assert "Yes, I sign this piece" in client.get(address(invited, "join/")).content.decode()
    invited.refresh_from_db()
    assert invited.joined_at is None

    sent = {"name": "Bo Chan", "language": "zh-hant", "role": "Engineer"}
    client.post(address(invited, "join/"), sent)
    invited.refresh_from_db()
    assert invited.joined_at
    assert (invited.name, invited.role) == ("Bo Chan", "Engineer")


def test_asking_the_same_address_again_sends_nothing_and_says_the_same(client):
    lead = make_submission().lead
    first = ask(client, lead)
    again = ask(client, lead, email="BO@example.com")

    assert Letter.objects.filter(occasion__startswith="invitation").count() == 1
    assert "is asked to sign with you" in first
    assert "is asked to sign with you" in again


def test_whether_an_address_has_an_account_makes_no_difference(client):
    reader = make_user(email="known@example.com", name="K. Nown", language="zh-hans")
    prove(reader)
    seen = []
    for email in ("known@example.com", "other@example.com"):
        lead = make_submission(title="A piece", author={"name": "Ann", "email": "a@a.org"}).lead
        with CaptureQueriesContext(connection) as queries:
            page = ask(client, lead, email=email)
        invited = Author.objects.get(email=email)
        letter = invited.letters.get()
        own = re.compile(rf"{email}|{invited.token}|{lead.token}|co-authors/\d+|[A-Za-z0-9]{{64}}")
        texts = (page.split("<main")[1], letter.subject, letter.body)
        seen.append((len(queries), invited.user, *(own.sub("…", text) for text in texts)))

    assert seen[0] == seen[1]


def test_who_declines_is_left_alone_and_may_be_asked_anew_by_another_letter(client):
    lead = make_submission().lead
    ask(client, lead)
    invited = Author.objects.get(email="bo@example.com")
    token = invited.token

    client.post(address(invited, "decline/"))
    assert client.get(address(invited, "join/")).status_code == 410
    assert Letter.objects.get().status == Letter.Status.DISCARDED

    client.post(address(invited, "join/"), {"name": "Bo", "language": "en"})
    invited.refresh_from_db()
    assert invited.joined_at is None

    inviting.invite(lead, email="bo@example.com", name="Bo", language="en")
    invited.refresh_from_db()
    assert (invited.left_at, invited.token != token) == (None, True)


def test_an_invitation_is_taken_back_but_not_a_signature(client):
    lead = make_submission().lead
    ask(client, lead)
    invited = Author.objects.get(email="bo@example.com")
    client.post(address(lead, f"co-authors/{invited.pk}/"))
    assert client.get(address(invited, "join/")).status_code == 410

    other = inviting.invite(lead, email="cy@example.com", name="Cy", language="en")
    inviting.join(other)
    page = client.post(address(lead, f"co-authors/{other.pk}/"), follow=True).content.decode()
    other.refresh_from_db()
    assert "They have answered already." in page
    assert other.left_at is None


def test_nobody_takes_back_what_belongs_to_another_piece(client):
    other = inviting.invite(make_submission().lead, email="b@example.com", name="", language="en")
    lead = make_submission().lead

    assert client.post(address(lead, f"co-authors/{other.pk}/")).status_code == 404


def test_at_most_so_many_sign_a_piece(settings):
    settings.SUBMISSION_CO_AUTHORS = 1
    lead = make_submission().lead
    inviting.invite(lead, email="a@example.com", name="", language="en")

    with pytest.raises(Refused, match="At most 1"):
        inviting.invite(lead, email="b@example.com", name="", language="en")


def test_nobody_mails_more_strangers_a_day_by_spreading_them_over_pieces(settings):
    settings.SUBMISSION_INVITATIONS_A_DAY = 2
    leads = [make_submission(author={"email": "ann@example.com"}).lead for _piece in range(3)]
    for lead in leads[:2]:
        inviting.invite(lead, email="a@example.com", name="", language="en")

    with pytest.raises(Refused, match="tomorrow"):
        inviting.invite(leads[2], email="a@example.com", name="", language="en")


def test_nobody_uses_up_what_an_account_may_send_by_writing_its_address(settings, reader):
    settings.SUBMISSION_INVITATIONS_A_DAY = 1
    stranger = make_submission(author={"email": reader.email}).lead
    lead = make_submission(author={"email": reader.email, "user": reader}).lead
    inviting.invite(stranger, email="a@example.com", name="", language="en")

    assert inviting.invite(lead, email="b@example.com", name="", language="en")
    with pytest.raises(Refused, match="tomorrow"):
        inviting.invite(lead, email="c@example.com", name="", language="en")


def test_nor_from_one_network_under_many_names(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "offer_invitation": "1/d/ip"}
    ask(client, make_submission().lead)
    page = ask(client, make_submission().lead)

    assert "Too many invitations left your network today." in page
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("state", [State.ACCEPTED, State.DECLINED, State.WITHDRAWN])
def test_nobody_comes_to_sign_what_is_decided(client, state):
    lead = make_submission(state=state).lead

    assert "Nobody else can come to sign this piece now." in ask(client, lead)
