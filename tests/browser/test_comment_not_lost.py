"""What is typed below a piece outlives the session, the line and the page it was typed on."""

import pytest
from django.core.cache import caches
from playwright.sync_api import expect

from community import gate
from community.models import Comment
from tests.factories import make_member, make_thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = ".comment-form [name=text]"


@pytest.fixture(autouse=True)
def fresh(live, monkeypatch):
    """Let people write at the pace of a test, with no memory of the tests before."""
    monkeypatch.setattr(gate, "LEAST", gate.LEAST * 0)
    caches["own"].clear()


def test_what_is_typed_outlives_what_fails(open_reader):
    user, thread = make_member().user, make_thread()
    address = f"/en/community/threads/article/{thread.article_id}/"
    reader = open_reader().enters(user)
    page, context = reader.page, reader.page.context

    # The line
    page.goto(address)
    page.fill(TEXT, "Typed in a train.")
    context.set_offline(True)
    page.click(".comment-form button")
    expect(page.get_by_text("This did not reach the server.")).to_be_visible()
    assert page.input_value(TEXT) == "Typed in a train."
    context.set_offline(False)

    # The session
    context.clear_cookies(name="sessionid")
    page.click(".comment-form button")
    page.fill("[name=username]", user.email)
    page.fill("[name=password]", "secret")
    page.click("#sign-in button")
    expect(page.locator(TEXT)).to_have_value("Typed in a train.")
    assert not Comment.objects.exists()

    # The form
    page.goto(address)
    page.fill(TEXT, "Typed before the other window signed in.")
    context.add_cookies([{"name": "csrftoken", "value": "x" * 32, "url": reader.site}])
    page.click(".comment-form button")
    expect(page.locator("h1")).not_to_have_text("Comments")
    page.go_back()
    assert page.input_value(TEXT) == "Typed before the other window signed in."
