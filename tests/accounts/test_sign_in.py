import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.actions import GROUPS, sync_groups
from accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_people_sign_in_by_e_mail_in_any_case(client):
    make_user(email="Ann@example.com")

    response = client.post(
        "/zh-hant/sign-in/", {"username": "aNN@Example.com", "password": "secret"}
    )

    assert response.status_code == 302
    assert response["Location"] == "/zh-hant/account/"


def test_a_wrong_password_is_said_and_the_address_is_kept(client):
    make_user(email="ann@example.com")

    response = client.post("/en/sign-in/", {"username": "ann@example.com", "password": "wrong"})

    assert response.status_code == 200
    assert 'value="ann@example.com"' in response.text
    assert "This e-mail and password do not belong together." in response.text


def test_one_mailbox_is_one_account():
    make_user(email="ann@example.com")

    with pytest.raises(IntegrityError):
        make_user(email="ANN@example.com")


def test_signing_out_is_a_post(reader_client):
    assert reader_client.get("/en/sign-out/").status_code == 405
    assert reader_client.post("/en/sign-out/").status_code == 302
    assert reader_client.get("/en/account/").status_code == 302


def test_the_account_page_keeps_language_and_time_zone(reader_client, reader):
    response = reader_client.post(
        "/en/account/",
        {"name": "Ann", "language": "zh-hant", "time_zone": "America/New_York"},
    )

    reader.refresh_from_db()
    assert response["Location"] == "/zh-hant/account/"
    assert (reader.name, reader.language, reader.time_zone) == (
        "Ann",
        "zh-hant",
        "America/New_York",
    )


def test_an_unknown_time_zone_is_refused_beside_the_field(reader_client):
    response = reader_client.post(
        "/en/account/", {"name": "Ann", "language": "en", "time_zone": "Mars/Base"}
    )

    assert "is not a time zone" in response.content.decode()
    assert 'value="Ann"' in response.content.decode()


def test_the_account_page_asks_strangers_to_sign_in(client):
    assert client.get("/en/account/")["Location"] == "/en/sign-in/?next=/en/account/"


def test_readers_do_not_reach_the_desk(reader_client, desk):
    assert reader_client.get("/admin/").status_code == 302
    assert desk.get("/admin/").status_code == 200


def test_groups_hold_exactly_what_is_listed(groups):
    moderators = Group.objects.get(name="moderators")
    listed = set(moderators.permissions.all())
    moderators.permissions.add(Permission.objects.get(codename="delete_article"))

    sync_groups()

    assert set(moderators.permissions.all()) == listed
    assert {permission.content_type.app_label for permission in listed} == {
        "articles",
        "community",
        "issues",
    }
    assert set(Group.objects.values_list("name", flat=True)) == set(GROUPS)


@pytest.mark.parametrize(
    ("group", "permission", "has"),
    [
        ("editors", "issues.add_issue", True),
        ("editors", "articles.change_article", True),
        ("editors", "accounts.change_user", False),
        ("editors", "contributors.delete_contributor", False),
        ("chief editors", "accounts.change_user", True),
        ("chief editors", "contributors.delete_contributor", True),
        ("moderators", "issues.change_issue", False),
        ("moderators", "community.change_question", False),
        ("moderators", "community.change_comment", True),
        ("moderators", "community.pause_community", False),
        ("editors", "community.pause_community", False),
        ("chief editors", "community.pause_community", True),
    ],
)
def test_what_each_group_may_do(groups, group, permission, has):
    user = make_user(is_staff=True)
    user.groups.set(user.groups.model.objects.filter(name=group))

    assert user.has_perm(permission) is has


def test_a_time_zone_is_checked_by_name():
    with pytest.raises(ValidationError):
        User(email="a@example.com", time_zone="Beijing").full_clean(exclude=["password"])
