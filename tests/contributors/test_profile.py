"""A contributor proposes what is printed of them; readers see it once the desk took it over."""

import pytest
from django.core import mail

from contributors import actions, tasks
from contributors.models import Contributor, ProfileChange, ProfileLetter
from submissions import personal
from tests.factories import make_contributor

pytestmark = pytest.mark.django_db
ADDRESS = "/en/account/profile/"
LIST = "/admin/contributors/profilechange/"


def fields(contributor, **changed):
    return {**{name: getattr(contributor, name) for name in actions.COLUMNS}, **changed}


def act(client, name):
    chosen = ProfileChange.objects.values_list("pk", flat=True)
    return client.post(LIST, {"action": name, "_selected_action": list(chosen)}, follow=True)


def test_nothing_changes_until_the_desk_takes_it_over(reader_client, reader, desk):
    contributor = make_contributor(user=reader)
    sent = fields(contributor, role_zh_hant="教授", bio_en="First\nSecond")

    reader_client.post(ADDRESS, sent)
    contributor.refresh_from_db()
    assert contributor.role_zh_hant != "教授"
    assert "教授" in reader_client.get(ADDRESS).content.decode()
    assert "教授" in desk.get(LIST).content.decode()
    assert "&lt;p&gt;" not in desk.get(LIST).content.decode()

    act(desk, "take_over")
    contributor.refresh_from_db()
    assert contributor.role_zh_hant == "教授"
    assert contributor.bio_en == "<p>First</p><p>Second</p>"


def declined(client, **sent):
    changes = ProfileChange.objects.values_list("pk", flat=True)
    return client.post(f"{LIST}decline/", {"change": list(changes), **sent}, follow=True)


def test_the_desk_leaves_it_once_it_has_read_the_letter_that_says_why(reader_client, reader, desk):
    reader.language = "zh-hant"
    reader.save()
    make_contributor(user=reader)
    reader_client.post(ADDRESS, fields(Contributor.objects.get(), name_en="Sir Ann"))

    act(desk, "decline")
    assert ProfileChange.objects.get().status == "waiting"  # nothing is said yet
    page = declined(desk, reason="We print no titles.", _decide="1").text
    assert "關於您在 Focus 的作者簡介" in page
    assert ProfileChange.objects.get().status == "waiting"  # nor is the letter read

    pk = ProfileChange.objects.get().pk
    letter = {f"letter-{pk}-subject": "您的簡介", f"letter-{pk}-body": "敬稱不刊。"}
    declined(desk, reason="We print no titles.", _decide="1", **letter)
    assert Contributor.objects.get().name_en != "Sir Ann"
    written = ProfileLetter.objects.get()
    assert (written.subject, written.body, written.to) == ("您的簡介", "敬稱不刊。\n", reader.email)
    page = reader_client.get(ADDRESS).text
    assert "Not taken over" in page
    assert "We print no titles." in page


def test_nothing_is_left_without_a_reason_and_nobody_is_told_twice(desk, editor_ny, reader):
    change = actions.propose(make_contributor(user=reader), {"name_zh_hans": "新名"})
    assert "This field is required." in declined(desk, reason=" ", _decide="1").text

    assert actions.decline(change, editor=editor_ny, reason="No titles.")
    page = declined(desk, reason="Once more.", _decide="1").text
    assert "Another editor decided already." in page
    assert "No titles." in ProfileLetter.objects.get().body
    tasks.send_letter(ProfileLetter.objects.get().pk)
    tasks.keep_time(0)
    assert [each.to for each in mail.outbox] == [[reader.email]]


def test_whose_sign_in_is_gone_is_not_written_to(desk, reader):
    contributor = make_contributor(user=reader)
    actions.propose(contributor, {"name_en": "New"})
    Contributor.objects.update(user=None)

    assert 'name="_decide"' in act(desk, "decline").text
    declined(desk, reason="No.", _decide="1")
    assert ProfileChange.objects.get().status == "declined"
    assert not ProfileLetter.objects.exists()


@pytest.mark.parametrize("chosen", ["x", "\x00", "9" * 30, "²"])
def test_what_was_never_proposed_is_not_declined(desk, chosen):
    assert desk.post(f"{LIST}decline/", {"change": chosen, "reason": "No."}).status_code == 200


def test_only_who_looks_after_contributors_declines(reader_client):
    assert reader_client.post(f"{LIST}decline/", {"reason": "No."}).status_code in {302, 403}


def test_who_goes_takes_along_what_they_proposed(reader, editor_hk):
    change = actions.propose(make_contributor(user=reader), {"name_en": "New"})
    actions.decline(change, editor=editor_hk, reason="No titles.")
    assert "No titles." in str(personal.export(reader))

    personal.forget(reader)
    assert not ProfileLetter.objects.exists()


def test_a_second_proposal_replaces_the_first_and_none_is_none(reader_client, reader):
    contributor = make_contributor(user=reader)
    for name in ("One", "Two"):
        reader_client.post(ADDRESS, fields(contributor, name_en=name))
    assert ProfileChange.objects.get().texts == {"name_en": "Two"}

    reader_client.post(ADDRESS, fields(contributor))
    assert not ProfileChange.objects.exists()


def test_of_two_editors_one_decides(reader, editor_hk, editor_ny):
    change = actions.propose(make_contributor(user=reader), {"name_en": "New"})

    assert actions.take_over(change, editor=editor_hk)
    assert not actions.decline(change, editor=editor_ny, reason="No.")
    assert not ProfileLetter.objects.exists()


def test_who_was_never_printed_has_no_profile(reader_client, client):
    assert reader_client.get(ADDRESS).status_code == 404
    assert client.get(ADDRESS).status_code == 302


def test_what_was_typed_while_a_session_ran_out_waits_for_the_next(client, reader):
    contributor = make_contributor(user=reader)
    sent = fields(contributor, bio_zh_hant="她寫港口。")
    assert client.post(ADDRESS, sent)["Location"] == f"/en/sign-in/?next={ADDRESS}"

    client.force_login(reader)
    page = client.get(ADDRESS).text
    assert "It has not been sent: send it now." in page
    assert "她寫港口。" in page
    assert "她寫港口。" not in client.get(ADDRESS).text  # once
    assert not ProfileChange.objects.exists()
