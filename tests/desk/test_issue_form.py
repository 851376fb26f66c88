import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.models import Question, ReaderPick
from issues.models import (
    DiscoverMore,
    FeaturedArticle,
    NotableNumber,
    Notice,
    Picture,
    QuoteOfTheWeek,
    RichText,
    Section,
    Video,
)
from tests.conftest import make_editor, signed_in
from tests.desk.forms import fields_of, send
from tests.factories import make_article, make_contributor, make_image, make_issue, make_section

MOST_QUERIES = 25


def change(issue):
    return f"/admin/issues/issue/{issue.pk}/change/"


def fill(issue, times):
    for _ in range(times):
        article, image = make_article(), make_image()
        make_section(QuoteOfTheWeek, issue, text="Words", article=article)
        make_section(NotableNumber, issue, figure="4.7", article=article)
        make_section(FeaturedArticle, issue, article=article)
        make_section(DiscoverMore, issue, title="Essay", image=image)
        make_section(Video, issue, title="Film", image=image)
        make_section(RichText, issue, text="<p>Text</p>")
        make_section(Picture, issue, image=image)
        make_section(Notice, issue, text="<p>News</p>")
        make_section(Question, issue, text="Why?", article=article)
        make_section(ReaderPick, issue, text="Because")


def test_the_form_costs_at_most_25_queries_however_many_sections(desk):
    issue = make_issue(image=make_image())
    fill(issue, times=3)

    with CaptureQueriesContext(connection) as found:
        response = desk.get(change(issue))

    assert response.text.count('class="inline-related has_original') == 30
    assert len(found) <= MOST_QUERIES
    assert not [query for query in found if '"articles_article"."body' in query["sql"]]


def test_every_type_of_section_can_be_added(desk):
    page = BeautifulSoup(desk.get(change(make_issue())).content, "html.parser")

    titles = {title.text.strip() for title in page.select(".inline-related.empty-form h3 b")}
    assert titles == {str(model._meta.verbose_name).capitalize() for model in Section.types()}


def test_a_chosen_article_and_image_stay_chosen(desk):
    issue, article, image = make_issue(), make_article(title_en="Chosen"), make_image(title="Hall")
    quote = make_section(QuoteOfTheWeek, issue, text="Words", article=article)
    card = make_section(DiscoverMore, issue, title="Essay", image=image)

    response = send(desk, change(issue))

    assert response.status_code == 302
    quote.refresh_from_db()
    card.refresh_from_db()
    assert (quote.article, card.image) == (article, image)


def new_section(model, **fields):
    """Return what a browser sends for one new section of a type, before any other of it."""
    prefix = f"{model._meta.app_label}_{model._meta.model_name}_set"
    row = {"region": "main", "ordering": "10", **fields}
    return {
        f"{prefix}-TOTAL_FORMS": "1",
        **{f"{prefix}-0-{name}": value for name, value in row.items()},
    }


def add_section(client, issue, model, **fields):
    page = client.get(change(issue))
    return client.post(
        change(issue), {**fields_of(page), **new_section(model, **fields), "_continue": "1"}
    )


def test_choosing_an_article_names_its_authors_in_three_languages(desk):
    issue = make_issue()
    author = make_contributor(name_en="Zhao Wenqing", name_zh_hans="赵文清", name_zh_hant="趙文清")
    article = make_article(by=[author, make_contributor(name_zh_hans="李")])

    response = add_section(desk, issue, QuoteOfTheWeek, text_en="Words", article=article.pk)

    assert response.status_code == 302
    quote = QuoteOfTheWeek.objects.get()
    assert quote.speakers_zh_hans == "赵文清\n李"
    assert quote.speakers_zh_hant.startswith("趙文清")
    assert quote.roles_en == "Fellow [en]\nFellow [en]"  # as printed that day


def test_a_speaker_who_is_named_already_is_kept_without_the_authors_role(desk):
    issue, article = make_issue(), make_article(by=[make_contributor(name_en="Zhao Wenqing")])

    add_section(desk, issue, NotableNumber, figure_en="4", article=article.pk, speakers_en="Li Na")

    number = NotableNumber.objects.get()
    assert (number.speakers_en, number.roles_en) == ("Li Na", "")
    assert number.roles_zh_hans == "Fellow [zh_hans]"


def test_the_desk_answers_who_wrote_an_article(desk):
    article = make_article(by=[make_contributor(name_zh_hant="趙文清")])

    answer = desk.get(f"/admin/issues/issue/credit/{article.pk}/").json()

    assert answer["speakers_zh_hant"] == "趙文清"
    assert answer["roles_zh_hans"] == "Fellow [zh_hans]"


def test_a_section_is_removed(desk):
    issue = make_issue()
    make_section(RichText, issue, text="<p>Text</p>")

    send(desk, change(issue), **{"issues_richtext_set-0-id": str(RichText.objects.get().pk)})
    assert RichText.objects.count() == 1
    page = desk.get(change(issue))
    desk.post(change(issue), {**fields_of(page), "issues_richtext_set-0-DELETE": "on"})

    assert RichText.objects.count() == 0


def test_a_featured_article_without_its_article_is_refused_and_nothing_is_saved(desk):
    issue = make_issue(tagline_en="Before")

    response = add_section(desk, issue, FeaturedArticle, teaser_en="Typed words")

    assert response.status_code == 200
    assert "Typed words" in response.text
    assert FeaturedArticle.objects.count() == 0


def test_two_issues_of_one_date_are_refused_beside_the_date(desk):
    other, issue = make_issue(), make_issue()

    response = send(desk, change(issue), date=other.date.isoformat())

    assert "There is already an issue of this date." in response.text


def test_a_moderator_reads_an_issue_and_changes_nothing(groups):
    issue = make_issue()
    make_section(RichText, issue, text="<p>Text</p>")
    moderator = signed_in(make_editor("moderators"))

    assert moderator.get(change(issue)).status_code == 200
    assert moderator.post(change(issue), {}).status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/admin/", "/admin/issues/issue/", "/admin/pieces/", "/admin/issues/issue/credit/1/"],
)
def test_readers_are_sent_to_sign_in(reader_client, address):
    response = reader_client.get(address)

    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")
