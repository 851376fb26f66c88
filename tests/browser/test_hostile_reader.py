"""What a reader may send to take over the browsers of others: it is read, and does nothing."""

import contextlib

import pytest

from community.actions import posting
from community.models import Comment
from community.refusals import Refused
from community.rules import Sent
from community.workflow import Status
from editions.languages import LANGUAGES
from tests.browser.desk import sign_in
from tests.browser.hostile import HOSTILE, HOSTILE_MARKS, SCAN
from tests.factories import make_answer, make_article, make_comment, make_member, make_question

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXTS = [words.replace("\0", "") for words in HOSTILE + HOSTILE_MARKS]  # forms refuse NUL


def said_as_a_comment(article):
    """Post each text the way members do; then let readers see it, whatever a rule held."""
    for words in TEXTS:
        member = make_member(name=words[:40], about=words[:500], place=words[:80])
        with contextlib.suppress(Refused):  # nothing that one could see
            posting.post(article, member=member, text=words, language=LANGUAGES[0], sent=Sent())
    Comment.objects.update(status=Status.NEW)
    return Comment.objects.first()


def said_as_an_answer(question):
    return [
        make_answer(question, text=words, name=words[:100], place=words[:100], printed_en=words)
        for words in TEXTS
    ]


def test_nothing_of_it_runs_anywhere(open_reader, chief, settings):
    article, question = make_article(slug="trade"), make_question()
    comment = said_as_a_comment(article)
    answers = said_as_an_answer(question)
    own = make_comment(comment.thread, member=make_member(user=chief, name="Chief"))
    assert len(TEXTS) >= 100

    reader = sign_in(open_reader(), chief.email)
    ran = []
    reader.page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    reader.hosts.clear()
    for address in pages(article, question, comment, own, answers):
        response = reader.opens(address)
        assert (response.status, address) == (200, address)
        assert not reader.page.evaluate(SCAN), address
        assert "7778" not in reader.page.content(), address
        assert not reader.complaints, (address, reader.complaints)
    assert not ran
    assert len(reader.hosts) == 1


def pages(article, question, comment, own, answers):
    thread = f"/en/community/threads/article/{article.pk}/"
    return [
        "/en/articles/trade/",
        "/zh-hant/articles/trade/",
        thread,
        *(
            f"/en/community/comments/{each.pk}/"
            for each in Comment.objects.exclude(pk=own.pk).order_by("pk")[::9]
        ),
        *(f"/en/community/members/{comment.member_id + n}/" for n in range(0, 100, 12)),
        "/en/community/",
        f"/en/community/questions/{question.pk}/",
        *(f"/en/community/answers/{answer.token}/" for answer in answers[::9]),
        "/admin/",
        "/admin/community/comment/?queue=new",
        f"/admin/community/comment/{comment.pk}/change/",
        f"/admin/community/member/{comment.member_id}/change/",
        f"/admin/community/answer/?question={question.pk}",
        *(f"/admin/community/answer/{answer.pk}/change/" for answer in answers[::30]),
        "/admin/community/ruling/",
    ]
