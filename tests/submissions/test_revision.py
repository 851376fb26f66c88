"""A new version: marked passages, writing in peace, an older window, and being done."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from submissions import mail
from submissions.actions import decisions, revision
from submissions.models import Passage
from submissions.refusals import Refused
from submissions.workflow import Kind, State
from tests.factories import make_author, make_submission

pytestmark = pytest.mark.django_db
TEXT = "<p>One <strong>port</strong> is open.</p><p>The tariff is high.</p>"


def asked(editor, text=TEXT, **fields):
    """Return a piece of which a new version is wanted, with one passage marked."""
    submission = make_submission(state=State.DRAFT, text=text, **fields)
    decisions.decide(submission, Kind.SUBMIT, by=submission.lead)
    revision.mark(submission, editor=editor, position=2, quote="tariff is", comment="Which one?")
    day = timezone.localdate()
    decisions.decide(submission, Kind.REQUEST_REVISION, by=editor, reason="Almost.", due_on=day)
    return submission


def address(submission):
    return f"/en/submissions/{submission.lead.token}/revise/"


def opened(client, submission):
    """Return the form as a browser would send it back."""
    page = client.get(address(submission)).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    return {"title": submission.title, "text": "One.\n\nTwo.", "seen": seen}


def test_a_passage_names_words_that_stand_in_its_paragraph(editor_hk):
    submission = asked(editor_hk)

    with pytest.raises(ValidationError) as refusal:
        revision.mark(submission, editor=editor_hk, position=1, quote="tariff", comment="?")
    assert list(refusal.value.message_dict) == ["quote"]
    with pytest.raises(ValidationError) as refusal:
        revision.mark(submission, editor=editor_hk, position=1, comment=" ")
    assert list(refusal.value.message_dict) == ["comment"]
    with pytest.raises(Refused):
        revision.mark(submission, editor=editor_hk, position=3, comment="?")
    whole = revision.mark(submission, editor=editor_hk, position=1, comment="Why?")
    assert whole.quote == "One port is open."


@pytest.mark.parametrize("quote", ["端口是", " 端 口是"])
def test_words_are_found_across_marks_and_spaces(editor_hk, quote):
    submission = asked(editor_hk, text="<p>甲</p><p>The tariff is</p><p>第一<em>端</em>口是</p>")

    assert revision.mark(submission, editor=editor_hk, position=3, quote=quote, comment="?")


def test_the_letter_and_the_page_say_what_was_marked(editor_hk, client):
    submission = asked(editor_hk)

    letter = submission.letters.get(occasion__startswith="request_revision")
    page = client.get(address(submission))

    assert "“tariff is”\nWhich one?" in letter.body
    assert "Which one?" in page.content.decode()
    assert "noindex" in page.content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_a_request_without_passages_has_no_list_of_them(language):
    submission = make_submission(author={"language": language})

    body = mail.written("request_revision", submission.lead, reason="Shorter.").body

    assert "\n\n\n" not in body
    assert "“" not in body.replace("“完成，交稿”", "").replace(
        mail.title_in(submission, submission.lead.reads), ""
    )


def test_saving_keeps_the_text_and_tells_nobody(editor_hk, client):
    submission = asked(editor_hk)
    number = submission.letters.count()
    passage = Passage.objects.get()

    sent = {**opened(client, submission), f"answer_{passage.pk}": "Named it."}
    response = client.post(address(submission), {**sent, "save": "1"})

    submission.refresh_from_db()
    passage.refresh_from_db()
    assert response.status_code == 302
    assert submission.text == "<p>One.</p><p>Two.</p>"
    assert (submission.state, submission.letters.count()) == (State.REVISION_REQUESTED, number)
    assert (passage.answer, passage.is_resolved) == ("Named it.", True)
    assert "Named it." in client.get(address(submission)).content.decode()


def test_done_seals_the_text_and_sends_a_receipt(editor_hk, client):
    submission = asked(editor_hk)

    sent = {**opened(client, submission), "remark": "Shorter now."}
    client.post(address(submission), {**sent, "done": "1"})

    submission.refresh_from_db()
    latest = submission.latest_revision
    assert submission.state == State.IN_REVIEW
    assert (latest.number, latest.remark) == (2, "Shorter now.")
    assert submission.letters.filter(occasion__startswith="receipt:3").count() == 1


def test_an_older_window_overwrites_nothing_and_loses_nothing(editor_hk, client):
    submission = asked(editor_hk)
    old = opened(client, submission)
    client.post(address(submission), {**old, "text": "The newer text."})

    response = client.post(address(submission), {**old, "text": "The older window.", "done": "1"})

    page = response.content.decode()
    submission.refresh_from_db()
    assert submission.text == "<p>The newer text.</p>"
    assert submission.state == State.REVISION_REQUESTED
    assert "The older window." in page
    assert "<p>The newer text.</p>" in page
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    client.post(address(submission), {**old, "seen": seen, "text": "The older window."})
    submission.refresh_from_db()
    assert submission.text == "<p>The older window.</p>"


def test_what_cannot_be_sent_in_is_saved_and_said_beside_its_field(editor_hk, client):
    submission = asked(editor_hk)

    response = client.post(
        address(submission), {**opened(client, submission), "title": "", "done": "1"}
    )

    submission.refresh_from_db()
    assert submission.text == "<p>One.</p><p>Two.</p>"
    assert submission.state == State.REVISION_REQUESTED
    assert "Give the piece a title." in response.content.decode()


def test_a_co_author_reads_and_does_not_write(editor_hk, client):
    submission = asked(editor_hk)
    other = make_author(submission, joined_at=timezone.now())
    there = f"/en/submissions/{other.token}/revise/"

    assert "Which one?" in client.get(there).content.decode()
    client.post(there, {**opened(client, submission), "done": "1"})

    submission.refresh_from_db()
    assert submission.text == TEXT


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.WITHDRAWN, State.ACCEPTED])
def test_nothing_is_written_once_the_piece_is_elsewhere(client, state):
    submission = make_submission(state=state)

    response = client.get(address(submission))

    assert response.status_code == 302


def test_the_desk_marks_a_passage_paragraph_by_paragraph(desk, editor_hk):
    submission = asked(editor_hk)
    there = reverse("admin:submissions_submission_passages", args=[submission.pk])

    refused = desk.post(there, {"position": 1, "quote": "tariff", "comment": "?"})
    desk.post(there, {"position": 1, "quote": "port", "comment": "Which?"})
    page = desk.get(there).content.decode()

    assert "These words do not stand in this paragraph." in refused.content.decode()
    assert [(p.position, p.quote) for p in Passage.objects.all()] == [(1, "port"), (2, "tariff is")]
    assert "Which?" in page


def test_a_comment_that_was_answered_stays(desk, editor_hk):
    submission = asked(editor_hk)
    there = reverse("admin:submissions_submission_passages", args=[submission.pk])
    passage = Passage.objects.get()
    Passage.objects.update(answer="Done.")

    refused = desk.post(there, {"unmark": passage.pk})
    assert "it stays in the record" in refused.content.decode()

    Passage.objects.update(answer="")
    desk.post(there, {"unmark": passage.pk})
    assert not Passage.objects.exists()


@pytest.mark.parametrize("bad", [{}, {"position": "x"}, {"unmark": "x"}, {"position": "99"}])
def test_bad_input_is_no_error_of_ours(desk, editor_hk, bad):
    submission = asked(editor_hk)
    there = reverse("admin:submissions_submission_passages", args=[submission.pk])

    assert desk.post(there, {"comment": "?", **bad}).status_code in {200, 404}


def test_a_stranger_marks_nothing(reader_client, editor_hk):
    submission = asked(editor_hk)
    there = reverse("admin:submissions_submission_passages", args=[submission.pk])

    assert reader_client.get(there).status_code in {302, 403}
    assert Client().get(there).status_code == 302


def test_the_pages_cost_as_many_queries_for_three_passages_as_for_one(
    editor_hk, desk, client, django_assert_max_num_queries
):
    submission = asked(editor_hk)
    there = reverse("admin:submissions_submission_passages", args=[submission.pk])
    for _ in range(2):
        with django_assert_max_num_queries(6):
            client.get(address(submission))
        with django_assert_max_num_queries(9):
            desk.get(there)
        for position in (1, 2):
            revision.mark(submission, editor=editor_hk, position=position, comment="?")


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant"])
def test_the_page_speaks_chinese(editor_hk, client, language):
    submission = asked(editor_hk)
    with translation.override(language):
        page = client.get(reverse("submissions:revise", args=[submission.lead.token]))

    assert "A new version" not in page.content.decode()
