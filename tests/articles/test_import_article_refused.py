import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from contributors.models import Contributor
from tests.factories import EN, make_article, published
from tests.importing import import_article

pytestmark = pytest.mark.django_db


def rows():
    return list(Article.objects.order_by("pk").values())


def test_a_chinese_title_needs_an_address(capsys):
    with pytest.raises(CommandError, match="name one with --slug"):
        import_article(capsys, "article-zh-hant.txt")

    assert rows() == []


def test_an_address_that_is_taken_is_refused_without_replace(capsys):
    make_article(slug="six-ports-agree-on-a-common-timetable")
    before = rows()

    with pytest.raises(CommandError, match="already.*--replace"):
        import_article(capsys, "article-news.txt")

    assert rows() == before


def test_an_address_that_once_led_to_another_article_is_refused(capsys):
    article = make_article(slug="six-ports-agree-on-a-common-timetable")
    article.slug = "moved"
    article.save()

    with pytest.raises(CommandError, match="once had the address"):
        import_article(capsys, "article-news.txt")


def test_a_published_language_is_not_replaced(capsys):
    make_article(slug="six-ports-agree-on-a-common-timetable", **published(EN))
    before = rows()

    with pytest.raises(CommandError, match="published or scheduled"):
        import_article(capsys, "article-news.txt", "--replace")

    assert rows() == before


def test_a_dry_run_prints_the_same_report_and_writes_nothing(capsys):
    dry = import_article(capsys, "article-op-ed.txt", "--dry-run", "--create-contributors")
    assert (rows(), Contributor.objects.count()) == ([], 0)

    real = import_article(capsys, "article-op-ed.txt", "--create-contributors")

    assert dry.splitlines()[:-1] == real.splitlines()[:-1]
    assert dry.splitlines()[-1] == "Dry run: nothing was written."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Only a title", "has a title and no text"),
        ("T" * 201 + "\n\nText", "has no title"),
        ("人山人海\n\n人山人海", "--language zh-hans or zh-hant"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(tmp_path, capsys, content, reason):
    path = tmp_path / "piece.txt"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(CommandError, match=reason) as refusal:
        call_command("import_article", str(path))

    assert "\n" not in str(refusal.value)
    assert rows() == []


def test_a_slug_with_spaces_is_refused(capsys):
    with pytest.raises(CommandError, match="Latin letters, digits and hyphens"):
        import_article(capsys, "article-news.txt", "--slug", "two words")


@pytest.mark.parametrize(("slug", "reason"), [("1989", "another page"), ("a" * 121, "120")])
def test_an_address_that_cannot_be_kept_is_refused(capsys, slug, reason):
    with pytest.raises(CommandError, match=reason):
        import_article(capsys, "article-news.txt", "--slug", slug)

    assert rows() == []
