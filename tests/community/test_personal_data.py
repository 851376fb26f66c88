"""What is handed over of somebody in the community."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from accounts import actions
from community import personal
from community.models import ReaderPick
from community.workflow import Stage
from tests.factories import (
    make_answer,
    make_article,
    make_comment,
    make_issue,
    make_member,
    make_question,
    make_section,
    make_thread,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_all_is_handed_over_but_the_notes_of_the_desk_and_others_addresses():
    bob = make_member(user=make_user(email="bob@example.com"), name="Bob")
    ann = make_member(user=make_user(email="ann@example.com"), about="About Ann")
    editor = make_user(is_staff=True, email="editor@example.com")
    theirs, mine = make_comment(member=bob), make_comment(member=ann, text="My words")
    mine.reports.create(member=bob, reason="spam", text="Bob complains")
    theirs.reports.create(member=ann, reason="spam", text="Ann complains")
    ann.mutes.create(muted=bob)
    ann.remarks.create(kind="note", text="A note of the desk", editor=editor)
    ann.remarks.create(kind="warning", text="Be kind", editor=editor)
    make_answer(user=ann.user, text="My answer")

    held = json.dumps(actions.personal_data(ann.user), cls=DjangoJSONEncoder)

    said = ("About Ann", "My words", "Ann complains", "Bob", "Be kind", "My answer")
    assert [words for words in said if words not in held] == []
    hidden = ("A note of the desk", "Bob complains", "bob@example.com", "editor@example.com")
    assert [words for words in hidden if words in held] == []


def test_what_is_handed_over_says_where_it_is_public(django_assert_max_num_queries):
    ann, out = make_member(user=make_user(language="zh-hant")), make_thread()
    away = make_thread(
        make_article(published_at_en=None, published_at_zh_hans=None, published_at_zh_hant=None)
    )
    top = make_comment(out)
    reply = make_comment(out, member=ann, parent=top)
    make_comment(out, member=ann, status="pending")
    make_comment(away, member=ann)
    top.thanked_by.create(member=ann)
    ann.follows.create(thread=out)
    issue = make_issue()
    pick = make_section(ReaderPick, issue, text="Printed words")
    answer = make_answer(make_question(), user=ann.user, stage=Stage.PICKED, pick=pick)

    with django_assert_max_num_queries(25):
        held = personal.export(ann.user)

    site = "http://localhost:8000/zh-hant"
    page = f"{site}/community/threads/article/{out.article_id}/"
    comments = [(row["page"], row["thread"]) for row in held["member"]["comments"]]
    assert comments == [
        (f"{site}/community/comments/{reply.pk}/", page),
        (None, page),
        (None, None),
    ]
    parent = f"{site}/community/comments/{top.pk}/"
    assert held["member"]["comments"][0]["replies_to"] == parent
    assert held["member"]["thanked"] == [{"comment": top.pk, "page": parent}]
    assert held["member"]["follows"] == [page]
    said = held["answers"][0]
    assert said["printed_in"] == f"{site}/issues/{issue.date}/"
    assert said["question_page"] == f"{site}/community/questions/{answer.question_id}/"
