"""After acceptance: authors propose, the desk takes or declines, and the text is never lost."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from editions.actions import publish
from editions.languages import BY_CODE
from submissions.actions import changes, decisions
from submissions.models import Change
from submissions.refusals import Refused
from submissions.workflow import Kind, State
from tests.factories import approve, make_author, make_submission
from tests.submissions.test_races import at_once

pytestmark = pytest.mark.django_db
EN, HANS = BY_CODE["en"], BY_CODE["zh-hans"]
Status = Change.Status


def accepted(editor, **fields):
    submission = make_submission(**{"text": "<p>Old words.</p><p>Kept.</p>", **fields})
    decisions.decide(submission, Kind.ACCEPT, by=editor)
    return submission


def proposed(submission, **fields):
    fields = fields or {"text": "<p>New words.</p><p>Kept.</p>"}
    return changes.propose(submission.lead, language=EN, **fields)


def seen(change):
    return changes.body_digest(Article.objects.get(), change.written_in)


def address(submission):
    return f"/en/submissions/{submission.lead.token}/change/"


def desk_address(submission):
    return reverse("admin:submissions_submission_changes", args=[submission.pk])


def test_a_proposal_leaves_the_article_as_it_is(editor_hk, client):
    submission = accepted(editor_hk)

    page = client.get(address(submission)).content.decode()
    client.post(address(submission), {"text": "New words.\n\nKept.", "note": "Sharper."})

    change = Change.objects.get()
    assert "Old words." in page
    assert "noindex" in page
    assert (change.text, change.note) == ("<p>New words.</p><p>Kept.</p>", "Sharper.")
    assert Article.objects.get().body_en == "<p>Old words.</p><p>Kept.</p>"
    assert "Waits for an editor" in client.get(submission.lead.status_url).content.decode()


def test_a_proposal_that_says_nothing_is_refused_beside_its_field(editor_hk, client):
    submission = accepted(editor_hk)

    response = client.post(address(submission), {"text": "Old words.\n\nKept.", "note": " "})

    assert "Change the text, or say what should change." in response.content.decode()
    assert not Change.objects.exists()


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.DECLINED, State.WITHDRAWN])
def test_nothing_is_proposed_before_acceptance_or_after_the_end(client, state):
    submission = make_submission(state=state)

    assert client.get(address(submission)).status_code == 404
    with pytest.raises(Refused):
        proposed(submission)


def test_a_co_author_proposes_and_somebody_invited_does_not(editor_hk, client):
    submission = accepted(editor_hk)
    joined = make_author(submission, joined_at=timezone.now())
    invited = make_author(submission)

    assert client.get(f"/en/submissions/{joined.token}/change/").status_code == 200
    assert client.get(f"/en/submissions/{invited.token}/change/").status_code == 404


def test_one_author_has_only_so_many_waiting(editor_hk):
    submission = accepted(editor_hk)
    for number in range(changes.OPEN_AT_MOST):
        proposed(submission, note=f"{number}")

    with pytest.raises(Refused):
        proposed(submission, note="One more")


def test_the_desk_compares_and_takes_and_the_author_is_told(editor_hk, desk):
    submission = accepted(editor_hk)
    change = proposed(submission)

    page = desk.get(desk_address(submission)).content.decode()
    desk.post(desk_address(submission), {"change": change.pk, "take": "1", "seen": seen(change)})

    change.refresh_from_db()
    assert "<del>Old</del><ins>New</ins> words." in page
    assert Article.objects.get().body_en == "<p>New words.</p><p>Kept.</p>"
    assert (change.status, change.editor) == (Status.TAKEN, editor_hk)
    letter = submission.letters.get(occasion=f"change:{change.pk}")
    assert "is taken" in letter.subject
    assert "in English" in letter.body


def test_the_desk_declines_with_a_reason_that_the_author_reads(editor_hk, desk, client):
    submission = accepted(editor_hk)
    change = proposed(submission)
    form = {"change": change.pk, "decline": "1"}

    refused = desk.post(desk_address(submission), {**form, f"{change.pk}-reason": " "})
    change.refresh_from_db()
    assert change.status == Status.OPEN
    assert "Say why; the author reads it." in refused.content.decode()

    desk.post(desk_address(submission), {**form, f"{change.pk}-reason": "Too long."})
    change.refresh_from_db()
    assert (change.status, change.reason) == (Status.DECLINED, "Too long.")
    assert "Too long." in submission.letters.get(occasion=f"change:{change.pk}").body
    assert "Too long." in client.get(address(submission)).content.decode()


def test_a_change_is_taken_only_into_the_text_it_was_compared_with(editor_hk, desk):
    submission = accepted(editor_hk)
    change = proposed(submission)
    form = {"change": change.pk, "take": "1", "seen": seen(change)}
    Article.objects.update(body_en="<p>Edited meanwhile.</p>")

    response = desk.post(desk_address(submission), form)

    change.refresh_from_db()
    page = response.content.decode()
    assert "Compare again." in page
    assert "The article has changed since this was proposed" in page
    assert Article.objects.get().body_en == "<p>Edited meanwhile.</p>"
    assert change.status == Status.OPEN


def test_a_remark_is_taken_without_touching_the_text(editor_hk):
    submission = accepted(editor_hk)
    change = proposed(submission, note="The second paragraph is wrong.")

    changes.take(change, editor=editor_hk, seen="")

    assert Article.objects.get().body_en == "<p>Old words.</p><p>Kept.</p>"
    letter = submission.letters.get(occasion=f"change:{change.pk}")
    assert "The second paragraph is wrong." in letter.body


def test_a_scheduled_text_is_not_changed_behind_its_approval(editor_hk, desk):
    submission = accepted(editor_hk)
    change = proposed(submission)
    approve(submission.article)
    later = timezone.now() + timezone.timedelta(days=1)
    publish(submission.article, languages=[EN], at=later)

    form = {"change": change.pk, "take": "1", "seen": seen(change)}
    response = desk.post(desk_address(submission), form)

    assert "Its author has not approved this text." in response.content.decode()
    assert Article.objects.get().body_en == "<p>Old words.</p><p>Kept.</p>"


def test_what_readers_read_already_may_be_corrected(editor_hk):
    submission = accepted(editor_hk)
    approve(submission.article)
    publish(submission.article, languages=[EN])
    change = proposed(submission)

    changes.take(change, editor=editor_hk, seen=seen(change))

    assert Article.objects.get().body_en == "<p>New words.</p><p>Kept.</p>"


def test_a_language_is_asked_for_only_where_there_is_a_text(editor_hk, client):
    submission = accepted(editor_hk)
    Article.objects.update(body_zh_hans="<p>正文。</p>")

    assert "正文。" in client.get(address(submission) + "?language=zh-hans").content.decode()
    assert "Old words." in client.get(address(submission) + "?language=zh-hant").content.decode()
    assert "Old words." in client.get(address(submission) + "?language=xx").content.decode()


@pytest.mark.parametrize("bad", ["", "x", "99999", "9" * 30])
def test_a_change_that_is_not_there_is_not_found(editor_hk, desk, bad):
    submission = accepted(editor_hk)

    assert desk.post(desk_address(submission), {"change": bad, "take": "1"}).status_code == 404


def test_another_piece_s_change_is_not_decided_here(editor_hk, desk):
    change = proposed(accepted(editor_hk))
    other = accepted(editor_hk)

    assert desk.post(desk_address(other), {"change": change.pk, "take": "1"}).status_code == 404


def test_the_article_s_form_says_that_changes_wait(editor_hk, desk):
    submission = accepted(editor_hk)
    proposed(submission)

    page = desk.get(reverse("admin:articles_article_change", args=[submission.article_id]))

    assert "1 proposed change waits" in page.content.decode()


def test_the_page_costs_as_many_queries_for_three_changes_as_for_one(
    editor_hk, desk, client, django_assert_max_num_queries
):
    submission = accepted(editor_hk)
    for _ in range(2):
        proposed(submission)
        with django_assert_max_num_queries(8):
            client.get(address(submission))
        with django_assert_max_num_queries(8):
            desk.get(desk_address(submission))
        proposed(submission)


@pytest.mark.django_db(transaction=True)
def test_two_editors_decide_on_a_change_and_one_is_told(editor_hk, editor_ny):
    submission = accepted(editor_hk)
    change = proposed(submission)
    was = seen(change)

    results = at_once(
        lambda: changes.take(change, editor=editor_hk, seen=was),
        lambda: changes.decline(change, editor=editor_ny, reason="No."),
    )

    change.refresh_from_db()
    assert sum(isinstance(result, Refused) for result in results) == 1
    is_in = Article.objects.get().body_en == "<p>New words.</p><p>Kept.</p>"
    assert is_in == (change.status == Status.TAKEN)
    assert submission.letters.filter(occasion=f"change:{change.pk}").count() == 1


def test_declining_needs_a_reason(editor_hk):
    change = proposed(accepted(editor_hk))

    with pytest.raises(ValidationError):
        changes.decline(change, editor=editor_hk, reason="")
