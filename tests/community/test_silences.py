"""A suspension or ban outlives its account, without keeping whose it was."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from accounts import actions
from community import tasks, writing
from community.actions import joining, people
from community.models import Member, Silence
from community.personal import export
from tests.factories import make_answer, make_member, make_question, make_user

pytestmark = pytest.mark.django_db
MAILBOX = "ann@example.com"


def days_on(days):
    return timezone.now() + dt.timedelta(days=days)


def make_ann(**fields):
    return make_member(user=make_user(email=MAILBOX), **fields)


def come_back(email=MAILBOX):
    return joining.join(make_user(email=email), name="Somebody Else")


def test_a_banned_member_who_comes_back_is_banned_still(editor_hk):
    ann = make_ann()
    people.ban(ann, by=editor_hk, text="Threats")
    banned_at = Member.objects.get().banned_at
    actions.delete_account(ann.user)

    again = come_back("Ann@Example.com")

    again.refresh_from_db()
    assert (again.banned_at, again.suspended_until) == (banned_at, None)
    remark = again.remarks.get()
    assert (remark.kind, remark.text, remark.editor) == ("ban", "Threats", editor_hk)
    assert not Silence.objects.exists()  # the member has it


def test_a_suspension_holds_until_its_end_and_no_longer(editor_hk):
    ann, until = make_ann(), days_on(3)
    people.suspend(ann, by=editor_hk, text="Flooding", until=until)
    actions.delete_account(ann.user)
    user = make_user(email=MAILBOX)

    assert writing.silenced_person(user)
    assert export(user)["may_not_write"]["suspended_until"] == until
    with time_machine.travel(days_on(2)):
        again = joining.join(user, name="Ann")
        assert again.is_silenced
        actions.delete_account(again.user)
    with time_machine.travel(days_on(4)):
        assert writing.silenced_person(make_user(email=MAILBOX)) == ""
        tasks.forget_over(0)
        assert not Silence.objects.exists()


def test_a_ban_is_remembered_for_as_long_as_the_setting_says(editor_hk, settings):
    settings.BAN_REMEMBERED_DAYS = 30
    ann = make_ann()
    people.ban(ann, by=editor_hk, text="Threats")
    actions.delete_account(ann.user)
    user = make_user(email=MAILBOX)

    with time_machine.travel(days_on(29)):
        tasks.forget_over(0)
        assert writing.silenced_person(user)
    with time_machine.travel(days_on(31)):
        assert not joining.join(user, name="Ann").is_silenced


def test_nothing_is_kept_of_who_may_write(editor_hk):
    ann = make_ann()
    people.ban(ann, by=editor_hk, text="Threats")
    people.lift(ann, by=editor_hk, text="A mistake")
    bob = make_member()
    people.suspend(bob, by=editor_hk, text="Flooding", until=days_on(1))
    with time_machine.travel(days_on(2)):
        actions.delete_account(bob.user)
    actions.delete_account(ann.user)

    assert not Silence.objects.exists()
    assert not come_back().is_silenced


def test_others_are_not_meant(editor_hk):
    ann = make_ann()
    people.ban(ann, by=editor_hk, text="Threats")
    actions.delete_account(ann.user)

    assert not come_back("bob@example.com").is_silenced
    assert Silence.objects.exists()


def test_the_mailbox_cannot_be_read_and_is_known_after_a_change_of_keys(editor_hk, settings):
    ann = make_ann()
    people.ban(ann, by=editor_hk, text="Threats")
    actions.delete_account(ann.user)
    kept = Silence.objects.values().get()
    assert "ann" not in " ".join(str(value) for value in kept.values()).lower()

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert come_back().is_silenced


@pytest.mark.parametrize("is_gone", [False, True])
def test_nor_does_who_is_banned_answer_without_signing_in(client, editor_hk, is_gone):
    ann = make_ann()
    ann.user.emailaddress_set.create(email=MAILBOX, verified=True, primary=True)
    people.ban(ann, by=editor_hk, text="Threats")
    if is_gone:
        actions.delete_account(ann.user)
    question = make_question(closes_at=days_on(3))
    answer = make_answer(question, user=None, email=MAILBOX, confirmed_at=None)

    response = client.post(answer.get_absolute_url(), {"text": "My own words.", "name": "A."})

    assert "Your account may not write at the moment." in response.text
    answer.refresh_from_db()
    assert (answer.confirmed_at, answer.user) == (None, None)
