import datetime as dt

import pytest

from articles.models import Byline
from editions import links
from tests.desk.forms import send
from tests.factories import EN, make_article, make_contributor, make_issue


@pytest.mark.parametrize("words", ["全", "全會", "plenum", "PLENUM"])
def test_a_piece_is_found_by_words_of_its_title_in_any_language(desk, words):
    article = make_article(
        title_en="The Plenum", title_zh_hans="三中全会", title_zh_hant="三中全會"
    )
    make_article(title_en="Other", title_zh_hans="别的", title_zh_hant="別的")

    (found,) = desk.get("/admin/pieces/", {"q": words}).json()["pieces"]

    assert found == {
        "href": f"/-/article/{article.pk}/",
        "kind": "Article",
        "label": "The Plenum",
        "titles": {"en": "The Plenum", "zh-Hans": "三中全会", "zh-Hant-HK": "三中全會"},
    }


def test_an_issue_is_found_by_its_date(desk):
    issue = make_issue(date=dt.date(2024, 7, 12))
    make_issue(date=dt.date(2024, 8, 2))

    (found,) = desk.get("/admin/pieces/", {"q": "2024-07"}).json()["pieces"]

    assert found["href"] == f"/-/issue/{issue.pk}/"


def test_a_link_picked_at_the_desk_survives_a_change_of_address(desk):
    article = make_article(slug="old")
    (found,) = desk.get("/admin/pieces/", {"q": article.title_en}).json()["pieces"]
    text = f'<p><a href="{found["href"]}">this</a></p>'
    article.slug = "new"
    article.save()

    (resolved,) = links.resolve([text], EN)

    assert resolved == '<p><a href="/en/articles/new/">this</a></p>'


def test_saving_an_article_prints_the_roles_of_today_where_none_is_written(desk):
    author = make_contributor(role_en="Professor", role_zh_hans="教授", role_zh_hant="教授")
    article = make_article(by=[author])
    Byline.objects.update(role_en="Visiting fellow", role_zh_hans="", role_zh_hant="")

    send(desk, f"/admin/articles/article/{article.pk}/change/")
    author.role_zh_hans = "主任"
    author.save()

    byline = Byline.objects.get()
    assert (byline.role_en, byline.role_zh_hans, byline.role_zh_hant) == (
        "Visiting fellow",
        "教授",
        "教授",
    )


def test_a_search_for_what_no_title_can_hold_finds_nothing(desk):
    make_article(title_en="Trade")

    assert desk.get("/admin/pieces/?q=x%00y").json() == {"pieces": []}
