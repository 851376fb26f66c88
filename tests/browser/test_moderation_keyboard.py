"""Two editors at one queue, by keyboard: the slower one is told, and nothing is decided twice."""

import pytest
from playwright.sync_api import expect

from community.actions import moderating
from community.models import Comment, Notice, Ruling
from community.workflow import Kind, Status
from tests.factories import make_comment, make_thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
QUEUE = "/admin/community/comment/"
OUTLINE = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"


@pytest.fixture
def held():
    thread = make_thread()
    return [make_comment(thread, status=Status.PENDING, text=f"Words {n}") for n in range(1, 6)]


def at_the_queue(open_reader, editor, **options):
    browser = open_reader(**options).enters(editor)
    browser.opens(QUEUE)
    return browser


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def row(page, comment):
    return page.locator(f"#comment-{comment.pk}")


def rulings():
    found = Ruling.objects.exclude(kind=Kind.POST).order_by("pk")
    return [(each.comment.text[-1], each.kind, str(each.editor)[:2]) for each in found]


def test_two_editors_decide_by_keyboard_and_never_against_each_other(
    open_reader, editor_hk, editor_ny, held
):
    one, two, three, four, five = held
    hk = at_the_queue(open_reader, editor_hk)
    ny = at_the_queue(open_reader, editor_ny)

    # Where one is can be seen; what one is at, the other sees.
    press(hk.page, "j", "j", "k")
    expect(row(hk.page, one)).to_be_focused()
    assert hk.page.evaluate(OUTLINE) >= 2
    row(hk.page, two).locator("text=I am at it").press("Enter")
    expect(row(hk.page, two).locator("text=I am done with it")).to_be_visible()
    ny.page.reload()
    expect(row(ny.page, two).locator(".problem")).to_contain_text("hk@example.com is at it until")

    # Keys are letters where something is typed.
    press(ny.page, "j", "r", "Tab")
    ny.page.keyboard.type("a jar of kvass, a vow, u")
    expect(row(ny.page, one).locator("[name=note]")).to_have_value("a jar of kvass, a vow, u")
    assert rulings() == []

    # Both decide on the first.
    row(hk.page, one).focus()
    press(hk.page, "a")
    expect(row(hk.page, one).locator(".state")).to_have_text("Approved")
    expect(row(hk.page, two)).to_be_focused()
    press(ny.page, "Escape", "r", "7")
    told = row(ny.page, one).locator("[role=alert]")
    expect(told).to_contain_text("hk@example.com was faster: “Approve”")
    expect(row(ny.page, one).locator("[name=note]")).to_have_value("a jar of kvass, a vow, u")
    expect(ny.page.locator("#said")).to_contain_text("hk@example.com was faster")
    assert rulings() == [("1", "approve", "hk")]

    # A key that stays down decides once.
    row(hk.page, three).focus()
    hk.page.keyboard.down("a")
    hk.page.keyboard.down("a")
    hk.page.keyboard.up("a")
    expect(row(hk.page, three).locator(".state")).to_have_text("Approved")
    expect(row(hk.page, four)).to_be_focused()

    # Taken back before anybody heard of it.
    press(hk.page, "u")
    expect(row(hk.page, three).locator(".state")).to_have_text("Waits for a moderator")
    expect(row(hk.page, three)).to_be_focused()
    assert rulings()[1:] == [("3", "approve", "hk"), ("3", "undo", "hk")]
    assert Notice.objects.filter(occasion__startswith="approve:").count() == 2
    assert Notice.objects.waiting().count() == 1

    # Asked to revise, by the number of the reason; then the rest at once.
    press(hk.page, "v", "2")
    expect(row(hk.page, three).locator(".state")).to_have_text("Back with the author")
    row(hk.page, four).focus()
    press(hk.page, "x", "j", "x")
    hk.page.locator("#together [value=approve]").press("Enter")
    hk.page.wait_for_selector(".messagelist")
    assert set(rulings()[4:]) == {("4", "approve", "hk"), ("5", "approve", "hk")}
    assert list(Comment.objects.pending()) == [two]
    assert hk.complaints == []
    assert [each for each in ny.complaints if "409" not in each] == []


def test_u_takes_back_what_one_just_decided_not_what_another_did(
    open_reader, editor_hk, editor_ny, held
):
    moderating.hold(make_comment(), by=editor_ny)
    first, hers = held[-1], Comment.objects.last()
    Comment.objects.exclude(pk__in=(first.pk, hers.pk)).update(status=Status.REJECTED)
    hk = at_the_queue(open_reader, editor_hk)

    press(hk.page, "j", "a")
    expect(row(hk.page, first).locator(".state")).to_have_text("Approved")
    press(hk.page, "u")

    expect(row(hk.page, first).locator(".state")).to_have_text("Waits for a moderator")
    assert Ruling.objects.get(kind=Kind.UNDO).comment == first
    expect(row(hk.page, first)).to_be_focused()


def test_without_javascript_every_button_works_by_keyboard(open_reader, editor_hk, editor_ny, held):
    hk, ny = (
        at_the_queue(open_reader, editor, width=width, java_script_enabled=False).page
        for editor, width in ((editor_hk, 320), (editor_ny, 1280))
    )

    row(hk, held[0]).locator("[data-act=approve]").press("Enter")
    assert "Approve" in hk.locator(".messagelist").inner_text()
    row(ny, held[0]).locator("summary").first.press("Enter")
    row(ny, held[0]).locator("[name=reason]").select_option("spam")
    row(ny, held[0]).locator("[data-act=reject]").press("Enter")

    assert "k@example.com was faster" in ny.locator(".messagelist").inner_text()
    assert row(ny, held[0]).count() == 0
    assert rulings() == [("1", "approve", "hk")]
