"""A draft: kept as typed, found again, never overwritten unseen."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.actions import prove
from submissions.models import Author, Letter, Submission
from submissions.workflow import State
from tests.factories import make_submission, make_user
from tests.submissions.offers import fields, whole

pytestmark = pytest.mark.django_db


def begin(client, **typed):
    client.post("/en/submit/", {**whole(client, **typed), "act": "save"})
    return Author.objects.latest("pk")


def edit_address(author):
    return f"/en/submissions/{author.token}/edit/"


def test_a_wrong_date_and_address_are_told_and_kept_as_typed(client):
    author = begin(client, exclusive_until="31/31/2027", author_email="ann at example")

    assert author.submission.title == "A piece"
    assert author.submission.exclusive_until is None
    page = client.get(edit_address(author)).content.decode()
    assert 'value="31/31/2027"' in page
    assert 'value="ann at example"' in page
    assert page.count("Enter a valid") == 4  # beside each, and above all


def test_what_was_wrong_is_settled_once_it_is_mended(client):
    author = begin(client, exclusive_until="soon")
    address = edit_address(author)

    client.post(address, {**whole(client, address, exclusive_until="2099-01-01"), "act": "save"})

    submission = Submission.objects.get()
    assert (submission.unsettled, submission.exclusive_until.year) == ({}, 2099)


def test_nothing_is_sent_in_with_a_field_that_cannot_stand(client):
    sent = {**whole(client, exclusive_until="soon"), "act": "send"}
    response = client.post("/en/submit/", sent)

    assert "Not sent yet, but saved" in response.content.decode()
    assert Submission.objects.get().state == State.DRAFT


def test_its_address_is_mailed_once_and_again_to_a_corrected_address(client):
    author = begin(client, author_email="")
    assert not Letter.objects.exists()

    for email in ("ann@example.com", "ann@example.com", "ann@example.org"):
        sent = whole(client, edit_address(author), author_email=email)
        client.post(edit_address(author), {**sent, "act": "save"})

    assert Letter.objects.filter(occasion__startswith="draft:").count() == 2
    assert edit_address(author) in Letter.objects.first().body


def test_no_draft_mails_more_than_three_addresses(client):
    author = begin(client, author_email="a0@example.com")
    for number in range(1, 6):
        sent = whole(client, edit_address(author), author_email=f"a{number}@example.com")
        client.post(edit_address(author), {**sent, "act": "save"})

    assert Letter.objects.count() == 3


def test_the_same_browser_finds_it_and_another_does_not(client):
    author = begin(client)

    assert edit_address(author) in client.get("/en/submit/").content.decode()
    assert edit_address(author) not in Client().get("/en/submit/").content.decode()


def test_it_is_found_by_signing_in_with_its_address(client):
    author = begin(client, author_email="Ann@Example.com")
    ann, other = make_user(email="ann@example.com"), Client()
    prove(ann)
    other.force_login(ann)

    assert edit_address(author) in other.get("/en/submit/").content.decode()


def test_an_older_window_is_shown_both_texts_and_overwrites_only_when_it_saves_again(client):
    author = begin(client)
    address = edit_address(author)
    older = whole(client, address, title="From the older window")
    newer = whole(client, address, title="From the newer window")
    client.post(address, {**newer, "act": "save"})

    response = client.post(address, {**older, "act": "save"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "From the newer window" in page
    assert 'value="From the older window"' in page
    assert Submission.objects.get().title == "From the newer window"

    client.post(address, {**older, "saves": "2", "act": "save"})
    assert Submission.objects.get().title == "From the older window"


def test_a_page_that_saves_by_itself_is_answered_briefly_and_mails_nobody(client):
    sent = {**whole(client), "act": "keep"}
    begun = client.post("/en/submit/", sent).json()
    author = Author.objects.get()
    assert begun == {"address": edit_address(author), "saves": 1}

    assert client.post(begun["address"], {**sent, "saves": "1"}).json()["saves"] == 2
    outdated = client.post(begun["address"], {**sent, "saves": "1", "title": "Old"})
    assert (outdated.status_code, Submission.objects.get().title) == (409, "A piece")
    assert not Letter.objects.exists()


@pytest.mark.parametrize("saves", ["", "-1", "x", "9" * 40, "²"])
def test_a_page_number_that_was_made_up_saves_nothing_and_breaks_nothing(client, saves):
    author = begin(client)
    sent = {**whole(client, edit_address(author), title="New"), "saves": saves, "act": "save"}

    assert client.post(edit_address(author), sent).status_code == 409
    assert Submission.objects.get().title == "A piece"


def test_a_piece_that_was_sent_in_is_no_longer_edited_there(client):
    author = make_submission(state=State.RECEIVED).lead

    assert client.get(edit_address(author)).status_code == 302
    assert client.post(edit_address(author), {"title": "x"}).status_code == 302


def test_it_is_deleted_with_all_it_held(client):
    author = begin(client)

    client.post(f"/en/submissions/{author.token}/discard/")
    assert not Submission.objects.exists()


def test_nothing_that_was_sent_in_is_deleted_that_way(client):
    author = make_submission(state=State.RECEIVED).lead
    client.post(f"/en/submissions/{author.token}/discard/")

    assert Submission.objects.exists()


def test_private_pages_are_not_indexed_kept_or_shared(client):
    author = begin(client)
    response = client.get(edit_address(author))
    page = response.content.decode()

    assert 'content="noindex' in page
    assert "og:" not in page
    assert "no-store" in response.headers["Cache-Control"]
    assert fields(client)["saves"] == "0"
    assert author.submission.updated_at <= timezone.now()


def test_a_nul_byte_in_a_field_is_complained_of_and_the_rest_is_kept():
    client = Client()
    client.post("/en/submit/", whole(client, author_language="en\0", summary="a\0b", title="Kept"))
    submission = Submission.objects.get()
    assert submission.title == "Kept"
    assert submission.unsettled == {"author-language": "en", "summary": "ab"}
