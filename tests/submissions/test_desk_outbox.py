import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from submissions.actions import decisions
from submissions.models import Letter
from submissions.workflow import Kind
from tests.factories import make_submission

pytestmark = pytest.mark.django_db
LIST = "/admin/submissions/letter/"
Status = Letter.Status


def make_letter(editor, status=Status.HELD, kind=Kind.DECLINE, **fields):
    submission = make_submission()
    decisions.decide(submission, kind, by=editor, reason="No.", is_held=True)
    Letter.objects.filter(submission=submission).update(status=status, **fields)
    return Letter.objects.get(submission=submission)


def form(letter):
    return f"{LIST}{letter.pk}/change/"


def shown(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_what_waits_for_an_editor_stands_first_with_its_reason(desk, editor_ny):
    failed = make_letter(editor_ny, Status.FAILED, error="550 no such mailbox")
    held = make_letter(editor_ny)
    make_letter(editor_ny, Status.SENT)

    rows = shown(desk, LIST).select("#result_list tbody tr")

    assert len(rows) == 3
    assert "Waits for an editor" in rows[0].text
    assert rows[1].select_one(".state")["title"] == failed.error
    assert failed.error in shown(desk, form(failed)).text
    assert held.pk > failed.pk


def test_a_held_letter_is_rewritten_and_sent(desk, editor_ny):
    letter = make_letter(editor_ny)

    desk.post(form(letter), {"subject": "About it", "body": "Dear Ann,", "_save": "1"})
    letter.refresh_from_db()
    assert (letter.subject, letter.body, letter.status) == ("About it", "Dear Ann,", Status.HELD)

    desk.post(form(letter), {"subject": "About it", "body": "Dear Bo,", "_release": "1"})
    letter.refresh_from_db()
    assert (letter.body, letter.status) == ("Dear Bo,", Status.QUEUED)


@pytest.mark.parametrize("status", [Status.HELD, Status.FAILED, Status.QUEUED])
def test_a_letter_that_has_not_left_is_stopped(desk, editor_ny, status):
    letter = make_letter(editor_ny, status)

    desk.post(form(letter), {"subject": "S", "body": "B", "_discard": "1"})

    assert Letter.objects.get().status == Status.DISCARDED


@pytest.mark.parametrize("status", [Status.SENT, Status.SENDING, Status.DISCARDED])
@pytest.mark.parametrize("button", ["_save", "_release", "_discard"])
def test_what_has_left_or_was_decided_on_is_not_changed(desk, editor_ny, status, button):
    letter = make_letter(editor_ny, status)

    desk.post(form(letter), {"subject": "S", "body": "B", button: "1"})

    after = Letter.objects.get()
    assert (after.status, after.body) == (status, letter.body)


def test_letters_are_released_and_discarded_together(desk, editor_ny):
    waiting = [make_letter(editor_ny) for _ in range(2)]
    sent = make_letter(editor_ny, Status.SENT)
    every = [letter.pk for letter in (*waiting, sent)]

    response = desk.post(LIST, {"action": "release_each", "_selected_action": every}, follow=True)

    said = [str(message) for message in response.context["messages"]]
    assert said == ["2 letters go out.", "1 was not waiting any more and is as it was."]
    desk.post(LIST, {"action": "discard_each", "_selected_action": every})
    assert sorted(Letter.objects.values_list("status", flat=True)) == [
        "discarded",
        "discarded",
        "sent",
    ]


def test_an_acceptance_beside_a_refusal_of_one_piece_is_warned_of(desk, editor_ny):
    refusal = make_letter(editor_ny)
    piece = refusal.submission
    decisions.reverse(piece, by=editor_ny, reason="We were wrong.")
    decisions.decide(piece, Kind.ACCEPT, by=editor_ny, is_held=True)
    assert not shown(desk, LIST).select(".lacks:not(:empty)")

    Letter.objects.filter(pk=refusal.pk).update(status=Status.HELD)

    assert len(shown(desk, LIST).select(".lacks:not(:empty)")) == 2
    assert len(shown(desk, piece.desk_url).select("[aria-labelledby=letters] .lacks")) == 2


def test_the_outbox_costs_the_same_for_one_letter_and_thirty(desk, editor_ny):
    def queries():
        with CaptureQueriesContext(connection) as found:
            assert desk.get(LIST).status_code == 200
        return len(found)

    make_letter(editor_ny)
    one = queries()
    for _ in range(29):
        make_letter(editor_ny)

    assert queries() == one


def test_a_subject_of_two_lines_still_leaves(desk, editor_ny):
    letter = make_letter(editor_ny)

    desk.post(
        form(letter), {"subject": "About\r\nBcc: x@example.com", "body": "B", "_release": "1"}
    )

    assert Letter.objects.get().subject == "About Bcc: x@example.com"
