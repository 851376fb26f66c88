import pytest
from django.core.files.base import ContentFile
from django.db import DataError, transaction

from articles import word
from articles.models import Manuscript
from articles.word import actions
from tests.articles.word.files import by, deleted, docx, p
from tests.factories import EN, HANS, make_article, make_user, published

TRACKED = docx(p("a", by("del", deleted("b"))))


@pytest.fixture
def manuscript(db):
    return actions.read_manuscript(ContentFile(TRACKED, "a.docx"))


@pytest.fixture
def article(db):
    return make_article(**published(EN))


def test_a_manuscript_may_stand_alone(manuscript):
    reading = word.read(TRACKED)

    stored = Manuscript.objects.get()
    assert (stored.html, stored.report, stored.sha256) == (
        *(reading.html, reading.report, reading.sha256),
    )
    assert (stored.article, stored.uploaded_by, stored.brought_for) == (None, None, None)
    assert stored.is_sealed()
    assert not stored.is_acknowledged()


def test_a_refused_file_is_not_kept(db):
    with pytest.raises(word.Refused):
        actions.read_manuscript(ContentFile(b"%PDF-", "a.pdf"))

    assert Manuscript.objects.count() == 0


def test_no_file_stays_without_its_row(db):
    reading = word.read(TRACKED)
    storage = Manuscript._meta.get_field("file").storage
    before = stored_files(storage)

    with pytest.raises(DataError), transaction.atomic():
        actions.seal(TRACKED, name="a.docx", reading=reading, language="no language")

    assert stored_files(storage) == before


def stored_files(storage):
    found, folders = [], ["."]
    for folder in folders:
        below, files = storage.listdir(folder) if storage.exists(folder) else ([], [])
        folders += [f"{folder}/{name}" for name in below]
        found += [f"{folder}/{name}" for name in files]
    return sorted(found)


def test_the_first_reader_of_a_report_is_noted(manuscript):
    first, second = make_user(), make_user()

    actions.acknowledge(manuscript, by=first)
    at = manuscript.acknowledged_at
    actions.acknowledge(manuscript, by=second)

    assert (manuscript.acknowledged_by, manuscript.acknowledged_at) == (first, at)
    assert manuscript.is_acknowledged()


def test_a_text_is_taken_over_after_its_report_was_read(manuscript, article):
    with pytest.raises(actions.NotAcknowledged):
        actions.take_over(manuscript, article, language=HANS, replacing=article.body_zh_hans)
    actions.acknowledge(manuscript)

    actions.take_over(manuscript, article, language=HANS, replacing=article.body_zh_hans)

    article.refresh_from_db()
    assert article.body_zh_hans == "<p>a</p>"
    assert (manuscript.article, manuscript.brought_for) == (article, HANS)


def test_a_published_or_changed_text_is_kept(manuscript, article):
    actions.acknowledge(manuscript)

    with pytest.raises(actions.Published):
        actions.take_over(manuscript, article, language=EN, replacing=article.body_en)
    with pytest.raises(actions.Changed):
        actions.take_over(manuscript, article, language=HANS, replacing="")

    before = article.body_en, article.body_zh_hans
    article.refresh_from_db()
    assert (article.body_en, article.body_zh_hans) == before
