import threading

import pytest
from django.db import connections, transaction

from articles.models import Article
from contributors.models import Contributor
from search import actions
from search.models import Entry
from tests.factories import make_article, make_contributor
from tests.search.indexed import index, rebuilt

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run all at the same time, each with a connection of its own."""
    start, failed = threading.Barrier(len(acts)), []

    def run(act):
        start.wait()
        try:
            act()
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def entitle(article, **titles):
    row = Article.objects.get(pk=article.pk)
    for column, title in titles.items():
        setattr(row, column, title)
    row.save(update_fields=list(titles))


def rename(person, name):
    row = Contributor.objects.get(pk=person.pk)
    row.latin_name = name
    row.save()


def rebuild():
    for _batch in actions.rebuild(Article):
        pass


def test_two_editors_a_new_name_and_a_rebuild_at_once_leave_one_true_index():
    person = make_contributor()
    article = make_article(by=[person])
    for number in range(5):
        at_once(
            lambda number=number: entitle(article, title_en=f"Number {number}"),
            lambda number=number: entitle(article, title_zh_hant=f"第{number}號"),
            lambda number=number: rename(person, f"Ann {number}"),
            rebuild,
        )

        assert index() == rebuilt()


def test_two_who_index_the_same_pieces_never_wait_for_each_other_in_a_circle(monkeypatch):
    monkeypatch.setattr(actions, "BATCH", 1)
    pks = [make_article().pk for _ in range(20)]

    at_once(
        lambda: actions.index(Article, pks),
        lambda: actions.index(Article, pks[::-1]),
        lambda: actions.index(Article, pks),
        lambda: actions.index(Article, pks[::-1]),
    )

    assert index() == rebuilt()


def test_what_is_not_committed_is_not_found():
    article = make_article(title_en="Old title")

    with transaction.atomic():
        entitle(article, title_en="New title")
        assert Entry.objects.get(language="en").title == "new title"
        transaction.set_rollback(True)

    assert Entry.objects.get(language="en").title == "old title"
