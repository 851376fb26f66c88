"""A contributor proposes what is printed of them; readers see it once the desk took it over."""

import pytest

from contributors import actions
from contributors.models import Contributor, ProfileChange
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

    act(desk, "take_over")
    contributor.refresh_from_db()
    assert contributor.role_zh_hant == "教授"
    assert contributor.bio_en == "<p>First</p><p>Second</p>"


def test_the_desk_leaves_it_and_the_contributor_is_told(reader_client, reader, desk):
    contributor = make_contributor(user=reader)
    reader_client.post(ADDRESS, fields(contributor, name_en="Sir Ann"))

    act(desk, "decline")
    assert Contributor.objects.get().name_en != "Sir Ann"
    assert "Not taken over" in reader_client.get(ADDRESS).content.decode()


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
    assert not actions.decline(change, editor=editor_ny)


def test_who_was_never_printed_has_no_profile(reader_client, client):
    assert reader_client.get(ADDRESS).status_code == 404
    assert client.get(ADDRESS).status_code == 302
