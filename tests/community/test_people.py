import datetime as dt

import pytest
from django.utils import timezone

from community.actions import people
from community.models import Notice
from community.refusals import Refused
from tests.conftest import make_editor, signed_in
from tests.factories import make_member, make_user

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "zh-hans", "zh-hant")


def in_two_days():
    return timezone.now() + dt.timedelta(days=2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_act_is_noted_and_its_letter_says_why(editor_hk, language):
    member = make_member(user=make_user(language=language))

    people.note(member, by=editor_hk, text="Between us")
    people.warn(member, by=editor_hk, text="Mind the tone")
    people.suspend(member, by=editor_hk, text="Mind the tone", until=in_two_days())
    people.ban(member, by=editor_hk, text="Mind the tone")
    assert member.is_silenced
    people.lift(member, by=editor_hk, text="Mind the tone")

    kinds = list(member.remarks.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["note", "warning", "suspension", "ban", "lifted"]
    letters = Notice.objects.filter(user=member.user, language=language)
    assert letters.filter(body__contains="Mind the tone").count() == letters.count() == 4
    member.refresh_from_db()
    assert not member.is_silenced


def test_nothing_is_done_about_editors_or_by_readers(editor_hk, reader):
    with pytest.raises(Refused):
        people.ban(make_member(user=editor_hk), by=editor_hk, text="Why")
    with pytest.raises(Refused):
        people.ban(make_member(), by=reader, text="Why")


def test_a_moderator_reads_a_member_without_the_address(groups, chief_desk):
    member = make_member(user=make_user(email="private@example.com"))
    moderator, page = signed_in(make_editor("moderators")), f"/admin/community/member/{member.pk}/"

    shown = moderator.get(f"{page}change/")

    assert shown.status_code == 200
    assert "private@example.com" not in shown.text
    assert "private@example.com" not in moderator.get("/admin/community/member/").text
    assert "private@example.com" in chief_desk.get(f"{page}change/").text


def test_a_form_does_it_and_keeps_what_was_typed_when_it_cannot(desk):
    member = make_member()
    page = f"/admin/community/member/{member.pk}/act/"

    assert desk.post(f"{page}watch/", {"text": "Advertises"}).status_code == 302
    refused = desk.post(f"{page}suspend/", {"text": "Kept words", "until": "yesterday"})
    lifted = desk.post(f"{page}lift/", {"text": "Nothing to lift"})

    member.refresh_from_db()
    assert (member.is_watched, member.suspended_until) == (True, None)
    assert "Kept words" in refused.text
    assert "may write already" in lifted.text or lifted.status_code == 200
    assert desk.post(f"{page}nonsense/", {"text": "T"}).status_code == 404
