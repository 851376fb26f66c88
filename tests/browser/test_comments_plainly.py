"""Comments without JavaScript: all that is written, and all the ways of reading them."""

import pytest
from django.core.cache import caches

from community import gate
from community.models import Comment, Follow, Report
from community.workflow import Status
from tests.factories import make_comment, make_member, make_thread, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def fresh(live, monkeypatch):
    """Let people write at the pace of a test, with no memory of the tests before."""
    monkeypatch.setattr(gate, "LEAST", gate.LEAST * 0)
    caches["own"].clear()


@pytest.fixture
def plain(open_reader):
    return open_reader(width=320, java_script_enabled=False)


def test_a_member_writes_all_that_can_be_written(plain):
    member = make_member(user=make_user(language="zh-hant"))
    thread = make_thread()
    for number in range(22):
        make_comment(thread, text=f"Word {number}", member=member if number < 2 else make_member())
    page = plain.enters(member.user).page
    address = f"/zh-hant/community/threads/article/{thread.article_id}/"

    # What is refused is said, and the page goes on working.
    page.goto(address)
    page.fill(".comment-form [name=text]", " ")
    page.click(".comment-form button")
    assert page.locator(".comment-form .errorlist:visible").count() == 1
    page.click(".more-comments a")
    assert page.locator(".comments .comment").count() == 2

    # Written, changed, corrected.
    page.goto(address)
    page.fill(".comment-form [name=text]", "港口的夜班。")
    page.click(".comment-form button")
    own = Comment.objects.get(text="港口的夜班。")
    mine = page.locator(f"#comment-{own.pk}")
    assert own.status == Status.NEW
    mine.locator("text=修改").click()
    page.fill("[name=text]", "港口的日班。")
    page.click(".talk form button")
    assert mine.locator(".comment-words").inner_text() == "港口的日班。"

    # Thanks, a reply, a report.
    page.goto(address)
    theirs = page.locator(".comments .comment:has(.thanks)").first
    theirs.locator(".thanks button").click()
    assert theirs.locator(".thanks button").inner_text().endswith("1")
    theirs.locator("text=回覆").click()
    page.fill("[name=text]", "同意。")
    page.click(".comment-form button")
    reply = Comment.objects.get(text="同意。")
    assert page.locator(f".found #comment-{reply.pk}").count() == 1
    page.goto(address)
    theirs.locator("text=舉報").click()
    page.check("[name=reason][value=spam]")
    page.click(".talk form button")
    assert Report.objects.get().comment == reply.parent

    # Followed, deleted.
    page.click(".choices form button")
    assert Follow.objects.get().member == member
    assert "關注" in page.locator(".messages").inner_text()
    mine.locator("text=刪除").click()
    page.click(".talk form button")
    own.refresh_from_db()
    thread.refresh_from_db()
    assert (own.status, thread.shown) == (Status.DELETED, 23)
    assert plain.overflow() <= 0


def test_a_reader_finds_their_way_through_a_long_thread(plain):
    thread = make_thread()
    parent = make_comment(thread, text="First of all")
    replies = [make_comment(thread, parent=parent, text=f"Reply {n}") for n in range(44)]
    typed = {"zh-hans": "发展后面的头发", "zh-hant": "發展後面的頭髮", "en": "Hair"}
    for code, text in typed.items():
        make_comment(thread, language=code, text=text, is_pick=code == "en")
    page = plain.page

    def words():
        return page.locator(".comments > li > .comment .comment-words").all_inner_texts()

    # Each reads it in their own script, and the other's own words are one click away.
    page.goto(f"/zh-hant/community/threads/article/{thread.article_id}/")
    assert words() == ["Hair", "發展後面的頭髮", "發展後面的頭髮", "First of all"]
    assert page.locator(".converted").inner_text() == "由簡體轉換 · 原文"
    page.click(".converted a")
    assert page.locator(".comment-words").inner_text() == "发展后面的头发"
    page.go_back()
    page.click(".choices >> text=全部顯示原文")
    assert words()[1:3] == ["發展後面的頭髮", "发展后面的头发"]
    page.click(".choices [lang=zh-Hans]")
    assert words() == ["发展后面的头发"]
    page.click(".languages [hreflang=zh-Hans]")
    page.click(".choices >> text=所有语言")
    page.click(".choices >> text=全部转为简体")
    assert words() == ["Hair", "发展后面的头发", "发展后面的头发", "First of all"]

    # By age and choice.
    page.click(".choices >> text=最早")
    assert words()[0] == "First of all"
    page.click(".choices >> text=选登")
    assert words() == ["Hair"]

    # To all replies, and to one in the midst of them.
    page.goto(f"/en/community/threads/article/{thread.article_id}/")
    page.click("text=Show all 44 replies")
    page.click("text=More replies")
    page.click(f"#comment-{replies[30].pk} .comment-time")
    assert page.url.endswith(f"/en/community/comments/{replies[30].pk}/")
    assert page.locator(".found .comment-words").inner_text() == "Reply 30"
    assert page.locator(".comment-words").first.inner_text() == "First of all"
    page.click("text=The comment with all replies")
    assert page.locator(".replies .comment").count() == 20
    assert plain.overflow() <= 0
