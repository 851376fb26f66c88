import datetime as dt

import pytest

from tests.factories import HANS, make_image, make_issue, published

pytestmark = pytest.mark.django_db


def test_the_archive_holds_the_issues_of_one_language_newest_first(client):
    old = make_issue(date=dt.date(2023, 12, 29))
    new = make_issue(date=dt.date(2024, 1, 5))
    make_issue(date=dt.date(2024, 1, 12), **published(HANS))

    response = client.get("/zh-hant/issues/")
    page = response.content.decode()

    assert list(response.context["page"]) == [new, old]
    assert 'href="/zh-hant/issues/2024-01-05/"' in page
    assert "2023" in page


def test_an_empty_archive_says_so(client):
    assert "Nothing has been published in this language yet." in client.get("/en/issues/").text


@pytest.mark.parametrize("rows", [1, 30])
def test_the_archive_costs_the_same_at_1_and_30_rows(client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_issue(image=make_image())

    with django_assert_num_queries(2):
        client.get("/en/issues/")
