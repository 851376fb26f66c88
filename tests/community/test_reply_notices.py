import pytest
from bs4 import BeautifulSoup

from community import subscriptions
from community.actions import rulings
from community.models import Follow, Mute, Notice
from community.workflow import Kind, Status
from tests.community.test_post import say, trusted
from tests.factories import make_comment, make_member, make_user

pytestmark = pytest.mark.django_db


def notices():
    return list(Notice.objects.filter(occasion__startswith="reply:"))


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_an_author_reads_of_a_reply_in_their_language(language):
    parent = make_comment(member=make_member(user=make_user(language=language)))

    reply = say(parent.thread.article, trusted(), "What *I* say <b>.", parent=parent)

    (notice,) = notices()
    assert (notice.user, notice.language) == (parent.member.user, language)
    assert reply.member.name in notice.subject
    assert "What *I* say <b>." in notice.body
    assert f"/{language}/community/comments/{reply.pk}/" in notice.body
    assert notice.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"<{notice.unsubscribe_url}>" == notice.headers["List-Unsubscribe"]
    assert notice.unsubscribe_url in notice.body


def test_a_held_reply_is_told_when_it_appears_and_only_then(editor_hk):
    parent = make_comment()
    reply = say(parent.thread.article, make_member(), parent=parent)
    assert notices() == []

    rulings.rule(reply, Kind.APPROVE, by=editor_hk)
    rulings.rule(reply, Kind.HOLD, by=editor_hk, to=Status.PENDING)
    rulings.rule(reply, Kind.APPROVE, by=editor_hk)

    assert len(notices()) == 1


def test_nobody_reads_of_their_own_replies_of_whom_they_muted_or_what_they_do_not_want():
    own = make_comment(member=trusted())
    say(own.thread.article, own.member, parent=own)
    muting, other = make_comment(), trusted()
    Mute.objects.create(member=muting.member, muted=other)
    say(muting.thread.article, other, parent=muting)
    unwilling = make_comment(member=make_member(is_told_of_replies=False))
    say(unwilling.thread.article, trusted(), parent=unwilling)
    say(make_comment().thread.article, trusted())

    assert notices() == []


@pytest.mark.parametrize("kind", subscriptions.KINDS)
def test_a_link_shows_a_button_and_the_button_stops_the_mails(client, kind):
    comment = make_comment()
    member = comment.member
    Follow.objects.create(thread=comment.thread, member=member)
    address = "/" + subscriptions.stop_url(member, kind).split("/", 3)[3]

    def wants():
        member.refresh_from_db()
        return {"replies": member.is_told_of_replies, "digest": member.follows.exists()}[kind]

    page = client.get(address)
    assert BeautifulSoup(page.content, "html.parser").select_one(".statement form button")
    assert wants()
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not wants()


@pytest.mark.parametrize("token", ["x", "replies-1", "replies-1:forged", "digest-x:y"])
def test_a_made_up_link_is_not_found(client, token):
    assert client.post(f"/en/community/unsubscribe/{token}/").status_code == 404
