"""A reader comments, an editor approves by keyboard, another replies, and a letter leads there."""

import re

import pytest
from django.core import mail
from django.core.cache import cache, caches
from playwright.sync_api import expect

from accounts import delivery
from community import gate
from community.models import Comment, Notice, Thread
from community.workflow import Status
from tests.accounts.people import last_code
from tests.browser.desk import sign_in
from tests.factories import make_article, make_comment, make_member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "夜班的人没有人数得清，这一点我同意。"


@pytest.fixture(autouse=True)
def fresh(live, monkeypatch):
    """Let people write at the pace of a test, with no memory of the tests before."""
    monkeypatch.setattr(gate, "LEAST", gate.LEAST * 0)
    cache.clear()
    caches["own"].clear()
    yield
    cache.clear()


def enter(page, email, name):
    """Go from a thread's door through sign-in by code and the choice of a name back to it."""
    page.click(".sign-in-to-comment a")
    page.fill("[name=username]", email)
    page.click("#sign-in button")
    page.fill("[name=code]", last_code())
    page.click("main form:has([name=code]) button")
    page.fill("[name=name]", name)
    page.click("main form:has([name=name]) button")
    page.wait_for_url("**/threads/**")


def send(page, text):
    page.fill(".comment-form [name=text]", text)
    page.click(".comment-form button")


def without_loading(page, act):
    """Do something, and make sure that the page it happens on is not left."""
    page.evaluate("window.here = true")
    act()
    expect(page.locator(".htmx-request")).to_have_count(0)
    assert page.evaluate("window.here")


def test_a_comment_is_held_approved_replied_to_and_its_author_told(open_reader, editor_hk):
    article = make_article(slug="ports")
    reader = open_reader(width=390)
    page = reader.page
    reader.opens("/zh-hans/articles/ports/")
    page.click(".talk-door a")
    enter(page, "lin@example.com", "林间小路")

    # Held, and why, in the language of the page.
    without_loading(page, lambda: send(page, WORDS))
    expect(page.locator(".messages")).to_contain_text("留言须经编辑审阅")
    expect(page.locator(".held")).to_contain_text(WORDS)
    expect(page.locator(".held .why")).to_have_text("每位成员最初的几则留言，审阅后才刊出。")
    assert page.input_value(".comment-form [name=text]") == ""
    comment = Comment.objects.get()
    assert (comment.status, comment.language) == (Status.PENDING, "zh-hans")

    # Approved by one key.
    desk = sign_in(open_reader())
    desk.page.click("[aria-labelledby=comments] a")
    expect(desk.page.locator("[data-keys]")).to_be_visible()
    desk.page.keyboard.press("j")
    desk.page.keyboard.press("a")
    expect(desk.page.locator(".row .state").first).to_have_text("Approved")
    assert desk.complaints == []

    # Read under every edition, in its script or converted.
    visitor = open_reader(width=390, java_script_enabled=False).page
    for code, words in (("en", WORDS), ("zh-hans", WORDS), ("zh-hant", "夜班的人沒有人數得清")):
        visitor.goto(f"/{code}/articles/ports/")
        assert words in visitor.locator("#comments").inner_text()
        assert "1" in visitor.locator("#comments-head").inner_text()

    # Another reader, who is known here, replies on the page itself.
    other = make_member(name="明仔媽媽")
    for _number in range(2):
        make_comment(member=other)
    replying = open_reader()
    reply_to(replying.page, article, other)
    comment.refresh_from_db()
    assert (comment.shown_replies, Thread.objects.get(article=article).shown) == (1, 2)

    # The first is told by mail, and led to the reply.
    delivery.deliver_due(Notice)
    letter = mail.outbox[-1]
    assert letter.to == ["lin@example.com"]
    assert letter.subject == "明仔媽媽回复了您的留言"
    page.goto(re.search(r"https?://[^/\s]+(/zh-hans/community/comments/\d+/)", letter.body)[1])
    assert "我當過夜班。" not in page.locator(".found").inner_text()
    assert "我当过夜班。" in page.locator(".found").inner_text()
    assert reader.complaints == replying.complaints == []
    assert reader.overflow() <= 0


def reply_to(page, article, member):
    page.goto(f"/zh-hant/community/threads/article/{article.pk}/")
    page.click(".sign-in-to-comment a")
    page.fill("[name=username]", member.user.email)
    page.click("#sign-in button")
    page.fill("[name=code]", last_code())
    page.click("main form:has([name=code]) button")
    page.wait_for_url("**/threads/**")
    without_loading(page, lambda: page.click(".comment-acts >> text=回覆"))
    page.fill("#reply-form [name=text]", "我當過夜班。")
    page.click("#reply-form button")
    expect(page.locator(".found .comment-words")).to_have_text("我當過夜班。")
