"""Two editors, two windows, one piece: the slower one is told, and has lost nothing."""

import pytest
from playwright.sync_api import expect

from submissions.models import Letter, Submission
from submissions.workflow import State
from tests.browser.desk import sign_in
from tests.factories import make_submission

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("has_scripts", [True, False])
def test_the_slower_of_two_editors_is_told_and_keeps_what_was_typed(
    open_reader, editor_hk, editor_ny, has_scripts
):
    submission = make_submission(title="Ports")
    address = f"/admin/submissions/submission/{submission.pk}/decide"
    slow, fast = (
        sign_in(open_reader(width=width, java_script_enabled=has_scripts), editor.email).page
        for width, editor in ((1280, editor_hk), (320, editor_ny))
    )
    slow.goto(f"{address}/request_revision/")
    slow.fill("[name=reason]", "Shorten it, please.")
    slow.fill("[name=due_on]", "2099-01-01")
    slow.click("text=Go on to the letter")
    slow.fill("[name$=-body]", "Dear Ann, in my own words.")

    fast.goto(f"{address}/take_up/")
    fast.click("[name=_decide]")
    expect(fast.locator(".piece-standing .state")).to_have_text("In review")

    slow.click("[name=_decide]")
    expect(slow.locator(".errornote")).to_contain_text("ny@example.com was faster")
    expect(slow.locator("[name=reason]")).to_have_value("Shorten it, please.")
    expect(slow.locator("[name$=-body]")).to_have_value("Dear Ann, in my own words.")
    assert not Letter.objects.exists()

    slow.click("[name=_hold]")
    expect(slow.locator(".piece-standing .state")).to_have_text("Revision requested")
    assert Submission.objects.get().state == State.REVISION_REQUESTED
    assert Letter.objects.get().body == "Dear Ann, in my own words.\n"
