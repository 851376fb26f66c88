import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Page
from tests.factories import (
    EN,
    HANT,
    in_all,
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_topic,
    make_user,
    published,
)


def make_full_article():
    return make_article(by=[make_contributor()], on=[make_topic()], image=make_image())


def make_page(**fields):
    slug = f"page-{Page.objects.count()}"
    return Page.objects.create(**{"slug": slug, **in_all("title", "About"), **fields})


LISTS = {
    "/admin/articles/article/": make_full_article,
    "/admin/articles/page/": make_page,
    "/admin/issues/issue/": make_issue,
    "/admin/contributors/contributor/": make_contributor,
    "/admin/articles/topic/": make_topic,
    "/admin/images/image/": make_image,
    "/admin/accounts/user/": make_user,
}


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as found:
        response = client.get(address)
    assert response.status_code == 200
    return found.captured_queries


@pytest.mark.parametrize("address", LISTS)
def test_a_list_costs_the_same_for_one_row_and_thirty(chief_desk, address):
    make = LISTS[address]
    make()
    one = len(queries(chief_desk, address))
    for _ in range(29):
        make()

    thirty = len(queries(chief_desk, address))

    assert thirty == one


@pytest.mark.parametrize(
    ("address", "make", "bodies"),
    [
        ("/admin/articles/article/", make_article, ("body", "authors_note", "disclosure")),
        ("/admin/issues/issue/", make_issue, ("letter",)),
        ("/admin/articles/page/", make_page, ("body",)),
    ],
)
def test_lists_do_not_load_the_long_texts(desk, address, make, bodies):
    make()

    read = " ".join(query["sql"].split(" FROM ")[0] for query in queries(desk, address))

    assert '"title_en"' in read
    for body in bodies:
        # The column as such; whether it is empty may well be asked.
        assert f'"{body}_zh_hans",' not in read
        assert f'"{body}",' not in read


def test_each_piece_shows_the_state_of_each_language(desk):
    later = timezone.now() + dt.timedelta(days=2)
    make_article(**{**published(EN), "published_at_zh_hans": later}, body_zh_hant="")

    page = BeautifulSoup(desk.get("/admin/articles/article/").content, "html.parser")

    states = [state.get_text(" ", strip=True) for state in page.select("#result_list .state")]
    assert states == ["English Live", "简体 Scheduled", "繁體 Draft"]


@pytest.mark.parametrize(
    ("state", "fields"),
    [
        ("live", {}),
        ("scheduled", {"published_at_zh_hant": timezone.now() + dt.timedelta(days=3000)}),
        ("ready", published(EN)),
        ("draft", {**published(EN), "body_zh_hant": ""}),
        ("missing", {**published(EN), "body_zh_hant": "", "title_zh_hant": ""}),
    ],
)
def test_filtering_by_state_agrees_with_the_piece(desk, state, fields):
    wanted = make_article(**fields)
    make_article(**(published(EN) if state == "live" else {}))

    response = desk.get(f"/admin/articles/article/?zh_hant={state}")

    assert [piece.pk for piece in response.context["cl"].result_list] == [wanted.pk]
    assert wanted.edition(HANT).state == state


@pytest.mark.parametrize("words", ["三中全会", "三中全會", "Plenum", "赵"])
def test_articles_are_found_in_every_language_and_by_author(desk, words):
    author = make_contributor(name_zh_hans="赵文清")
    wanted = make_article(
        by=[author],
        title_en="After the Plenum",
        title_zh_hans="三中全会之后",
        title_zh_hant="三中全會之後",
    )
    make_article()

    response = desk.get("/admin/articles/article/", {"q": words})

    assert list(response.context["cl"].result_list) == [wanted]


@pytest.mark.parametrize(
    ("address", "make", "fields"),
    [
        ("/admin/issues/issue/", make_issue, {"tagline_zh_hant": "三中全會"}),
        ("/admin/articles/page/", make_page, {"title_zh_hant": "三中全會"}),
        ("/admin/articles/topic/", make_topic, {"name_zh_hant": "三中全會"}),
        ("/admin/contributors/contributor/", make_contributor, {"role_zh_hant": "三中全會"}),
        ("/admin/images/image/", make_image, {"alt_zh_hant": "三中全會"}),
    ],
)
def test_every_list_is_searched_in_chinese(desk, address, make, fields):
    wanted = make(**fields)
    make()

    assert list(desk.get(address, {"q": "三中全會"}).context["cl"].result_list) == [wanted]


@pytest.mark.parametrize(
    ("address", "make"),
    [("article", make_article), ("page", make_page)],
)
def test_a_piece_in_chinese_alone_is_listed_by_its_title(desk, address, make):
    make(title_en="", title_zh_hans="", title_zh_hant="三中全會之後", **published())

    page = BeautifulSoup(desk.get(f"/admin/articles/{address}/").content, "html.parser")

    assert page.select_one("#result_list tbody th a").text == "三中全會之後"


def test_articles_are_filtered_by_topic_contributor_and_kind(desk):
    author, topic = make_contributor(), make_topic()
    wanted = make_article(by=[author], on=[topic], kind="interview")
    make_article(by=[make_contributor()], on=[make_topic()])
    filters = {
        "topics__id__exact": topic.pk,
        "contributors__id__exact": author.pk,
        "kind__exact": "interview",
    }

    for name, value in filters.items():
        response = desk.get("/admin/articles/article/", {name: value})
        assert list(response.context["cl"].result_list) == [wanted]


def test_images_are_shown_small(desk):
    image = make_image()

    page = BeautifulSoup(desk.get("/admin/images/image/").content, "html.parser")

    assert page.select_one("#result_list img")["src"] == image.cut("3x2").url(240)
