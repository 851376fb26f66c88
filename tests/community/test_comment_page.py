"""The page of one comment, and every act below its address."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from community.actions import pausing, rulings
from community.models import Comment, Follow, Mute, Report, Thanks
from community.workflow import Kind, Status
from tests.conftest import signed_in
from tests.factories import make_comment, make_member, make_thread

pytestmark = pytest.mark.django_db
ACTS = ("reply", "edit", "delete", "report", "mute")


@pytest.fixture
def member():
    """Make a member who is trusted."""
    member = make_member()
    for _time in range(2):
        make_comment(member=member)
    return member


@pytest.fixture
def reads(member):
    return signed_in(member.user)


def at(comment, act=""):
    return f"/en/community/comments/{comment.pk}/" + (f"{act}/" if act else "")


def send(client, address, **typed):
    """Fill in the form of a page as it stands, and send it as a person would: not at once."""
    page = client.get(address, follow=True)
    form = BeautifulSoup(page.content, "html.parser").select_one(".talk form")
    hidden = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    with time_machine.travel(timezone.now() + timezone.timedelta(seconds=5)):
        return client.post(form.get("action") or address, {**hidden, **typed}, follow=True)


def words(response):
    soup = BeautifulSoup(response.content, "html.parser")
    return [each.get_text(strip=True) for each in soup.select("#talk .comment-words")]


def test_a_comment_is_written_on_the_page_of_its_thread(reads, member):
    thread = make_thread()

    response = send(
        reads, f"/en/community/threads/article/{thread.article_id}/", text="你们好，这里"
    )

    assert words(response) == ["你们好，这里"]
    assert b"Your comment is published." in response.content
    assert Comment.objects.get(thread=thread).language == "zh-hans"


def test_what_is_refused_keeps_what_was_typed(reads):
    thread = make_thread()

    response = send(reads, f"/en/community/threads/article/{thread.article_id}/", text="x" * 3001)

    assert not Comment.objects.filter(thread=thread).exists()
    form = BeautifulSoup(response.content, "html.parser").select_one("textarea")
    assert form.text.strip() == "x" * 3001
    assert b"3000 characters at most" in response.content


def test_a_form_sent_at_once_is_not_taken(reads):
    thread = make_thread()
    address = f"/en/community/threads/article/{thread.article_id}/post/"

    reads.post(address, {"text": "Buy"})
    reads.post(address, {"text": "A\x00B"})

    assert not Comment.objects.filter(thread=thread).exists()


def test_a_reply_stands_on_the_page_of_what_it_replies_to(reads):
    comment = make_comment(text="First")

    response = send(reads, at(comment, "reply"), text="Second")

    assert words(response) == ["First", "Second"]
    assert response.redirect_chain[-1][0].startswith("/en/community/comments/")


def test_who_came_by_mail_and_is_signed_out_is_led_to_the_reply(client):
    comment = make_comment()

    page = BeautifulSoup(client.get(at(comment)).content, "html.parser")

    address = page.select_one(f"a[href='{at(comment, 'reply')}']")["href"]
    assert client.get(address)["Location"] == f"/en/sign-in/?next={address}"


def test_a_page_of_a_reply_shows_what_it_replies_to_and_the_others(client):
    parent = make_comment(text="First")
    replies = [make_comment(parent.thread, parent=parent, text=str(n)) for n in range(45)]

    early, late = client.get(at(replies[2])), client.get(at(replies[40]))

    assert words(early) == ["First", *map(str, range(20))]
    assert words(late) == ["First", *map(str, range(40, 45))]
    for response in (early, late):
        assert len(BeautifulSoup(response.content, "html.parser").select(".found")) == 1
    more = BeautifulSoup(early.content, "html.parser").select_one(".more-comments a")["href"]
    following = client.get(more, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in following
    assert following.count("comment-words") == 20


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_the_same_with_any_number_of_replies(
    client, django_assert_num_queries, number
):
    parent = make_comment()
    for _time in range(number):
        make_comment(parent.thread, parent=parent)

    with django_assert_num_queries(4):
        client.get(at(parent))


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED, Status.DELETED])
def test_what_readers_do_not_see_has_no_page_for_them(client, status):
    gone = {"text": "", "html": ""} if status == Status.DELETED else {}
    comment = make_comment(status=status, **gone)

    assert client.get(at(comment)).status_code == 404
    assert client.get("/en/community/comments/0/").status_code == 404
    assert client.get(f"/en/community/comments/{10**30}/").status_code == 404


def test_a_place_is_kept_for_what_others_replied_to(client):
    gone = make_comment(status=Status.REJECTED, text="Bad words")
    reply = make_comment(gone.thread, parent=gone, text="Why?")

    for comment in (gone, reply):
        response = client.get(at(comment))
        assert b"no longer here" in response.content
        assert words(response) == ["Why?"]


def test_an_author_reads_why_a_comment_is_not_there_and_revises_it(reads, member, editor_hk):
    comment = make_comment(member=member, text="Rude")
    rulings.rule(comment, Kind.ASK_TO_REVISE, by=editor_hk, reason="attack", note="Milder?")

    page = reads.get(at(comment)).content.decode()
    assert "We have asked you to revise it" in page
    assert "It attacks a person" in page
    assert "Milder?" in page
    response = send(reads, at(comment, "edit"), text="Polite")

    comment.refresh_from_db()
    assert (comment.status, comment.text) == (Status.PENDING, "Polite")
    assert b"reads it before it appears" in response.content


def test_an_author_edits_corrects_the_language_and_deletes(reads, member):
    comment = make_comment(member=member, text="Frist")

    send(reads, at(comment, "edit"), text="First")
    reads.post(at(comment, "language"), {"language": "zh-hant"})
    comment.refresh_from_db()
    assert (comment.text, comment.language) == ("First", "zh-hant")
    reads.post(at(comment, "language"), {"language": "xx"})
    assert reads.get(at(comment, "delete")).status_code == 200
    comment.refresh_from_db()
    assert comment.status == Status.NEW

    send(reads, at(comment, "delete"))

    comment.refresh_from_db()
    assert (comment.status, comment.text, comment.language) == (Status.DELETED, "", "zh-hant")


def test_a_reader_thanks_reports_mutes_and_follows(reads, member):
    comment = make_comment()
    thread = f"/en/community/threads/article/{comment.thread.article_id}/"

    reads.post(at(comment, "thank"), {"back": "//evil.org/"})
    send(reads, at(comment, "report"), reason="spam", text="Look")
    send(reads, at(comment, "mute"))
    reads.post(f"{thread}follow/")

    assert Thanks.objects.filter(comment=comment, member=member).exists()
    assert Report.objects.get(member=member).reason == "spam"
    assert Mute.objects.get(member=member).muted == comment.member
    assert Follow.objects.filter(member=member, thread=comment.thread).exists()
    reads.post(at(comment, "thank"), {"act": "unthank"})
    reads.post(at(comment, "mute"), {"act": "unmute"})
    reads.post(f"{thread}follow/", {"act": "unfollow"})
    kept = (Thanks.objects, Mute.objects, Follow.objects)
    assert not any(rows.filter(member=member).exists() for rows in kept)


@pytest.mark.parametrize(
    "back", ["//evil.org/", "https://evil.org/", "javascript:x", "/\\evil.org"]
)
def test_a_form_leads_back_to_this_site_only(reads, back):
    comment = make_comment()

    response = reads.post(at(comment, "thank"), {"back": back})

    assert response["Location"].startswith("/en/community/threads/")


def test_the_whole_page_is_led_on_where_htmx_asked_for_a_part_of_it(client, reads, chief):
    comment = make_comment()
    htmx = {"HX-Request": "true"}

    signed_out = client.post(at(comment, "thank"), headers=htmx)
    pausing.pause(by=chief, reason="Storm")
    refused = reads.post(at(comment, "thank"), headers=htmx)

    assert signed_out["HX-Redirect"] == f"/en/sign-in/?next={at(comment)}"
    assert refused["HX-Redirect"] == at(comment)
    assert b"can only be read" in reads.get(at(comment)).content


def test_htmx_gets_the_button_only(reads):
    comment = make_comment()

    response = reads.post(at(comment, "thank"), headers={"HX-Request": "true"})

    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select_one("button")["aria-pressed"] == "true"
    assert not soup.select("html, article")
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("act", [*ACTS, "thank", "language"])
def test_no_act_is_for_who_is_signed_out_and_none_is_done_by_looking(client, reads, act):
    comment = make_comment()
    before = Comment.objects.values().get(pk=comment.pk)

    reads.get(at(comment, act))
    response = client.post(at(comment, act), {"reason": "spam", "text": "x", "language": "en"})

    assert response["Location"].startswith("/en/sign-in/?next=")
    assert Comment.objects.values().get(pk=comment.pk) == before
    assert not Thanks.objects.exists()
    assert not Mute.objects.exists()


@pytest.mark.parametrize("act", ["edit", "delete", "language"])
def test_nobody_changes_what_others_wrote(reads, act):
    comment = make_comment(text="Mine")

    reads.post(at(comment, act), {"text": "Yours", "language": "zh-hans"})

    comment.refresh_from_db()
    assert (comment.text, comment.language, comment.status) == ("Mine", "en", Status.NEW)
