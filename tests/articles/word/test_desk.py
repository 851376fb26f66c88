import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Manuscript
from tests.articles.word.files import by, deleted, docx, p
from tests.factories import EN, make_article, published

TRACKED = docx(
    p("他说：", by("ins", "<w:r><w:t>“好”。</w:t></w:r>")) + p("a", by("del", deleted("b")))
)
TEXT = "<p>他说：“好”。</p><p>a</p>"


def chosen(content=TRACKED, name="稿件 1.docx"):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def article(db):
    return make_article(**published(EN), body_zh_hans="", body_zh_hant="<p>Present</p>")


def upload(client, article, language="zh-hans", **file):
    address = f"/admin/articles/article/{article.pk}/word/"
    return client.post(address, {"language": language, "file": chosen(**file)})


def brought(client, article, language="zh-hans", **file):
    """Upload a file; return it and the address of its page."""
    address = upload(client, article, language, **file).url
    return Manuscript.objects.get(), address


def take_over(client, address, **ticked):
    seen = BeautifulSoup(client.get(address).content, "html.parser").select_one("[name=seen]")
    return client.post(address, {"seen": seen["value"], **ticked})


def errors(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [error.text for error in page.select(".errorlist li")]


def messages(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [message.text.strip() for message in page.select(".messagelist li")]


def test_the_form_of_an_article_leads_to_the_page(desk, article):
    page = desk.get(f"/admin/articles/article/{article.pk}/change/").text

    assert f'href="/admin/articles/article/{article.pk}/word/"' in page


def test_a_file_is_sealed_and_its_report_shown(desk, editor_hk, article):
    manuscript, address = brought(desk, article)

    assert address == f"/admin/articles/article/manuscripts/{manuscript.token}/"
    assert (manuscript.name, manuscript.html, manuscript.size) == (
        "稿件 1.docx",
        TEXT,
        len(TRACKED),
    )
    assert (manuscript.article, manuscript.uploaded_by) == (article, editor_hk)
    page = BeautifulSoup(desk.get(address).content, "html.parser")
    assert [told.text for told in page.select(".findings > li > b")] == [
        "1 tracked insertion is kept, as if it had been accepted.",
        "1 tracked deletion is left out.",
    ]
    assert page.select_one(".manuscript-text").decode_contents() == TEXT


def test_nothing_is_written_before_the_report_is_acknowledged(desk, article):
    _manuscript, address = brought(desk, article)

    response = take_over(desk, address)

    assert errors(response) == ["This field is required."]
    article.refresh_from_db()
    assert article.body_zh_hans == ""


def test_the_text_is_written_into_an_empty_language(desk, editor_hk, article):
    manuscript, address = brought(desk, article)

    response = take_over(desk, address, acknowledged="on")

    assert response.url == f"/admin/articles/article/{article.pk}/change/"
    article.refresh_from_db()
    manuscript.refresh_from_db()
    assert (article.body_zh_hans, article.body_zh_hant) == (TEXT, "<p>Present</p>")
    assert manuscript.acknowledged_by == editor_hk
    assert manuscript.acknowledged_at
    assert manuscript.taken_over_at
    assert LogEntry.objects.get().get_change_message() == "Text of 简体 taken from 稿件 1.docx."


def test_a_text_that_is_there_is_shown_and_replaced_only_when_ticked(desk, article):
    _manuscript, address = brought(desk, article, "zh-hant")

    refused = take_over(desk, address, acknowledged="on")
    article.refresh_from_db()
    before = article.body_zh_hant
    take_over(desk, address, acknowledged="on", replace="on")

    article.refresh_from_db()
    assert "<p>Present</p>" in refused.text
    assert (before, article.body_zh_hant) == ("<p>Present</p>", TEXT)


def test_a_text_changed_meanwhile_is_kept(desk, article):
    _manuscript, address = brought(desk, article, "zh-hant")
    page = BeautifulSoup(desk.get(address).content, "html.parser")
    seen = page.select_one("[name=seen]")["value"]
    Article.objects.filter(pk=article.pk).update(body_zh_hant="<p>Newer</p>")

    confirmed = {"seen": seen, "acknowledged": "on", "replace": "on"}
    response = desk.post(address, confirmed, follow=True)

    article.refresh_from_db()
    assert article.body_zh_hant == "<p>Newer</p>"
    assert messages(response) == ["The text was changed meanwhile, and is kept. Look at it again."]


def test_a_published_language_is_not_written_over(desk, article):
    _manuscript, address = brought(desk, article, "en")

    page = desk.get(address)

    assert "This language is published: take it back first." in page.text
    assert "Write the text into the article" not in page.text


def test_a_plain_file_needs_no_acknowledgement(desk, article):
    _manuscript, address = brought(desk, article, content=docx(p("Plain.")))

    take_over(desk, address)

    article.refresh_from_db()
    assert article.body_zh_hans == "<p>Plain.</p>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7", "This is a PDF, from which paragraphs cannot be read reliably. Send the Word "
         "document it was made of, or paste the text."),
        (b"", "This file is empty. Save the text in Word again and send that file."),
    ],
    ids=["pdf", "empty"],
)  # fmt: skip
def test_a_refused_file_is_said_beside_the_field_and_not_kept(desk, article, content, reason):
    response = upload(desk, article, content=content)

    assert (response.status_code, errors(response)) == (200, [reason])
    assert Manuscript.objects.count() == 0


def test_no_file_is_asked_for(desk, article):
    response = desk.post(f"/admin/articles/article/{article.pk}/word/", {"language": "xx"})

    assert response.status_code == 200
    assert len(errors(response)) == 2


def test_the_original_is_downloaded_as_it_was_sent(desk, article):
    _manuscript, address = brought(desk, article)

    response = desk.get(f"{address}original/")

    assert b"".join(response.streaming_content) == TRACKED
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E7%A8%BF%E4%BB%B6%201.docx"
    )
    assert "no-store" in response["Cache-Control"]


def test_a_broken_seal_is_said_instead(desk, article):
    manuscript, address = brought(desk, article)
    Manuscript.objects.update(sha256="0" * 64)

    response = desk.get(f"{address}original/", follow=True)

    assert messages(response) == [
        "The stored file is no longer the one that was sent. Ask for it anew."
    ]
    assert not Manuscript.objects.get().is_sealed()


def test_where_it_is_kept_tells_nothing_of_its_name(desk, article):
    manuscript, _address = brought(desk, article)

    assert "稿件" not in manuscript.file.name
    assert len(manuscript.file.name.rpartition("/")[2]) == len("0" * 32 + ".docx")


@pytest.mark.parametrize("end", ["", "original/"])
def test_nobody_but_an_editor_gets_at_a_file(client, reader_client, desk, article, end):
    _manuscript, address = brought(desk, article)

    for visitor in (client, reader_client):
        assert visitor.get(address + end).url.startswith("/admin/login/")


def test_who_may_not_change_articles_brings_no_file(client, groups, article, make_moderator):
    client.force_login(make_moderator())

    assert client.get(f"/admin/articles/article/{article.pk}/word/").status_code == 403
    assert upload(client, article).status_code == 403
    assert Manuscript.objects.count() == 0


def test_what_is_not_there_is_not_found(desk, article):
    unknown = "/admin/articles/article/manuscripts/00000000-0000-4000-8000-000000000000/"

    assert desk.get("/admin/articles/article/0/word/").status_code == 404
    assert desk.get(unknown).status_code == 404
    assert desk.get(f"{unknown}original/").status_code == 404


def test_the_files_of_an_article_are_listed_at_the_same_cost(
    desk, article, django_assert_num_queries
):
    address = f"/admin/articles/article/{article.pk}/word/"
    upload(desk, article)
    desk.get(address)
    with django_assert_num_queries(6):
        desk.get(address)
    upload(desk, article)
    upload(desk, article)

    with django_assert_num_queries(6):
        page = BeautifulSoup(desk.get(address).content, "html.parser")

    assert len(page.select("section li")) == 3


def test_the_manuscript_outlives_its_article(desk, article):
    manuscript, address = brought(desk, article)

    article.delete()

    manuscript.refresh_from_db()
    assert manuscript.article is None
    page = desk.get(address)
    assert page.status_code == 200
    assert "Write the text into the article" not in page.text
