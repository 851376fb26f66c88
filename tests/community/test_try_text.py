import pytest
from bs4 import BeautifulSoup

from community.models import Comment, HeldWord
from community.rules.matching import key
from tests.conftest import make_editor, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/admin/community/heldword/try/"


@pytest.fixture(autouse=True)
def words():
    for text, severity in (("加微信", "hold"), ("fake diploma", "refuse")):
        language = "en" if text.isascii() else "zh-hans"
        HeldWord.objects.create(text=text, key=key(text), language=language, severity=severity)


def tried(client, text, sender="member", **said):
    response = client.post(PAGE, {"text": text, "language": "en", "sender": sender, **said})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def said(page):
    return page.select_one("#outcome").text, [each.text for each in page.select(".why li")]


def test_a_text_is_tried_as_one_of_somebody_the_house_knows_or_does_not(desk):
    text = "See https://example.com/"
    first = "Somebody’s first comments are read before they appear."

    assert said(tried(desk, text)) == ("No rule holds it: it would appear at once.", [])
    assert said(tried(desk, text, "newcomer")) == (
        "It would wait: “Held by a rule”.",
        ["It has links: 1.", first],
    )
    assert said(tried(desk, "Hello", "newcomer")) == (
        "It would wait: “Waits for a moderator”.",
        [first],
    )
    assert said(tried(desk, text, "nobody"))[1] == ["It has links: 1."]
    assert not Comment.objects.exists()


def test_the_words_that_hold_it_are_marked_as_they_stand_there(desk):
    page = tried(desk, "<b>快加 薇 信</b>，加微 信！", language="zh-hans")

    assert [each.text for each in page.select("mark")] == ["加微 信"]
    assert page.select_one(".tried").text == "<b>快加 薇 信</b>，加微 信！"
    assert said(tried(desk, "A FAKE diploma", "newcomer")) == (
        "It would go back to its author.",
        ["We do not print “FAKE diploma”. Please write it otherwise."],
    )


@pytest.mark.parametrize("text", ["", "x" * 10_001, "a\x00b"])
def test_what_cannot_be_tried_stays_in_the_form(desk, text):
    page = tried(desk, text, sender="nobody")

    assert page.select_one(".errors")
    assert page.select_one("textarea").text.removeprefix("\n").strip() == text.strip()


def test_moderators_try_and_readers_do_not(groups, reader_client):
    assert said(tried(signed_in(make_editor("moderators")), "Hello"))
    assert reader_client.get(PAGE).status_code == 302
