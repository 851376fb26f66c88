"""From issue to issue: the ones before and after that this language has, on page and in head."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.factories import EN, HANS, HANT, LANGUAGES, make_issue, published

pytestmark = pytest.mark.django_db
FRIDAY = dt.date(2024, 7, 19)


def make_weeks(**states):
    """Make issues 1 to 5 weeks, each in the languages named, or in all of them."""
    for number in range(1, 6):
        live = states.get(f"week_{number}", LANGUAGES)
        make_issue(date=FRIDAY + dt.timedelta(weeks=number - 3), **published(*live))


def neighbours(client, week, language=HANT):
    """Return where previous and next lead, which the head and the page say alike."""
    day = FRIDAY + dt.timedelta(weeks=week - 3)
    page = BeautifulSoup(client.get(f"/{language.code}/issues/{day}/").content, "html.parser")
    head, body = (
        {
            link["rel"][0]: link["href"]
            for link in page.select(f"{name}[rel=prev], {name}[rel=next]")
        }
        for name in ("link", "a")
    )
    assert head == body
    return head


def address(week, language=HANT):
    return f"/{language.code}/issues/{FRIDAY + dt.timedelta(weeks=week - 3)}/"


def test_an_issue_leads_to_the_ones_beside_it(client):
    make_weeks()

    for language in LANGUAGES:
        assert neighbours(client, 3, language) == {
            "prev": address(2, language),
            "next": address(4, language),
        }


def test_the_first_and_the_last_lead_one_way(client):
    make_weeks()

    assert neighbours(client, 1) == {"next": address(2)}
    assert neighbours(client, 5) == {"prev": address(4)}


def test_what_is_not_live_in_this_language_is_passed_over(client):
    make_weeks(week_2=(EN, HANS), week_4=())

    assert neighbours(client, 3) == {"prev": address(1), "next": address(5)}
    assert neighbours(client, 3, EN)["prev"] == address(2, EN)


def test_the_only_issue_of_a_language_leads_nowhere(client):
    make_weeks(week_1=(EN,), week_2=(), week_4=(HANS,), week_5=())

    assert neighbours(client, 3) == {}


def test_a_scheduled_neighbour_waits_for_its_time(client):
    make_issue(date=FRIDAY)
    tomorrow = timezone.now() + dt.timedelta(days=1)
    make_issue(date=FRIDAY + dt.timedelta(weeks=1), **published(*LANGUAGES, at=tomorrow))

    assert neighbours(client, 3) == {}


def test_a_preview_leads_to_what_readers_have(desk):
    make_weeks(week_3=(), week_4=())

    assert neighbours(desk, 3) == {"prev": address(2), "next": address(5)}
