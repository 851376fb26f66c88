"""What authors meet after they have sent a piece: a phone of 320 px, both themes, no JavaScript."""

import datetime as dt

import pytest
from django.utils import timezone

from submissions.actions import changes, decisions, proofs, revision
from submissions.workflow import Kind, State
from tests.browser.desk import sign_in
from tests.browser.pages import LANGUAGES
from tests.conftest import make_editor
from tests.factories import make_submission

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "https://example.com/" + "a-very-long-address/" * 12
TEXT = f"<p>One port is open.</p><p>{LONG}</p>"


@pytest.fixture
def editor(groups):
    return make_editor("editors", email="hk@example.com")


@pytest.fixture
def revised(live, editor):
    submission = make_submission(state=State.DRAFT, text=TEXT)
    decisions.decide(submission, Kind.SUBMIT, by=submission.lead)
    revision.mark(submission, editor=editor, position=2, comment=LONG)
    day = timezone.localdate()
    decisions.decide(submission, Kind.REQUEST_REVISION, by=editor, reason="So.", due_on=day)
    return submission


@pytest.fixture
def printed(live, editor):
    submission = make_submission(text=TEXT)
    decisions.decide(submission, Kind.ACCEPT, by=editor)
    language = submission.written_in
    changes.propose(submission.lead, language=language, text="<p>Other.</p>", note=LONG)
    due = timezone.now() + dt.timedelta(days=3)
    proofs.send(submission, language, editor=editor, due_at=due)
    return submission


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_on_the_narrowest_phone(
    revised, printed, open_reader, language, theme
):
    reader = open_reader(width=320, color_scheme=theme, java_script_enabled=True)
    pages = [
        f"/{language}/submissions/{revised.lead.token}/revise/",
        f"/{language}/submissions/{printed.lead.token}/",
        f"/{language}/submissions/{printed.lead.token}/change/",
        f"/{language}/submissions/{printed.lead.token}/proof/en/",
    ]

    overflow = {}
    for page in pages:
        assert reader.opens(page).status == 200
        overflow[page] = reader.overflow()

    assert overflow == dict.fromkeys(pages, 0)
    assert reader.complaints == []


def test_an_author_revises_and_is_done_without_javascript(revised, open_reader):
    reader = open_reader(width=320, java_script_enabled=False)
    reader.opens(f"/en/submissions/{revised.lead.token}/revise/")

    reader.page.get_by_label("Text", exact=True).fill("Two ports are open.")
    reader.page.get_by_label("What you did").fill("Counted them.")
    reader.page.get_by_role("button", name="Save").click()
    reader.page.get_by_role("button", name="Done: send it in").click()

    revised.refresh_from_db()
    assert revised.state == State.IN_REVIEW
    assert revised.latest_revision.text == "<p>Two ports are open.</p>"


def test_an_author_approves_without_javascript(printed, open_reader):
    reader = open_reader(width=320, java_script_enabled=False)
    reader.opens(f"/en/submissions/{printed.lead.token}/proof/en/")

    reader.page.get_by_role("button", name="Approve this text").click()

    printed.article.refresh_from_db()
    assert printed.article.is_approved_in(printed.written_in)


def test_the_desk_s_pages_fit_a_phone(revised, printed, editor, open_reader):
    reader = open_reader(width=320)
    sign_in(reader)
    pages = [
        f"/admin/submissions/submission/{revised.pk}/passages/",
        f"/admin/submissions/submission/{printed.pk}/changes/",
        f"/admin/submissions/submission/{printed.pk}/proofs/",
    ]

    overflow = {}
    for page in pages:
        assert reader.opens(page).status == 200
        overflow[page] = reader.overflow()

    assert overflow == dict.fromkeys(pages, 0)
    assert reader.complaints == []
