import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from articles.models import Article
from editions.languages import LANGUAGES
from tests.conftest import signed_in
from tests.desk.forms import errors_beside, send
from tests.factories import EN, HANS, HANT, make_article, make_issue, published

DRAFT = published()


def change(piece):
    name = piece._meta.model_name
    return f"/admin/{piece._meta.app_label}/{name}/{piece.pk}/change/"


def live(piece):
    piece.refresh_from_db()
    return [edition.language for edition in piece.live_editions()]


def test_one_language_is_published_alone(desk):
    issue = make_issue(**DRAFT)

    response = send(desk, change(issue), button="_publish", value="zh-hant")

    assert response.status_code == 302
    assert response["Location"] == change(issue)
    assert live(issue) == [HANT]


def test_all_languages_are_published_and_what_was_typed_is_saved(desk):
    article = make_article(**DRAFT)

    send(desk, change(article), button="_publish", value="all", title_en="A better title")

    assert live(article) == list(LANGUAGES)
    assert article.title_en == "A better title"


@pytest.mark.parametrize("lacking", ["title_zh_hans", "letter_zh_hans"])
def test_publishing_without_a_text_is_refused_beside_its_field(desk, lacking):
    issue = make_issue(**{**DRAFT, lacking: ""})

    response = send(desk, change(issue), button="_publish", value="all", tagline_en="Typed")

    assert response.status_code == 200
    (error,) = errors_beside(response, lacking)
    assert error.startswith("简体 cannot be published without its")
    assert live(issue) == []
    assert issue.tagline_en != "Typed"
    assert 'value="Typed"' in response.text


def test_a_refusal_leaves_the_state_as_it_is_saved(desk):
    issue = make_issue(**DRAFT, title_zh_hant="")

    response = send(desk, change(issue), button="_publish", value="zh-hant")

    panel = BeautifulSoup(response.content, "html.parser").select_one(".publication")
    states = [state.text for state in panel.select(".state")]
    assert states == ["Ready", "Ready", "Draft"]
    assert panel.select_one("#id_published_at_zh_hant")["value"] == ""


def test_a_new_piece_can_be_published_with_its_first_save(desk):
    response = send(
        desk,
        "/admin/articles/page/add/",
        button="_publish",
        value="en",
        title_en="About",
        slug="about",
        body_en="<p>We are a weekly.</p>",
    )

    assert response.status_code == 302
    assert response["Location"].endswith("/change/")


def test_taking_back_keeps_the_texts(desk):
    issue = make_issue()

    send(desk, change(issue), button="_take_back", value="en", title_en="")

    assert live(issue) == [HANS, HANT]
    assert issue.letter_en == "<p>The letter.</p>"


@time_machine.travel("2024-07-10T08:00Z", tick=False)
def test_a_schedule_is_typed_by_the_editors_own_clock(editor_ny):
    issue = make_issue(**DRAFT, date=dt.date(2024, 7, 12))
    client = signed_in(editor_ny)

    send(client, change(issue), published_at_en="2024-07-11T19:00")

    issue.refresh_from_db()
    assert issue.published_at_en == dt.datetime(2024, 7, 11, 23, 0, tzinfo=dt.UTC)
    assert issue.edition(EN).state == "scheduled"
    page = client.get(change(issue)).text
    assert "by the clock of New York" in page
    assert "Fri 12 Jul 07:00 Hong Kong · Thu 11 Jul 19:00 New York" in page


def test_saving_again_keeps_the_second_of_publication(desk):
    at = timezone.now().replace(microsecond=0) - dt.timedelta(days=1, seconds=17)
    article = make_article(**published(EN, at=at))

    send(desk, change(article), standfirst_en="Another")

    article.refresh_from_db()
    assert (article.published_at_en, article.standfirst_en) == (at, "Another")


def test_clearing_a_title_that_is_live_is_refused(desk):
    article = make_article()

    response = send(desk, change(article), title_en="")

    assert errors_beside(response, "title_en") == ["English cannot be published without its title."]


def test_the_list_publishes_what_it_can_and_says_what_it_refused(desk):
    ready = make_article(**DRAFT, title_en="Ready")
    lacking = make_article(**DRAFT, title_en="Half", title_zh_hant="")

    response = desk.post(
        "/admin/articles/article/",
        {"action": "publish_zh_hant", "_selected_action": [ready.pk, lacking.pk]},
        follow=True,
    )

    assert live(ready) == [HANT]
    assert live(lacking) == []
    messages = [str(message) for message in response.context["messages"]]
    assert "Publish 繁體: 1 piece." in messages
    (refusal,) = [message for message in messages if "Half" in message]
    assert change(lacking) in refusal
    assert "繁體 cannot be published without its title." in refusal


def test_the_list_takes_all_languages_back(desk):
    articles = [make_article(), make_article()]

    desk.post(
        "/admin/articles/article/",
        {"action": "take_back_all", "_selected_action": [article.pk for article in articles]},
    )

    assert list(Article.objects.published_anywhere()) == []


def test_the_base_column_is_never_on_a_form(desk):
    page = BeautifulSoup(desk.get(change(make_issue())).content, "html.parser")

    assert page.select("[name=title_zh_hans]")
    assert not page.select("[name=title], [name=letter], [name=published_at]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_column_says_its_language(desk, language):
    page = BeautifulSoup(desk.get(change(make_issue())).content, "html.parser")

    field = page.select_one(f"[name={language.field('letter')}]")
    column = field.find_parent(class_="column")
    assert field["lang"] == language.tag
    assert field.find_parent(attrs={"lang": language.tag})
    assert column.label.select_one(f"[lang={language.tag}]").text == language.name


def test_the_history_says_which_languages_were_published_and_taken_back(desk):
    article = make_article(**DRAFT)

    send(desk, change(article), button="_publish", value="zh-hant")
    send(desk, change(article), button="_take_back", value="zh-hant")
    desk.post(
        "/admin/articles/article/",
        {"action": "publish_zh_hans", "_selected_action": [article.pk]},
    )

    said = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert said == [
        "Changed Published (繁體).",
        "Changed Published (繁體).",
        "Changed Published (简体).",
    ]


def test_a_publication_is_confirmed_by_its_languages(desk):
    article = make_article(**DRAFT)

    send(desk, change(article), button="_publish", value="all")

    page = BeautifulSoup(desk.get(change(article)).content, "html.parser")
    assert "Published: English, 简体, 繁體." in [
        message.text.strip() for message in page.select(".messagelist li")
    ]


def test_publishing_all_leaves_a_schedule_standing(desk):
    friday = timezone.now() + dt.timedelta(days=3)
    article = make_article(**{**published(), "published_at_zh_hant": friday})

    send(desk, change(article), button="_publish", value="all")

    article.refresh_from_db()
    assert [edition.language for edition in article.live_editions()] == [EN, HANS]
    assert article.published_at_zh_hant == friday


def test_publishing_all_from_the_list_leaves_a_schedule_standing(desk):
    friday = timezone.now() + dt.timedelta(days=3)
    article = make_article(**{**published(), "published_at_zh_hans": friday})

    desk.post(
        "/admin/articles/article/", {"action": "publish_all", "_selected_action": [article.pk]}
    )

    article.refresh_from_db()
    assert [edition.language for edition in article.live_editions()] == [EN, HANT]
    assert article.published_at_zh_hans == friday
