import datetime as dt

import pytest

from issues.models import QuoteOfTheWeek
from tests.factories import HANS, make_image, make_issue, make_section, published

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


def test_a_year_holds_its_own_issues(client):
    old = make_issue(date=dt.date(2023, 12, 29))
    make_issue(date=dt.date(2024, 1, 5))
    make_issue(date=dt.date(2022, 1, 7), **published(HANS))

    response = client.get("/zh-hant/issues/2023/")

    assert list(response.context["page"]) == [old]
    assert response.context["years"] == [2024, 2023]
    assert 'href="/zh-hant/issues/2024/"' in response.text
    elsewhere = client.get("/zh-hant/issues/2022/")  # the language line leads here
    assert list(elsewhere.context["page"]) == []
    assert elsewhere["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("year", ["0", "1", "9999", "10000", "99999999999999999999"])
def test_a_year_that_has_no_issues_or_cannot_be_is_not_found(client, year):
    make_issue()

    assert client.get(f"/en/issues/{year}/").status_code == 404


def test_an_issue_shows_its_quotation_in_the_language_and_who_said_it(client):
    quoted, silent = make_issue(), make_issue()
    make_section(QuoteOfTheWeek, quoted, text="Words", speakers="Ann")
    make_section(QuoteOfTheWeek, silent, text="Only here", speakers="Bo")
    QuoteOfTheWeek.objects.filter(parent=silent).update(text_zh_hant="")

    page = client.get("/zh-hant/issues/").text

    assert "Words [zh_hant]」" in page
    assert "Ann [zh_hant]" in page
    assert "Bo [zh_hant]" not in page


def test_an_empty_archive_says_so_and_offers_the_other_languages(client):
    page = client.get("/en/issues/").text
    said = page[page.index('class="nothing') :]

    assert "Nothing has been published in this language yet." in said
    assert 'href="/zh-hans/issues/"' in said
    assert 'href="/zh-hant/issues/"' in said
    assert 'href="/en/issues/"' not in said


@pytest.mark.parametrize("rows", [1, 3])
def test_the_archive_costs_the_same_at_1_and_30_rows(client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_section(QuoteOfTheWeek, make_issue(image=make_image()), text="Words")

    with django_assert_num_queries(4):
        client.get("/en/issues/")
