"""The public page of a member."""

import pytest
from bs4 import BeautifulSoup

from community.models import Thread
from community.workflow import Status
from tests.factories import (
    make_article,
    make_comment,
    make_contributor,
    make_issue,
    make_member,
    make_question,
    make_thread,
    make_user,
    published,
)

pytestmark = pytest.mark.django_db


def at(member):
    return f"/en/community/members/{member.pk}/"


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_it_shows_what_a_member_says_of_themselves_and_no_address(client):
    user = make_user(name="Private Person", email="hidden@example.com")
    member = make_member(user=user, name="Lin Mei", place="Hong Kong", about="<b>Hi</b> you")
    make_contributor(user=user)

    response = client.get(at(member))
    page = response.content.decode()

    assert response["X-Robots-Tag"] == "noindex"
    assert "sessionid" not in response.cookies
    for said in ("Lin Mei", "Hong Kong", "&lt;b&gt;Hi&lt;/b&gt; you", "Contributor"):
        assert said in page
    assert "hidden@" not in page
    assert "Private Person" not in page


def test_it_lists_what_readers_see_newest_first_in_pages(client):
    member, thread = make_member(), make_thread()
    comments = [make_comment(thread, member=member) for _time in range(21)]
    make_comment(thread, member=member, status=Status.PENDING, text="Held")

    first = read(client, at(member))
    links = [each["href"] for each in first.select(".comment-time")]
    assert links == [each.get_absolute_url() for each in reversed(comments[1:])]
    older = first.select_one("a[rel=next]")["href"]
    assert len(read(client, at(member) + older).select(".comment")) == 1
    read(client, at(member) + "?page=x")


def test_it_leaves_out_what_is_no_longer_out(client):
    member = make_member()
    make_comment(make_thread(make_article(**published())), member=member)
    make_comment(make_thread(make_question(make_issue(**published()))), member=member)
    make_comment(make_thread(opening=Thread.Opening.OFF), member=member)

    assert not read(client, at(member)).select(".comment")


def test_a_comment_leads_to_the_page_of_who_wrote_it(client):
    comment = make_comment()

    page = read(client, comment.get_absolute_url())

    assert page.select_one(".comment-name a")["href"] == at(comment.member)


def test_nobody_has_no_page(client):
    for pk in (0, 10**30):
        assert client.get(f"/en/community/members/{pk}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_with_any_number_of_comments(client, django_assert_num_queries, number):
    member = make_member()
    for _time in range(number):
        make_comment(member=member)
        make_comment(make_thread(make_question()), member=member)

    with django_assert_num_queries(3):
        client.get(at(member))
