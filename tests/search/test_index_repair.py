"""The index follows deletions, importers and what was changed behind its back."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles.models import Article, Byline
from contributors.models import Contributor
from editions import actions as edition_actions
from issues.models import Issue
from search import actions
from search.models import Entry
from tests.factories import EN, HANT, make_article, make_contributor, make_issue, published
from tests.importing import import_article, import_issue
from tests.search.indexed import index, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_stays_true")]


@pytest.fixture
def article():
    return make_article(slug="a", title_en="Old title", **published(EN, HANT))


def test_a_new_slug(article):
    before = titles()
    article.slug = "b"
    article.save()

    assert titles() == before


def test_nothing_new_writes_nothing(article):
    before = list(Entry.objects.order_by("pk").values_list("pk", flat=True))

    assert actions.index(Article, [article.pk]) == 0
    article.save()

    assert list(Entry.objects.order_by("pk").values_list("pk", flat=True)) == before


def delete_at_the_desk(article, desk):
    desk.post(f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"})


def delete_from_the_list(article, desk):
    data = {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"}
    desk.post("/admin/articles/article/", data)


def delete_in_bulk(article, desk):
    Byline.objects.all().delete()
    Article.objects.filter(pk=article.pk).delete()


def delete_by_hand(article, desk):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_article WHERE id = %s", [article.pk])


@pytest.mark.parametrize(
    "delete", [delete_at_the_desk, delete_from_the_list, delete_in_bulk, delete_by_hand]
)
def test_what_is_deleted_is_forgotten_however_it_is_deleted(chief_desk, article, delete):
    other = make_article()

    delete(article, chief_desk)

    assert not Article.objects.filter(pk=article.pk).exists()
    assert set(Entry.objects.values_list("kind", "object_id")) == {("article", other.pk)}


def test_deleted_issues_and_contributors_are_forgotten():
    make_issue()
    make_contributor()
    Issue.objects.all().delete()
    Contributor.objects.all().delete()

    assert index() == []


def test_an_import_beside_what_is_published(capsys):
    import_issue(capsys, "issue-en.txt")
    issue = Issue.objects.get()
    edition_actions.publish(issue, languages=[EN])
    before = index()

    import_issue(capsys, "issue-zh-hans.txt", "--replace")

    assert titles() == [("en", issue.title_en.lower())]
    assert len(index()) == len(before) == 1


def test_an_imported_article_is_found_once_it_is_published(capsys):
    import_article(capsys, "article-op-ed.txt", "--create-contributors")
    assert "article" not in Entry.objects.values_list("kind", flat=True)

    article = Article.objects.get()
    edition_actions.publish(article, languages=[EN])

    assert ("en", article.title_en.lower()) in titles()


def test_the_command_repairs_what_was_changed_behind_its_back(article, capsys):
    Article.objects.filter(pk=article.pk).update(title_en="By hand")
    Entry.objects.create(
        kind="article", object_id=0, language="en", part=0, published_at=timezone.now()
    )

    call_command("rebuild_search")

    assert ("en", "by hand") in titles()
    assert capsys.readouterr().out.splitlines() == ["articles: 1 of 1, 1 written"]
    call_command("rebuild_search")
    assert capsys.readouterr().out.splitlines() == ["articles: 1 of 1, 0 written"]


def test_an_interrupted_rebuild_goes_on_where_it_was(monkeypatch):
    for _ in range(3):
        make_article(**published(EN))
    Entry.objects.all().delete()
    monkeypatch.setattr(actions, "BATCH", 1)

    interrupted = actions.rebuild(Article)
    next(interrupted), next(interrupted)
    interrupted.close()

    assert list(actions.rebuild(Article)) == [(1, 0), (1, 0), (1, 1)]


def test_another_way_to_fold_makes_every_entry_old(article, monkeypatch):
    monkeypatch.setattr(actions, "VERSION", actions.VERSION + 1)

    assert actions.index(Article, [article.pk]) == 1
