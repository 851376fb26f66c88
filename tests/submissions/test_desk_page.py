import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from submissions.actions import decisions, proposing
from submissions.models import Decision, Letter, Note, Proposal, Submission
from submissions.workflow import Kind, State
from tests.conftest import signed_in
from tests.factories import make_article, make_contributor, make_issue, make_submission

pytestmark = pytest.mark.django_db
BASE = "/admin/submissions/submission"


def address(submission, act="change"):
    return f"{BASE}/{submission.pk}/{act}/"


def shown(client, url, data=None):
    response = client.get(url) if data is None else client.post(url, data)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def typed(page):
    """Return what a form would send, with the text an editor sees in it."""
    form = page.select_one(".deciding form")
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    return sent | {area["name"]: area.text.lstrip("\n") for area in form.select("textarea")}


def test_opening_a_piece_shows_everything_and_changes_nothing(desk, editor_ny):
    submission = make_submission(
        state=State.DRAFT,
        title="Ports",
        why_now="The vote is near.",
        disclosure="I own shares.",
        exclusive_until=timezone.localdate() + dt.timedelta(days=9),
        author={"bio": "Writes on ports."},
    )
    decisions.decide(submission, Kind.SUBMIT, by=submission.lead)
    Submission.objects.update(version=4)
    decisions.decide(submission, Kind.TAKE_UP, by=editor_ny)

    words = shown(desk, address(submission)).get_text(" ", strip=True)

    for part in ("The vote is near.", "I own shares.", "Writes on ports.", str(editor_ny)):
        assert part in words
    assert Submission.objects.get().state == State.IN_REVIEW
    assert Submission.objects.get().version == 5


def test_a_page_costs_the_same_with_much_to_show(desk, editor_ny):
    submission = make_submission()

    def queries():
        with CaptureQueriesContext(connection) as found:
            desk.get(address(submission))
        return len(found)

    queries()  # what is asked once a process
    few = queries()
    for number in range(10):
        Note.objects.create(submission=submission, editor=editor_ny, text=f"{number}")
        make_submission(author={"email": submission.lead.email})
        make_contributor()

    assert queries() == few


def test_no_decision_is_taken_by_a_get(desk):
    submission = make_submission()

    for act in ("assign", "claim", "let_go", "note", "drop"):
        assert desk.get(address(submission, act)).status_code == 405
    assert desk.get(address(submission, "decide/decline")).status_code == 200
    assert desk.post(address(submission)).status_code == 405
    assert not Decision.objects.exists()


def test_the_letter_is_read_and_changed_before_it_leaves(desk):
    submission = make_submission(title="關稅", language="zh-hant", author={"language": "zh-hant"})
    url = address(submission, "decide/decline")
    form = typed(shown(desk, url)) | {"reason": "我們剛登過同題文章。"}

    form = typed(shown(desk, url, form | {"_preview": "1"}))
    body = f"letter-{submission.lead.pk}-body"

    assert "我們剛登過同題文章。" in form[body]
    assert not Letter.objects.exists()

    desk.post(url, form | {body: form[body] + "再會。", "_decide": "1"})

    letter = Letter.objects.get()
    assert Submission.objects.get().state == State.DECLINED
    assert letter.status == Letter.Status.QUEUED
    assert letter.body.endswith("再會。\n")


def test_a_decision_can_keep_its_letter_in_the_outbox(desk):
    submission = make_submission()
    url = address(submission, "decide/accept")
    form = typed(shown(desk, url, typed(shown(desk, url)) | {"_preview": "1"}))

    desk.post(url, form | {"_hold": "1"})

    assert Submission.objects.get().state == State.ACCEPTED
    assert Letter.objects.get().status == Letter.Status.HELD


@pytest.mark.parametrize("button", ["_preview", "_decide", "_propose"])
def test_a_decision_without_its_reason_is_not_taken(desk, button):
    submission = make_submission()
    url = address(submission, "decide/request_revision")

    page = shown(desk, url, {"version": submission.version, button: "1"})

    assert len(page.select(".form-row.errors")) == 2
    assert not Decision.objects.exists()
    assert not Proposal.objects.exists()


def test_a_piece_is_planned_for_an_issue_to_come(desk):
    submission = make_submission(state=State.ACCEPTED)
    issue = make_issue(date=timezone.localdate() + dt.timedelta(days=3))
    url = address(submission, "decide/schedule")
    form = typed(shown(desk, url)) | {"issue": issue.pk, "_preview": "1"}
    form = typed(shown(desk, url, form)) | {"issue": issue.pk, "_decide": "1"}

    desk.post(url, form)

    assert Submission.objects.get().issue == issue


def test_a_proposal_is_hidden_until_it_is_announced(desk, editor_hk, editor_ny):
    submission = make_submission()
    url = address(submission, "decide/decline")
    desk.post(url, {"version": 0, "reason": "Not for us.", "_propose": "1"})

    status = desk.get(f"/en/submissions/{submission.lead.token}/").content.decode()
    assert "Not for us." not in status
    assert not Letter.objects.exists()

    other = signed_in(editor_ny)
    assert "Not for us." in shown(other, address(submission)).select_one(".proposal").text
    form = typed(shown(other, url))
    assert form["reason"] == "Not for us."
    other.post(url, form | {"_decide": "1"})

    assert Decision.objects.get().editor == editor_ny
    assert not Proposal.objects.exists()


def test_a_proposal_can_be_dropped(desk, editor_ny):
    submission = make_submission()
    proposing.propose(submission, Kind.ACCEPT, editor=editor_ny)

    desk.post(address(submission, "drop"))

    assert not Proposal.objects.exists()


def test_whoever_was_overtaken_is_told_and_keeps_what_was_typed(desk, editor_ny):
    submission = make_submission()
    url = address(submission, "decide/request_revision")
    form = typed(shown(desk, url)) | {"reason": "Shorten it.", "due_on": "2099-01-01"}
    form = typed(shown(desk, url, form | {"_preview": "1"}))
    decisions.decide(submission, Kind.TAKE_UP, by=editor_ny)

    page = shown(desk, url, form | {"_decide": "1"})

    assert str(editor_ny) in page.select_one(".errornote").text
    assert Submission.objects.get().state == State.IN_REVIEW
    again = typed(page)
    assert (again["reason"], again["due_on"], again["version"]) == (
        "Shorten it.",
        "2099-01-01",
        "1",
    )
    body = f"letter-{submission.lead.pk}-body"
    assert again[body] == form[body]

    desk.post(url, again | {"_decide": "1"})

    assert Submission.objects.get().state == State.REVISION_REQUESTED


def test_a_look_at_the_letter_does_not_hide_that_somebody_was_faster(desk, editor_ny):
    submission = make_submission()
    url = address(submission, "decide/decline")
    form = typed(shown(desk, url)) | {"reason": "Late."}
    decisions.decide(submission, Kind.TAKE_UP, by=editor_ny)

    form = typed(shown(desk, url, form | {"_preview": "1"}))
    page = shown(desk, url, form | {"_decide": "1"})

    assert str(editor_ny) in page.select_one(".errornote").text
    assert Submission.objects.get().state == State.IN_REVIEW


def test_the_last_decision_is_taken_back_with_a_reason(desk, editor_ny):
    submission = make_submission()
    decisions.decide(submission, Kind.DECLINE, by=editor_ny, reason="No.")
    url = address(submission, "decide/reverse")
    form = typed(shown(desk, url))

    assert len(shown(desk, url, form | {"_decide": "1"}).select(".form-row.errors")) == 1
    desk.post(url, form | {"reason": "We were wrong.", "_decide": "1"})

    assert Submission.objects.get().state == State.RECEIVED


@pytest.mark.parametrize("kind", ["publish", "lapse", "submit", "nonsense"])
def test_what_no_editor_decides_has_no_form(desk, kind):
    assert desk.get(address(make_submission(), f"decide/{kind}")).status_code == 404


def test_a_decision_that_is_not_open_leads_back_to_the_piece(desk):
    submission = make_submission(state=State.DECLINED)

    response = desk.get(address(submission, "decide/accept"))

    assert response.url == address(submission)


@pytest.mark.parametrize("version", ["", "x", "99999999999999999999"])
def test_a_forged_version_is_no_error_of_ours(desk, version):
    submission = make_submission()
    url = address(submission, "decide/accept")

    assert desk.post(url, {"version": version, "_decide": "1"}).status_code == 200
    assert not Decision.objects.exists()


def test_the_article_and_its_submission_lead_to_each_other(desk):
    article = make_article()
    submission = make_submission(state=State.ACCEPTED, article=article)

    forth = shown(desk, address(submission)).select_one(f"a[href*='article/{article.pk}/']")
    back = shown(desk, f"/admin/articles/article/{article.pk}/change/").select_one(".lineage a")

    assert forth
    assert back["href"] == address(submission)


def test_a_withheld_article_says_why(desk, editor_ny):
    submission = make_submission()
    decisions.decide(submission, Kind.ACCEPT, by=editor_ny)
    decisions.decide(submission, Kind.WITHDRAW, by=editor_ny, reason="They asked us by phone.")

    page = shown(desk, f"/admin/articles/article/{submission.article_id}/change/")

    assert "They asked us by phone." in page.select_one("[role=note]").text
