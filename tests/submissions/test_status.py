"""The private page of a piece: where it stands, whose turn, what was written, what can be done."""

import pytest
from django.utils import timezone

from editions.languages import BY_CODE
from submissions.actions import decisions, inviting
from submissions.models import Letter
from submissions.workflow import Kind, State
from tests.factories import EN, make_article, make_author, make_submission, published

pytestmark = pytest.mark.django_db


def address(author, act=""):
    return f"/en/submissions/{author.token}/{act}"


def test_it_says_whose_turn_it_is_and_when_the_answer_is_promised(client):
    page = client.get(address(make_submission().lead)).content.decode()

    assert "Received, waiting to be read" in page
    assert "It is our turn. You will have an answer by" in page
    assert "Hong Kong" in page
    assert "New York" in page


def test_it_shows_letters_that_left_to_this_author_and_no_other(client, editor_hk):
    submission = make_submission()
    other = make_author(submission, joined_at=timezone.now())
    decisions.decide(submission, Kind.DECLINE, by=editor_hk, reason="Not for us, with thanks.")
    Letter.objects.filter(author=submission.lead).update(
        status=Letter.Status.SENT, sent_at=timezone.now()
    )

    assert "Not for us, with thanks." in client.get(address(submission.lead)).content.decode()
    assert "Not for us, with thanks." not in client.get(address(other)).content.decode()


def test_the_lead_withdraws_in_one_click_and_puts_it_back(client):
    submission = make_submission()

    page = client.post(address(submission.lead, "withdraw/"), follow=True).content.decode()
    submission.refresh_from_db()
    assert submission.state == State.WITHDRAWN
    assert "Put it back where it was" in page

    client.post(address(submission.lead, "restore/"))
    submission.refresh_from_db()
    assert submission.state == State.RECEIVED


def test_a_co_author_reads_and_decides_nothing(client):
    submission = make_submission()
    other = make_author(submission, joined_at=timezone.now())

    page = client.get(address(other)).content.decode()
    client.post(address(other, "withdraw/"))
    submission.refresh_from_db()
    assert "You see this piece as a co-author" in page
    assert "Withdraw this piece" not in page
    assert submission.state == State.RECEIVED
    for act in ("edit/", "co-authors/"):
        assert client.get(address(other, act)).status_code == 404


def test_a_published_piece_leads_to_each_language(client):
    article = make_article(**published(EN, BY_CODE["zh-hant"]))
    author = make_submission(state=State.PUBLISHED, article=article).lead

    page = client.get(address(author)).content.decode()
    assert f'href="/en/articles/{article.slug}/"' in page
    assert f'href="/zh-hant/articles/{article.slug}/"' in page
    assert f'href="/zh-hans/articles/{article.slug}/"' not in page[page.index("<main") :]


def test_what_is_printed_of_an_author_is_changed_until_the_piece_is_accepted(client, editor_hk):
    submission = make_submission()
    author = submission.lead
    sent = {"name": "New Name", "language": "en", "role": "Dean"}

    client.post(address(author, "details/"), sent)
    author.refresh_from_db()
    assert (author.name, author.role) == ("New Name", "Dean")

    decisions.decide(submission, Kind.ACCEPT, by=editor_hk)
    client.post(address(author, "details/"), {**sent, "name": "Newer"})
    author.refresh_from_db()
    assert author.name == "New Name"


def test_nobody_signs_without_a_name(client):
    author = make_submission().lead
    response = client.post(address(author, "details/"), {"name": "", "language": "en"})

    assert "#id_name" in response.content.decode()


@pytest.mark.parametrize("act", ["", "edit/", "details/", "co-authors/", "join/"])
def test_an_address_that_was_guessed_shows_nothing(client, act):
    assert client.get(f"/en/submissions/{'x' * 32}/{act}").status_code == 404


def test_an_invitation_leads_from_its_status_to_the_answer(client):
    lead = make_submission().lead
    other = inviting.invite(lead, email="bo@example.com", name="", language="en")

    assert client.get(address(other)).url == address(other, "join/")


@pytest.mark.parametrize("page", ["", "edit/", "join/", "revise/", "change/", "proof/en/"])
def test_an_address_with_a_nul_byte_is_missing(client, page):
    assert client.get(f"/en/submissions/a%00b/{page}").status_code == 404
