"""Choosing the name one takes part under."""

import pytest
from bs4 import BeautifulSoup

from community import names
from community.actions import joining
from community.models import Member
from community.refusals import Refused
from tests.conftest import signed_in
from tests.factories import make_member, make_thread, make_user
from tests.races import at_once

AT = "/en/community/join/"


@pytest.fixture
def user(db):
    return make_user(name="Private Person", email="hidden@example.com")


def test_who_comments_first_chooses_a_name_and_comes_back(user):
    client, thread = signed_in(user), make_thread()
    there = f"/en/community/threads/article/{thread.article_id}/"

    asked = client.post(f"{there}follow/")
    form = BeautifulSoup(client.get(asked["Location"]).content, "html.parser").select_one(
        ".statement form"
    )
    assert form.select_one("[name=next]")["value"] == there
    response = client.post(AT, {"name": "  Ｌin   Mei ", "next": there})

    assert response["Location"] == there
    assert Member.objects.get(user=user).name == "Lin Mei"
    assert client.get(f"{AT}?next={there}")["Location"] == there
    assert b"Lin Mei" in client.get(there).content


def test_only_who_is_signed_in_chooses(client, db):
    assert "/sign-in/" in client.get(AT)["Location"]


def test_a_refused_name_stays_beside_the_reason(user):
    make_member(name="Ann Lee", name_key=names.key("Ann Lee"))
    client = signed_in(user)

    for name in ("Аnn Lее", "Focus Editor", "x", "A\x00b", "x" * 5000, ""):
        response = client.post(AT, {"name": name})
        field = BeautifulSoup(response.content, "html.parser").select_one("#join-name")
        assert field.get("value", "") == name.replace("\x00", field.get("value", "")[1:2])
        assert field.find_next(class_="errorlist").text.strip()
    assert not Member.objects.filter(user=user).exists()


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "x"])
def test_nobody_is_led_to_another_site(user, to):
    response = signed_in(user).post(AT, {"name": "Lin Mei", "next": to})

    assert response["Location"] == "/en/account/community/"


def test_the_page_says_what_is_public_and_shows_no_private_name(user):
    page = signed_in(user).get(AT).content.decode()

    assert "Your e-mail address is never shown." in page
    assert "Private Person" not in page
    assert "hidden@" not in page


@pytest.mark.django_db(transaction=True)
def test_of_two_who_want_a_name_at_once_one_gets_it():
    first, second = make_user(), make_user()

    came = at_once(
        lambda: joining.join(first, name="Lin Mei"),
        lambda: joining.join(second, name="LIN MEI"),
        refusal=Refused,
    )

    assert sorted(type(each).__name__ for each in came) == ["Member", "Refused"]


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_makes_one_member():
    user = make_user()

    came = at_once(*[lambda: joining.join(user, name="Lin Mei")] * 2, refusal=Refused)

    assert came[0] == came[1] == Member.objects.get()
