"""A day in which whoever asked to delete their account may keep it."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts import actions, tasks
from accounts.models import User
from community.actions import rulings
from community.workflow import Kind
from tests.accounts.people import app_code, connect_app, sign_in_by_code
from tests.factories import make_comment, make_contributor, make_member, make_user

pytestmark = pytest.mark.django_db
DELETE, KEEP, ACCOUNT = "/en/account/delete/", "/en/sign-in/keep/", "/en/account/"


@pytest.fixture
def ann(client):
    """Ann, who has just signed in with a code."""
    sign_in_by_code(client, "ann@example.com")
    return User.objects.get()


def ask(client):
    return client.post(DELETE, follow=True)


def hours_on(hours):
    return time_machine.travel(timezone.now() + dt.timedelta(hours=hours), tick=False)


def test_looking_at_the_page_deletes_nothing_and_says_what_stays(client, ann):
    page = client.get(DELETE).text

    assert "24 hours later" in page
    assert "To have the name taken off, write to focus@example.com" in page
    assert not User.objects.leaving().exists()


def test_who_asks_is_signed_out_everywhere_and_reads_when_it_happens(client, ann):
    telephone = Client()
    sign_in_by_code(telephone, "ann@example.com")

    assert "Your account will be deleted." in ask(client).text

    ann.refresh_from_db()
    assert dt.timedelta(hours=23) < ann.deletes_at - timezone.now() <= dt.timedelta(hours=24)
    assert [each.get(ACCOUNT).status_code for each in (client, telephone)] == [302, 302]
    letter = mail.outbox[-1]
    assert letter.to == ["ann@example.com"]
    assert "/en/sign-in/" in letter.body


def test_no_session_goes_on_however_it_was_begun(client, ann):
    """As one does that is begun at the moment in which the account's owner asks elsewhere."""
    ann.deletes_at = timezone.now() + dt.timedelta(hours=24)
    ann.save()

    assert client.get(ACCOUNT)["Location"].startswith("/en/sign-in/")
    client.force_login(ann)
    assert client.get(ACCOUNT)["Location"].startswith("/en/sign-in/")


def test_nor_one_that_was_begun_under_an_older_key(client, ann, settings):
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a newer key"
    User.objects.update(deletes_at=timezone.now() + dt.timedelta(hours=24))

    assert client.get(ACCOUNT)["Location"].startswith("/en/sign-in/")


def test_who_is_asked_when_the_account_has_just_gone_begins_anew(client, ann):
    ask(client)
    sign_in_by_code(client, "ann@example.com")
    with hours_on(25):
        assert actions.delete_due() == 1

    for response in (client.get(KEEP), client.post(KEEP), client.post(KEEP, {"delete": "1"})):
        assert response["Location"] == "/en/sign-in/"


def test_who_has_kept_it_elsewhere_is_asked_no_more(client, ann):
    telephone = Client()
    ask(client)
    sign_in_by_code(client, "ann@example.com")
    sign_in_by_code(telephone, "ann@example.com")
    telephone.post(KEEP)

    assert client.get(KEEP)["Location"] == ACCOUNT
    assert [each.get(ACCOUNT).status_code for each in (client, telephone)] == [200, 200]


def test_asking_twice_moves_nothing_and_writes_once(ann):
    first = actions.ask_to_delete(ann)
    with hours_on(5):
        assert actions.ask_to_delete(ann) == first

    assert [each.subject for each in mail.outbox[1:]] == ["Your account at Focus will be deleted"]


def test_nothing_happens_when_the_letter_cannot_be_sent(client, ann, settings):
    backend = "django.core.mail.backends.smtp.EmailBackend"
    away = {"host": "127.0.0.1", "port": 9, "timeout": 2}
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": away}}

    assert "Nothing was deleted" in ask(client).text
    assert not User.objects.leaving().exists()
    assert client.get(ACCOUNT).status_code == 200


def test_what_is_public_stays_until_the_day_is_over(
    client, ann, django_capture_on_commit_callbacks
):
    comment = make_comment(member=make_member(user=ann), text="My words")
    contributor = make_contributor(user=ann)
    ask(client)

    with hours_on(23.9):
        tasks.delete_due(0)
    comment.refresh_from_db()
    assert comment.text == "My words"

    with hours_on(24.1), django_capture_on_commit_callbacks(execute=True):
        tasks.delete_due(0)
    comment.refresh_from_db()
    contributor.refresh_from_db()
    assert (User.objects.count(), comment.text, contributor.user) == (0, "", None)
    assert mail.outbox[-1].subject == "Your account at Focus is deleted"


def test_who_comes_back_is_asked_first_and_signed_in_only_if_they_keep_it(client, ann):
    ask(client)

    assert sign_in_by_code(client, "ann@example.com")["Location"] == KEEP
    assert "Keep your account?" in client.get(KEEP).text
    assert client.get(ACCOUNT).status_code == 302
    assert User.objects.leaving().exists()

    assert client.post(KEEP)["Location"] == ACCOUNT
    assert "Your account stays." in client.get(ACCOUNT).text
    with hours_on(25):
        assert actions.delete_due() == 0


def test_who_comes_back_may_delete_at_once(client, ann):
    ask(client)
    sign_in_by_code(client, "ann@example.com")

    response = client.post(KEEP, {"delete": "1"}, follow=True)

    assert "Your account is deleted." in response.text
    assert not User.objects.exists()
    assert client.get(KEEP)["Location"] == "/en/sign-in/"


def test_a_second_step_comes_before_the_question(client, ann):
    secret = connect_app(ann)
    ask(client)

    assert sign_in_by_code(client, "ann@example.com")["Location"] == "/en/sign-in/second-step/"
    assert client.post(KEEP, {"delete": "1"})["Location"] == "/en/sign-in/"
    assert User.objects.exists()

    code = app_code(secret, timezone.now().timestamp())
    response = client.post("/en/sign-in/second-step/", {"code": code})
    assert response["Location"] == KEEP


def test_nobody_reaches_the_question_otherwise(client, ann):
    assert client.get(KEEP)["Location"] == ACCOUNT
    assert Client().post(KEEP, {"delete": "1"})["Location"] == "/en/sign-in/"
    assert User.objects.exists()


def test_who_the_desks_history_names_cannot_ask(client, editor_hk):
    rulings.rule(make_comment(), Kind.APPROVE, by=editor_hk)
    editor_hk.is_staff = False
    editor_hk.save()
    sign_in_by_code(client, editor_hk.email)

    assert "Ask a chief editor" in ask(client).text
    assert not User.objects.leaving().exists()


def test_who_is_named_by_the_desk_since_stays_and_holds_up_nobody(editor_hk, caplog):
    make_user(email="ann@example.com")
    rulings.rule(make_comment(), Kind.APPROVE, by=editor_hk)
    User.objects.filter(email__in=["ann@example.com", editor_hk.email]).update(
        deletes_at=timezone.now()
    )

    assert actions.delete_due() == 1
    assert User.objects.filter(pk=editor_hk.pk).exists()
    assert not User.objects.leaving().exists()
    assert "named by the desk's history" in caplog.text


def test_one_that_cannot_be_deleted_holds_up_nobody(caplog):
    first, _second = make_user(), make_user()
    User.objects.update(deletes_at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE 'broken'; END $$; CREATE TRIGGER fail BEFORE DELETE ON accounts_user "
            f"FOR EACH ROW WHEN (OLD.id = {first.pk}) EXECUTE FUNCTION fail()"
        )

    assert actions.delete_due() == 1
    assert list(User.objects.leaving()) == [first]
    assert "could not be deleted" in caplog.text


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_the_question_stands_in_every_language(client, ann, language):
    actions.ask_to_delete(ann)
    sign_in_by_code(client, "ann@example.com")

    response = client.get(f"/{language}/sign-in/keep/")

    assert response.status_code == 200
    assert 'content="noindex"' in response.text
