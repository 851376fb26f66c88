import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.utils import timezone

from community.models import Comment, Mute, Thread
from community.workflow import Status
from tests.conftest import make_editor, signed_in
from tests.factories import (
    HANT,
    make_article,
    make_comment,
    make_contributor,
    make_issue,
    make_member,
    make_thread,
    make_user,
    published,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forgotten():
    caches["own"].clear()


def page(client, thread, query="", language="en", **headers):
    address = f"/{language}/community/threads/article/{thread.article_id}/{query}"
    return client.get(address, headers=headers)


def texts(response):
    soup = BeautifulSoup(response.content, "html.parser")
    return [words.get_text(strip=True) for words in soup.select(".comments .comment-words")]


def talk(number, **fields):
    """Make a thread of comments 1 … number, the last one newest."""
    thread = make_thread()
    now = timezone.now()
    for each in range(1, number + 1):
        at = now - dt.timedelta(minutes=number - each)
        make_comment(thread, text=str(each), created_at=at, **fields)
    return thread


def test_a_thread_is_read_from_either_end_and_by_picks(client):
    thread = talk(3)
    Comment.objects.filter(text="2").update(is_pick=True)

    assert texts(page(client, thread)) == ["3", "2", "1"]
    assert texts(page(client, thread, "?sort=oldest")) == ["1", "2", "3"]
    assert texts(page(client, thread, "?sort=picks")) == ["2"]


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_pages_follow_each_other_and_each_comment_comes_once(client, sort):
    thread = talk(45)
    Comment.objects.update(created_at=timezone.now())  # so that only the key tells them apart
    seen, query = [], f"?sort={sort}"

    while query is not None:
        response = page(client, thread, query)
        seen += texts(response)
        link = BeautifulSoup(response.content, "html.parser").select_one(".more-comments a")
        query = "?" + link["href"].partition("?")[2] if link else None

    expected = [str(number) for number in range(1, 46)]
    assert seen == (expected if sort == "oldest" else expected[::-1])


@pytest.mark.parametrize(
    "query",
    ["?after=x", "?after=%00", "?after=" + "9" * 500, "?sort=x&language=x"],
)
def test_an_address_that_says_nothing_begins_at_the_beginning(client, query):
    assert texts(page(client, talk(1), query)) == ["1"]


@pytest.mark.parametrize("kind", ["issue", "article", "question", "user", "x"])
def test_there_is_no_thread_about_what_is_not_there(client, kind):
    for pk in (0, 4711, 10**30):
        address = f"/en/community/threads/{kind}/{pk}/"
        assert client.get(address).status_code == 404


def test_there_is_no_thread_about_what_is_not_out(client):
    thread = make_thread(make_article(**published()))

    assert page(client, thread).status_code == 404


def test_a_reader_chooses_one_language(client):
    thread = make_thread()
    make_comment(thread, text="English")
    make_comment(thread, text="简体", language="zh-hans")

    assert texts(page(client, thread, "?language=zh-hans")) == ["简体"]
    assert texts(page(client, thread, "?language=zh-hant")) == []


def test_three_replies_are_shown_by_age_and_the_others_are_led_to(client):
    thread = make_thread()
    parent = make_comment(thread, text="parent")
    for number in range(5):
        make_comment(thread, parent=parent, text=f"reply {number}")

    response = page(client, thread)

    assert texts(response) == ["parent", "reply 0", "reply 1", "reply 2"]
    link = BeautifulSoup(response.content, "html.parser").select_one(".replies .more-comments a")
    assert link["href"] == f"/en/community/comments/{parent.pk}/"
    assert link.text == "Show all 5 replies"


def test_what_nobody_may_see_keeps_its_place_only_above_replies(client):
    thread = make_thread()
    make_comment(thread, text="held", status=Status.PENDING)
    gone = make_comment(thread, text="", html="", status=Status.DELETED)
    make_comment(thread, parent=gone, text="reply")

    response = page(client, thread)

    assert texts(response) == ["reply"]
    assert response.content.decode().count("no longer here") == 1


def test_what_is_pinned_stands_above_and_nowhere_else(client):
    thread = talk(22)
    thread.pinned = Comment.objects.get(text="1")
    thread.save()

    first = page(client, thread)

    assert texts(first)[0] == "1"
    assert len(texts(first)) == 21
    link = BeautifulSoup(first.content, "html.parser").select_one(".more-comments a")
    assert texts(client.get(link["href"])) == ["2"]


def test_editors_and_contributors_are_known_by_their_badges(client, groups):
    thread = make_thread()
    make_comment(thread, member=make_member(user=make_editor("editors", email="e@example.com")))
    contributor = make_contributor(user=make_user())
    make_comment(thread, member=make_member(user=contributor.user))
    make_comment(thread, is_pick=True)

    soup = BeautifulSoup(page(client, thread).content, "html.parser")

    badges = [badge.text for badge in soup.select(".badge")]
    assert badges == ["Editors’ pick", "Contributor", "Editor"]


def test_a_badge_of_an_editor_needs_the_second_factor(client, groups, settings):
    settings.FOCUS_REQUIRE_MFA = True
    thread = make_thread()
    make_comment(thread, member=make_member(user=make_editor("editors", email="e@example.com")))

    assert not BeautifulSoup(page(client, thread).content, "html.parser").select(".badge")


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_two_queries_whatever_it_shows(client, django_assert_num_queries, number):
    thread = talk(number)
    for comment in Comment.objects.all():
        make_comment(thread, parent=comment)
    thread.pinned = Comment.objects.first()
    thread.save()

    with django_assert_num_queries(3):  # the piece, its comments, whether there is a pause
        page(client, thread)


@pytest.mark.parametrize("number", [1, 3])
def test_a_members_page_costs_the_same_whatever_it_shows(django_assert_num_queries, number):
    thread, member = talk(number), make_member()
    for _time in range(number):
        make_comment(thread, member=member, status=Status.PENDING)
    client = signed_in(member.user)
    page(client, thread)

    with django_assert_num_queries(15):
        page(client, thread)


def test_signed_out_readers_share_one_page(client):
    response = page(client, talk(1))

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "no-store" not in response.headers.get("Cache-Control", "")
    assert b"Sign in to comment" in response.content
    assert b"csrfmiddlewaretoken" not in response.content


def test_a_members_page_is_kept_by_no_cache():
    response = page(signed_in(make_member().user), talk(1))

    assert "private" in response["Cache-Control"]
    assert b"csrfmiddlewaretoken" in response.content


def test_a_member_sees_their_own_held_comments_and_why(client):
    thread, member = make_thread(), make_member()
    findings = [{"rule": "newcomer", "said": ""}]
    make_comment(thread, member=member, text="Mine.", status=Status.PENDING, findings=findings)

    own = page(signed_in(member.user), thread).content.decode()
    other = page(signed_in(make_member().user), thread).content.decode()

    assert "Mine." in own
    assert "Waiting to be read by an editor" in own
    assert "first comments are read before they appear" in own
    assert "Mine." not in other
    assert "Mine." not in page(client, thread).content.decode()


def test_who_is_muted_is_folded_for_that_reader_only():
    thread, member = make_thread(), make_member()
    comment = make_comment(thread)
    Mute.objects.create(member=member, muted=comment.member)

    def folded(reader):
        soup = BeautifulSoup(page(signed_in(reader.user), thread).content, "html.parser")
        return len(soup.select("details.muted"))

    assert (folded(member), folded(make_member())) == (1, 0)


def test_htmx_gets_only_what_follows(client):
    thread = talk(21)
    link = BeautifulSoup(page(client, thread).content, "html.parser").select_one(".more-comments a")

    response = client.get(link["href"], headers={"HX-Request": "true"})

    assert b"<html" not in response.content
    assert b'<div class="comment-words" lang="en"><p>1</p></div>' in response.content
    assert "HX-Request" in response["Vary"]


def test_closed_and_switched_off_threads_say_so(client):
    thread = talk(1)
    for opening, said in (("closed", b"are closed"), ("off", b"no comments on this piece")):
        Thread.objects.update(opening=opening)
        response = page(client, thread)
        assert said in response.content
        assert b"Sign in to comment" not in response.content


def test_an_article_shows_its_first_comments_to_everybody_alike(client, editor_hk):
    thread = talk(2)
    address = thread.article.get_absolute_url()

    soup = BeautifulSoup(client.get(address).content, "html.parser")

    assert [each.text for each in soup.select(".comments .comment-words")] == ["2", "1"]
    assert soup.select_one(".talk-count a")["href"] == "#comments"
    assert soup.select_one(".talk-count").text.strip() == "2 comments"
    assert soup.select_one(".talk-door a")["href"].endswith(f"/article/{thread.article_id}/")
    assert not soup.select("#comments form")
    assert not client.get(address).cookies


def test_an_issue_has_its_thread_and_a_preview_has_none(client, desk):
    issue, draft = make_issue(), make_article(**published())

    assert b'id="comments"' in client.get(issue.get_absolute_url()).content
    assert b'id="comments"' not in desk.get(draft.get_absolute_url()).content


def test_a_thread_costs_an_article_two_queries_and_one_when_it_is_kept(
    client, django_assert_num_queries
):
    article = make_article()
    address = article.get_absolute_url()
    client.get(address)
    with django_assert_num_queries(NONE := 6):
        client.get(address)
    thread = make_thread(article)
    for _time in range(3):
        make_comment(thread, parent=make_comment(thread))

    with django_assert_num_queries(NONE + 1):
        client.get(address)
    with django_assert_num_queries(NONE):
        client.get(address)


def test_a_kept_copy_is_old_with_the_next_comment(client):
    thread = talk(1)
    address = thread.article.get_absolute_url()
    client.get(address)
    make_comment(thread, text="news")

    assert b"news" in client.get(address).content


def test_an_article_without_its_thread_says_nothing(client):
    thread = make_thread(opening=Thread.Opening.OFF)

    assert b'id="comments"' not in client.get(thread.article.get_absolute_url()).content


def test_a_thread_is_one_under_all_editions(client):
    thread = make_thread(make_article(**published(HANT)))
    make_comment(thread, text="Here")

    assert texts(page(client, thread)) == ["Here"]
    assert texts(page(client, thread, language="zh-hant")) == ["Here"]


def test_what_was_typed_when_the_session_ran_out_waits_for_its_author(client):
    thread, member = talk(1), make_member()
    address = f"/en/community/threads/article/{thread.article_id}/"

    response = client.post(f"{address}post/", {"text": "A long thought."})

    assert response["Location"].endswith(f"?next={address}")
    client.force_login(member.user)
    assert page(client, thread).context["form"].initial == {"text": "A long thought."}
    assert page(client, thread).context["form"].initial == {"text": ""}  # given back once


def test_a_reader_without_a_name_is_led_back_to_a_page_not_to_an_act(client):
    thread = talk(1)
    client.force_login(make_user())

    for act in ("post", "follow"):
        response = client.post(f"/en/community/threads/article/{thread.article_id}/{act}/")
        assert response["Location"].endswith(f"%2Fthreads%2Farticle%2F{thread.article_id}%2F")


def test_who_has_no_name_yet_is_led_to_choose_one_and_back(client):
    thread = talk(1)

    def door():
        soup = BeautifulSoup(page(client, thread).content, "html.parser")
        return client.get(soup.select_one(".sign-in-to-comment a")["href"], follow=True)

    assert door().redirect_chain[0][0].startswith("/en/sign-in/?next=/en/community/join/")
    client.force_login(make_user())
    choosing = door()
    assert choosing.templates[0].name == "community/join.html"
    assert choosing.context["next"] == f"/en/community/threads/article/{thread.article_id}/"


def test_where_a_comment_was_refused_links_lead_back_to_the_thread(client):
    thread = talk(21)
    client.force_login(make_member().user)
    address = f"/en/community/threads/article/{thread.article_id}/"

    refused = client.post(f"{address}post/", {"text": " "})
    more = BeautifulSoup(refused.content, "html.parser").select_one(".more-comments a")["href"]

    assert texts(client.get(more, follow=True)) == ["1"]
    assert client.get(f"{address}post/").status_code == 302
