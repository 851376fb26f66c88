"""What members change about themselves."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from community.models import Follow, FormerName, Mute
from tests.conftest import signed_in
from tests.factories import make_comment, make_member, make_thread

pytestmark = pytest.mark.django_db
AT = "/en/account/community/"


@pytest.fixture
def member():
    return make_member(name="Lin Mei", name_key="linmei")


@pytest.fixture
def reads(member):
    return signed_in(member.user)


def filled(**changes):
    said = {"name": "Lin Mei", "place": "", "about": "", "is_told_of_replies": "on"}
    return {**said, **changes}


def test_a_new_name_shows_in_threads_and_the_former_one_is_kept(reads, member):
    comment = make_comment(member=member)
    before = comment.thread.version

    reads.post(AT, filled(name="Lin Yu", place=" Hong  Kong", about="Reads."))

    member.refresh_from_db()
    comment.thread.refresh_from_db()
    assert (member.name, member.place, member.about) == ("Lin Yu", "Hong Kong", "Reads.")
    assert comment.thread.version > before
    assert FormerName.objects.get(member=member).name == "Lin Mei"
    assert member.is_told_of_replies


def test_a_name_is_changed_once_in_a_while(reads, member, settings):
    reads.post(AT, filled(name="Lin Yu"))
    reads.post(AT, filled(name="Lin Bo", place="Taipei"))

    member.refresh_from_db()
    assert (member.name, member.place) == ("Lin Yu", "Taipei")
    assert b"You can change your name again on" in reads.get(AT).content
    settings.DAYS_BETWEEN_NAMES = 0
    reads.post(AT, filled(name="Lin Mei"))
    member.refresh_from_db()
    assert member.name == "Lin Mei"


@pytest.mark.parametrize(
    ("field", "typed"), [("name", "Focus"), ("place", "www.example.com"), ("about", "x" * 501)]
)
def test_what_is_refused_keeps_what_was_typed(reads, member, field, typed):
    page = BeautifulSoup(reads.post(AT, filled(**{field: typed})).content, "html.parser")

    shown = page.select_one(f"#settings-{field}")
    assert shown.get("value", shown.text.strip()) == typed
    assert shown.find_parent(class_="field").select(".errorlist")
    member.refresh_from_db()
    assert (member.name, member.place, member.about) == ("Lin Mei", "", "")


def test_who_may_not_write_changes_nothing_that_others_read(reads, member):
    member.banned_at = timezone.now()
    member.save()

    assert b"may not write" in reads.post(AT, filled(about="Rude")).content
    reads.post(AT, filled(is_told_of_replies=""))

    member.refresh_from_db()
    assert not member.about
    assert not member.is_told_of_replies


def test_threads_are_unfollowed_and_people_unmuted(reads, member):
    follow = Follow.objects.create(thread=make_thread(), member=member)
    mute = Mute.objects.create(member=member, muted=make_member(name="Loud One"))
    page = reads.get(AT).content.decode()
    assert "Loud One" in page
    assert f"/en/community/threads/article/{follow.thread.article_id}/" in page

    for junk in ("", "x", "9" * 40, "\x00"):
        assert reads.post(AT, {"unfollow": junk}).status_code == 302
    reads.get(AT, {"unfollow": follow.thread_id, "unmute": mute.muted_id})
    assert Follow.objects.exists()
    assert Mute.objects.exists()
    reads.post(AT, {"unfollow": follow.thread_id})
    reads.post(AT, {"unmute": mute.muted_id})

    assert not Follow.objects.exists()
    assert not Mute.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_with_any_number_of_rows(
    reads, member, django_assert_num_queries, number
):
    for _time in range(number):
        Follow.objects.create(thread=make_thread(), member=member)
        Mute.objects.create(member=member, muted=make_member())

    with django_assert_num_queries(6):
        reads.get(AT)


def test_the_account_leads_here_and_who_is_no_member_joins_first(reads, client, django_user_model):
    assert f'href="{AT}"' in reads.get("/en/account/").content.decode()
    client.force_login(django_user_model.objects.create_user(email="n@example.com", password="x"))
    assert client.get(AT)["Location"].startswith("/en/community/join/?next=")
