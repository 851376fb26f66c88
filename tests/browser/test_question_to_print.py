"""From a reader's answer to the next issue in three languages, and the letter that leads there."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.utils import timezone

from accounts import delivery
from community.actions import pick_letters
from community.models import Answer, Notice
from community.workflow import Stage
from editions.actions import publish
from editions.languages import LANGUAGES, columns
from issues.models import Issue
from tests.browser.desk import sign_in
from tests.factories import in_all, make_answer, make_issue, make_question, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def submit(page, button):
    with page.expect_navigation():
        page.click(button)


def test_an_answer_is_picked_and_stands_in_the_next_issue(open_reader, editor_hk):
    reader = make_user(email="chan@example.com", language="zh-hant")
    asked = make_question(make_issue(date=timezone.localdate() - dt.timedelta(days=7)))
    answer = make_answer(
        asked,
        user=reader,
        language="zh-hant",
        text="因為夜班沒有人數得清。此外別無他話。",
        name="陳大文",
    )
    page = sign_in(open_reader(java_script_enabled=False)).page

    # From the front page to the answer, and onto the shortlist.
    submit(page, "[aria-labelledby=asked] .counts a")
    submit(page, "#result_list .field-words a")
    submit(page, "button[name=to][value=shortlisted]")

    # Cut, converted, read, translated.
    page.fill("[name=text_zh_hant]", "因為夜班沒有人數得清。")
    submit(page, "button[name=draft][value=zh-hans]")
    assert page.input_value("[name=text_zh_hans]") == "因为夜班没有人数得清。"
    assert page.locator("[action*='/place/']").count() == 0
    page.check("[name=read_zh_hans]")
    page.fill("[name=name_zh_hans]", "陈大文")
    page.fill("[name=text_en]", "Because nobody can count the night shift.")
    page.fill("[name=name_en]", "Chan Tai Man")
    submit(page, "button[name=save]")
    submit(page, "[action*='/place/'] button")
    answer.refresh_from_db()
    assert answer.stage == Stage.PICKED
    assert answer.text.endswith("此外別無他話。")

    # The issue that was started for it is written and published.
    issue = Issue.objects.get(pk=answer.pick.parent_id)
    texts = {**in_all("title", "Next"), **dict.fromkeys(columns("letter"), "<p>The letter.</p>")}
    for column, text in texts.items():
        setattr(issue, column, text)
    issue.save()
    publish(issue, languages=LANGUAGES)

    pick_letters.run()
    delivery.deliver_due(Notice)

    # Who answered is led to it, and reads it in every language.
    (letter,) = mail.outbox
    assert letter.to == ["chan@example.com"]
    path = re.search(r"https?://[^/\s]+(/zh-hant/issues/\S+)", letter.body)[1]
    theirs = open_reader(width=390, java_script_enabled=False).page
    for code, words in (
        ("zh-hant", ("因為夜班沒有人數得清。", "陳大文")),
        ("zh-hans", ("因为夜班没有人数得清。", "陈大文")),
        ("en", ("Because nobody can count the night shift.", "Chan Tai Man")),
    ):
        theirs.goto(path.replace("/zh-hant/", f"/{code}/"))
        text = theirs.locator(".pick").inner_text()
        assert all(each in text for each in words)
        assert "此外" not in text
    assert Answer.objects.count() == 1
