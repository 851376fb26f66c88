"""From a Chinese Word file, sent in without an account, to the page its author is led to."""

import re

import pytest
from django.core import mail

from accounts import delivery
from editions.actions import publish
from editions.languages import BY_CODE
from submissions.actions import clock
from submissions.models import Author, Letter, Submission
from submissions.workflow import State
from tests.accounts.people import last_code
from tests.articles.word.files import by, deleted, docx, p, r
from tests.browser.desk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HANT = BY_CODE["zh-hant"]
FIRST = docx(
    p(r("港口的夜班沒有人數得清多少個貨櫃。" * 80)) + p(by("del", deleted("這一句刪去了。")))
)
SECOND = docx(p(r("修訂之後，碼頭的數字都有了出處。" * 90)))


def file(content, name):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def letter(words):
    """Send what is due as the worker does, and return the newest mail that says these words."""
    delivery.deliver_due(Letter)
    return next(each for each in reversed(mail.outbox) if words in each.subject)


def address(text):
    return re.search(r"https?://[^/\s]+(/zh-hant/submissions/\S+)", text)[1]


def decide(page, submission, kind, **fields):
    page.goto(f"/admin/submissions/submission/{submission.pk}/decide/{kind}/")
    for name, text in fields.items():
        page.fill(f"[name={name}]", text)
    if page.locator("text=Go on to the letter").count():
        page.click("text=Go on to the letter")
    page.click("[name=_decide]")
    page.wait_for_selector(".piece-standing")


def test_a_word_file_becomes_a_page_and_its_author_sees_each_step(open_reader, editor_hk):
    author = open_reader(width=390, java_script_enabled=False).page
    desk = sign_in(open_reader()).page

    # Sent in without an account.
    author.goto("/zh-hant/submit/")
    author.wait_for_timeout(2100)  # nobody fills a form in faster
    author.click("[name=act][value=word]")
    author.set_input_files("[name=file]", file(FIRST, "夜班.docx"))
    author.click("text=讀取這個檔案")
    assert "這一句刪去了。" in author.content()
    author.check("[name=acknowledged]")
    author.click("[name=use]")
    author.fill("[name=title]", "港口的夜班")
    author.fill("[name=author-name]", "陳大文")
    author.fill("[name=author-latin_name]", "Chan Tai Man")
    author.fill("[name=author-email]", "chan@example.com")
    author.click("[name=act][value=send]")
    submission = Submission.objects.get()
    assert submission.state == State.RECEIVED
    receipt = letter("已收到您的文章")

    # Claimed from the receipt.
    author.goto(address(receipt.body))
    assert "已收到，等待審閱" in author.content()
    author.goto("/zh-hant/sign-in/?next=/zh-hant/account/pieces/")
    author.fill("[name=username]", "chan@example.com")
    author.click("#sign-in button")
    author.fill("[name=code]", last_code())
    author.click("main form:has([name=code]) button")
    author.goto("/zh-hant/account/pieces/")
    assert "港口的夜班" in author.content()
    assert Author.objects.get().user.email == "chan@example.com"

    # A new version.
    decide(desk, submission, "request_revision", reason="請註明數字的出處。", due_on="2099-01-01")
    author.goto(address(letter("請修訂").body))
    author.click("a[href$='/revise/']")
    author.click("text=改用新的 Word 檔案")
    author.set_input_files("[name=file]", file(SECOND, "夜班二.docx"))
    author.click("text=讀取這個檔案")
    author.check("[name=replace]")
    author.click("[name=use]")
    author.click("[name=done]")
    assert letter("的修訂稿")

    # Accepted, proofed, published.
    decide(desk, submission, "accept")
    submission.refresh_from_db()
    article = submission.article
    assert letter("我們決定刊登")
    desk.goto(f"/admin/submissions/submission/{submission.pk}/proofs/")
    desk.click("section:has([value=zh-hant]) [name=send]")
    desk.wait_for_load_state()
    author.goto(address(letter("校閱").body))
    if "/proof/" not in author.url:
        author.click("a[href*='/proof/']")
    assert "碼頭的數字都有了出處" in author.content()
    author.click("[name=approve]")
    article.refresh_from_db()
    publish(article, languages=[HANT])
    clock.run()

    # Its author is led to the page.
    author.goto(re.search(r"https?://[^/\s]+(/zh-hant/articles/\S+)", letter("已經刊登").body)[1])
    assert author.locator("h1").inner_text() == "港口的夜班"
    assert "陳大文" in author.content()
    author.goto("/zh-hant/account/pieces/")
    assert "已刊登" in author.content()
    revisions = list(submission.revisions.all())
    assert [each.manuscript.is_sealed() for each in revisions] == [True, True]
    assert revisions[1].manuscript.article == article
