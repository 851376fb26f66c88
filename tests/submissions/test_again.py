"""The same form sent again: by a second click, or after going back and writing on."""

import pytest

from submissions.models import Author, Change, Letter, Submission
from submissions.workflow import State
from tests.factories import make_submission
from tests.submissions.offers import whole

pytestmark = pytest.mark.django_db


def send(client, form, act="save", address="/en/submit/"):
    return client.post(address, {**form, "act": act})


@pytest.mark.parametrize("act", ["save", "send", "co_authors"])
def test_a_second_click_leads_where_the_first_one_did(client, act):
    form = whole(client)

    first, second = send(client, form, act), send(client, form, act)

    assert first["Location"] == second["Location"]
    assert Submission.objects.count() == 1
    assert Letter.objects.count() == 1


def test_who_goes_back_and_writes_on_is_shown_both_texts(client):
    form = whole(client)
    send(client, form)

    page = send(client, {**form, "title": "Another title"})

    assert page.status_code == 409
    assert "Another title" in page.text
    assert "A piece" in page.text
    assert Submission.objects.get().title == "A piece"


def test_who_goes_back_after_sending_in_and_writes_something_else_begins_anew(client):
    form = whole(client)
    send(client, form, "send")

    send(client, {**form, "title": "A second piece"}, "send")

    assert set(Submission.objects.values_list("title", flat=True)) == {"A piece", "A second piece"}


def test_a_second_click_on_a_draft_is_no_other_window(client):
    send(client, whole(client))
    address = f"/en/submissions/{Author.objects.get().token}/edit/"
    form = whole(client, address, title="Changed", author_role="Fellow")

    assert [send(client, form, "save", address).status_code for _time in range(2)] == [302, 302]
    assert [send(client, form, "send", address).status_code for _time in range(2)] == [302, 302]
    assert Submission.objects.get().state == State.RECEIVED


def test_an_address_of_a_draft_that_was_made_up_is_not_taken(client):
    other = make_submission(state=State.DRAFT, title="Not theirs").lead
    form = whole(client)

    page = send(client, {**form, "opened": f"{other.token}:1:x"})

    assert "This page was not complete when it was sent." in page.text
    assert "Not theirs" not in page.text


def test_a_proposal_sent_twice_is_one_and_a_piece_is_withdrawn_once(client):
    lead = make_submission(state=State.ACCEPTED).lead
    for _time in range(2):
        client.post(f"/en/submissions/{lead.token}/change/", {"note": "A comma.", "text": ""})
    assert Change.objects.count() == 1

    for _time in range(2):
        page = client.post(f"/en/submissions/{lead.token}/withdraw/", follow=True)
        assert "not possible" not in page.text


@pytest.mark.parametrize(
    "hidden", ["\u200b\u200d", "\ufeff", "\u202e", "\U000e0041", "\x07", "\u3000"]
)
@pytest.mark.parametrize("field", ["title", "author_name"])
def test_what_nobody_sees_is_no_title_and_no_name(client, field, hidden):
    send(client, whole(client, **{field: hidden}), "send")

    assert Submission.objects.get().state == State.DRAFT


def test_a_line_stays_a_line_and_is_read_in_one_direction(client):
    title, name = "Ports\r\nBcc: x@y.z \u202egnihton\u202c\x07", "王\u2028小明 👩\u200d🏫"
    send(client, whole(client, title=title, author_name=name, why_now="One\x0btwo\r\n"), "send")

    piece = Submission.objects.get()
    assert (piece.title, piece.lead.name) == ("Ports Bcc: x@y.z gnihton", "王 小明 👩\u200d🏫")
    assert piece.why_now == "One\ntwo"
