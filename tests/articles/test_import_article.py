import pytest

from articles.models import Article
from contributors.models import Contributor
from tests.factories import HANS, make_contributor
from tests.importing import import_article

pytestmark = pytest.mark.django_db


def rows():
    return list(Article.objects.order_by("pk").values())


def test_a_news_piece_becomes_a_draft_with_every_paragraph(capsys):
    report = import_article(capsys, "article-news.txt")

    article = Article.objects.get()
    assert article.slug == "six-ports-agree-on-a-common-timetable"
    assert article.kind == Article.Kind.NEWS
    assert article.original_language == "en"
    assert article.title_en == "Six Ports Agree on a Common Timetable"
    assert article.body_en == (
        "<p>Ferry operators from six ports agreed on a common timetable on Friday, the first in "
        "eleven years.</p><p>The new page takes effect in October. By Friday evening two "
        "operators had printed it.</p>"
    )
    assert [edition.published_at for edition in article.editions()] == [None] * 3
    assert (article.title_zh_hans, article.body_zh_hant) == ("", "")
    assert f"/admin/articles/article/{article.pk}/change/" in report
    assert "Nothing needs a person." in report


def test_a_byline_makes_an_op_ed_of_a_known_contributor(capsys):
    ada = make_contributor(latin_name="Ada Whitlock")

    import_article(capsys, "article-op-ed.txt")

    article = Article.objects.get()
    byline = article.bylines.get()
    assert article.kind == Article.Kind.OP_ED
    assert byline.contributor == ada
    assert byline.role_en == "Senior Editor, Pacific Timetables"
    assert article.body_en.startswith("<p>Six harbour towns share one sea")


def test_an_unknown_byline_stays_in_the_text_and_is_reported(capsys):
    report = import_article(capsys, "article-op-ed.txt")

    article = Article.objects.get()
    assert article.bylines.count() == 0
    assert article.body_en.startswith(
        "<p>By Ada Whitlock, Senior Editor, Pacific Timetables</p><p>Six harbour"
    )
    assert "Unknown contributor: Ada Whitlock, Senior Editor, Pacific Timetables." in report
    assert "--create-contributors" in report
    assert not Contributor.objects.exists()


def test_create_contributors_makes_a_draft_contributor(capsys):
    make_contributor(slug="ada-whitlock", latin_name="Another Ada")

    report = import_article(capsys, "article-op-ed.txt", "--create-contributors")

    made = Contributor.objects.get(is_draft=True)
    assert Article.objects.get().bylines.get().contributor == made
    assert (made.slug, made.latin_name, made.name_en, made.role_en) == (
        "ada-whitlock-2",
        "Ada Whitlock",
        "Ada Whitlock",
        "Senior Editor, Pacific Timetables",
    )
    assert "New draft contributor: Ada Whitlock" in report


def test_a_saved_page_keeps_its_links_and_lists(capsys):
    report = import_article(capsys, "article-saved-page.html", "--kind", "news")

    article = Article.objects.get()
    assert (article.slug, article.title_en, article.kind) == (
        "a-pier-too-far",
        "A Pier Too Far",
        "news",
    )
    assert article.body_en.endswith(
        '<p>The new pier is <strong>long</strong>, and the <a href="https://www.example.org/'
        'budget">budget</a> is longer.</p><h2>What it costs</h2>'
        "<ul><li><p>Steel</p></li><li><p>Patience</p></li></ul>"
    )
    assert "left out: page navigation" in report


def test_a_translation_joins_its_article_with_replace_and_touches_nothing_else(capsys):
    ada = make_contributor(latin_name="Ada Whitlock")
    import_article(capsys, "article-op-ed.txt")
    before = Article.objects.get()
    slug = before.slug

    import_article(capsys, "article-zh-hant.txt", "--slug", slug, "--replace")

    article = Article.objects.get()
    assert article.title_zh_hant == "渡輪的漫漫歸途"
    assert article.body_zh_hant.startswith("<p>六個港口共用一片海")
    assert (article.title_en, article.body_en) == (before.title_en, before.body_en)
    assert article.original_language == "en"
    byline = article.bylines.get()
    assert (byline.contributor, byline.role_en, byline.role_zh_hant) == (
        ada,
        "Senior Editor, Pacific Timetables",
        "《太平洋時刻》高級編輯",
    )


def test_the_language_flag_overrides_the_text(capsys):
    import_article(capsys, "article-news.txt", "--language", "zh-hans")

    article = Article.objects.get()
    assert article.edition(HANS).has("title")
    assert article.title_en == ""
