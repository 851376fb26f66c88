"""The sum that is set to browsers when much arrives, under the policy of the site."""

import re

import pytest
from django.core.cache import cache, caches
from playwright.sync_api import expect

from community import gate
from community.models import Comment
from community.senders import digest
from community.workflow import Status
from tests.factories import make_comment, make_member, make_thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SOLUTION = ".comment-form input[name=proof]"
ANY = re.compile(".")


@pytest.fixture(autouse=True)
def fresh(live, monkeypatch):
    """Let people write at the pace of a test, with no memory of the tests before."""
    monkeypatch.setattr(gate, "LEAST", gate.LEAST * 0)
    cache.clear()
    caches["own"].clear()


@pytest.fixture
def thread():
    """A thread in which somebody at our address has said much in the last minutes."""
    thread = make_thread()
    for _number in range(6):
        make_comment(thread, address=digest("127.0.0.1/32"))
    return thread


def write(page, thread, text, *, solves=True, language="en"):
    page.goto(f"/{language}/community/threads/article/{thread.article_id}/")
    if solves:
        expect(page.locator(SOLUTION)).to_have_value(ANY, timeout=20_000)
    page.fill(".comment-form [name=text]", text)


def send(page):
    page.click(".comment-form button")
    page.wait_for_selector(".messages")
    comment = Comment.objects.order_by("pk").last()
    return comment.text, comment.status, [found["rule"] for found in comment.findings]


def test_the_sum_is_worked_out_and_counts_once(open_reader, thread):
    reader = open_reader(width=320).enters(make_member().user)
    page = reader.page

    write(page, thread, "One")
    solution = page.input_value(SOLUTION)
    assert send(page) == ("One", Status.PENDING, ["newcomer"])

    write(page, thread, "Two", language="zh-hant")
    page.eval_on_selector(SOLUTION, "(field, old) => { field.value = old }", solution)
    assert send(page) == ("Two", Status.WITHHELD, ["unproven", "newcomer"])

    # A form that htmx puts into the page sets a sum as well.
    page.goto(f"/zh-hans/community/threads/article/{thread.article_id}/")
    page.click(".comments .act >> text=回复 >> nth=0")
    expect(page.locator("#reply-form input[name=proof]")).to_have_value(ANY, timeout=20_000)
    page.fill("#reply-form [name=text]", "Three")
    page.click("#reply-form button")
    page.wait_for_selector(".messages")
    assert Comment.objects.order_by("pk").last().findings == [{"rule": "newcomer", "said": ""}]
    assert reader.overflow() <= 0
    assert reader.complaints == []


def test_a_sum_that_is_too_old_or_missing_lets_the_words_wait(open_reader, thread, settings):
    settings.ALTCHA_CHALLENGE_EXPIRE = 2000
    late = open_reader().enters(make_member().user)
    write(late.page, thread, "Late")
    late.page.wait_for_timeout(2000)
    assert send(late.page) == ("Late", Status.WITHHELD, ["unproven", "newcomer"])

    plain = open_reader(java_script_enabled=False).enters(make_member().user).page
    write(plain, thread, "Plain", solves=False)
    assert send(plain) == ("Plain", Status.WITHHELD, ["unproven", "newcomer"])
    expect(plain.locator(".messages")).to_contain_text("An editor reads your comment")
    expect(plain.locator(".held .comment-words")).to_have_text("Plain")
