import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from community.actions import digest, responses, rulings
from community.models import Mute, Notice
from community.workflow import Kind, Status
from tests.factories import make_comment, make_member, make_thread, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return make_member(user=make_user(language="zh-hant"))


def tomorrow():
    return time_machine.travel(timezone.now() + dt.timedelta(days=1))


def test_one_mail_a_day_tells_of_all_threads(member):
    threads = [make_thread() for _time in range(3)]
    for thread in threads:
        responses.follow(thread, member=member)
    make_comment(threads[0])
    make_comment(threads[1], parent=make_comment(threads[1]))

    assert digest.write_all() == 1
    assert digest.write_all() == 0

    notice = Notice.objects.get()
    assert notice.user == member.user
    assert f"《{threads[0].article.title_zh_hant}》：1則" in notice.body
    assert f"《{threads[1].article.title_zh_hant}》：2則" in notice.body
    assert threads[2].article.title_zh_hant not in notice.body
    assert f"/zh-hant/community/threads/article/{threads[0].article_id}/" in notice.body


def test_what_was_told_is_not_told_again_and_what_comes_later_waits_a_day(member):
    thread = make_thread()
    responses.follow(thread, member=member)
    make_comment(thread)
    digest.write_all()
    make_comment(thread)

    assert digest.write_all() == 0
    with tomorrow():
        assert digest.write_all() == 1
        assert digest.write_all() == 0
    assert "1則" in Notice.objects.first().body


def test_nothing_of_before_of_oneself_of_the_muted_or_unseen_is_news(member):
    thread = make_thread()
    make_comment(thread)
    responses.follow(thread, member=member)
    make_comment(thread, member=member)
    make_comment(thread, status=Status.PENDING)
    muted = make_comment(thread).member
    Mute.objects.create(member=member, muted=muted)

    assert digest.write_all() == 0


def test_a_comment_approved_later_is_news_then(member, editor_hk):
    thread = make_thread()
    comment = make_comment(thread, status=Status.PENDING)
    responses.follow(thread, member=member)

    rulings.rule(comment, Kind.APPROVE, by=editor_hk)

    assert digest.write_all() == 1


def test_nobody_gets_what_they_do_not_follow(member):
    make_comment()

    assert digest.write_all() == 0
    assert not Notice.objects.exists()
