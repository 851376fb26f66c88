"""Two newsrooms at work on one piece at the same time, each in its own language."""

import pytest

from issues.models import QuoteOfTheWeek
from tests.conftest import signed_in
from tests.desk.forms import fields_of, send
from tests.factories import EN, HANT, make_article, make_issue, make_section, published


@pytest.fixture
def new_york(editor_ny):
    return signed_in(editor_ny)


def change(piece):
    return f"/admin/{piece._meta.app_label}/{piece._meta.model_name}/{piece.pk}/change/"


def test_saving_one_language_leaves_what_the_other_newsroom_wrote_and_published(desk, new_york):
    article = make_article(title_en="Old", body_zh_hant="<p>舊文。</p>", **published())
    opened = fields_of(desk.get(change(article)))
    send(new_york, change(article), button="_publish", value="en", title_en="New")

    desk.post(change(article), {**opened, "title_zh_hant": "香港", "_continue": "1"})

    article.refresh_from_db()
    assert (article.title_en, article.title_zh_hant) == ("New", "香港")
    assert article.body_zh_hant == "<p>舊文。</p>"
    assert [edition.language for edition in article.live_editions()] == [EN]


def test_sections_of_an_issue_are_shared_in_the_same_way(desk, new_york):
    issue = make_issue()
    make_section(QuoteOfTheWeek, issue, text="Words")
    opened = fields_of(desk.get(change(issue)))
    name = next(name for name in opened if name.endswith("-0-text_en") and "quote" in name)
    send(new_york, change(issue), **{name: "New York’s words"})

    theirs = name.replace("text_en", "text_zh_hant")
    desk.post(change(issue), {**opened, theirs: "香港的話", "_continue": "1"})

    quote = QuoteOfTheWeek.objects.get()
    assert (quote.text_en, quote.text_zh_hant) == ("New York’s words", "香港的話")


def test_a_publication_cleared_on_purpose_is_taken_back(desk):
    article = make_article(**published(EN, HANT))

    send(desk, change(article), published_at_en="")

    article.refresh_from_db()
    assert [edition.language for edition in article.live_editions()] == [HANT]
