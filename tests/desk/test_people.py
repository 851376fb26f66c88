from django.contrib.auth.models import Group

from accounts.models import User
from tests.conftest import make_editor, signed_in
from tests.desk.forms import fields_of, send
from tests.factories import make_user

ADD = "/admin/accounts/user/add/"


def change(user):
    return f"/admin/accounts/user/{user.pk}/change/"


def test_a_chief_editor_makes_an_editor_who_can_sign_in(chief_desk, client):
    send(
        chief_desk,
        ADD,
        email="new@example.com",
        name="New Editor",
        newsroom="new_york",
        time_zone="America/New_York",
        password1="a-long-Password-9",
        password2="a-long-Password-9",
    )

    user = User.objects.get(email="new@example.com")
    send(chief_desk, change(user), **{"name": "Newer"})
    page = fields_of(chief_desk.get(change(user)))
    editors = Group.objects.get(name="editors").pk
    chief_desk.post(change(user), {**page, "is_staff": "on", "groups": [editors]})
    user.refresh_from_db()
    assert (user.name, user.is_staff, user.newsroom) == ("Newer", True, "new_york")
    assert client.login(username="NEW@example.com", password="a-long-Password-9")
    assert client.get("/admin/issues/issue/").status_code == 200


def test_a_chief_editor_changes_a_password(chief_desk, client):
    user = make_user(email="ann@example.com")

    chief_desk.post(
        f"/admin/accounts/user/{user.pk}/password/",
        {
            "password1": "another-Password-9",
            "password2": "another-Password-9",
            "usable_password": "true",
        },
    )

    assert client.login(username="ann@example.com", password="another-Password-9")


def test_a_chief_editor_cannot_make_or_touch_a_superuser(chief, chief_desk):
    root = User.objects.create_superuser("root@example.com", "secret")

    page = fields_of(chief_desk.get(change(chief)))
    assert "is_superuser" not in page
    chief_desk.post(change(chief), {**page, "is_superuser": "on"})
    assert chief_desk.post(change(root), {}).status_code == 403
    address = f"/admin/accounts/user/{root.pk}/password/"
    assert chief_desk.post(address, {}).status_code == 403

    chief.refresh_from_db()
    assert not chief.is_superuser


def test_the_same_mailbox_in_other_letters_is_refused(chief_desk):
    make_user(email="ann@example.com")

    response = send(
        chief_desk,
        ADD,
        email="Ann@Example.com",
        password1="a-long-Password-9",
        password2="a-long-Password-9",
    )

    assert "Somebody already signs in with this e-mail." in response.text


def test_editors_do_not_see_people_and_groups_are_not_edited_at_the_desk(desk, chief_desk):
    assert desk.get("/admin/accounts/user/").status_code == 403
    assert chief_desk.get("/admin/auth/group/").status_code == 404


def test_the_desk_speaks_the_editors_language(groups):
    editor = signed_in(make_editor("editors", language="zh-hant"))

    assert '<html lang="zh-hant"' in editor.get("/admin/").text
