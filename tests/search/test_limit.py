"""How often one may search: counted in the table that all processes share."""

from ipaddress import ip_network

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import actions
from tests.factories import make_article

pytestmark = pytest.mark.django_db
SEARCH = "/{}/search/?q=tariff"
TOLD = {"en": "wait a minute", "zh-hans": "请过一分钟", "zh-hant": "請過一分鐘"}


def search(client, language="en", **more):
    return client.get(SEARCH.format(language), **more)


@pytest.mark.parametrize("language", TOLD)
def test_one_search_too_many_says_when_to_come_back_and_keeps_the_words(client, at_most, language):
    at_most(search="2/m/ip")
    assert [search(client).status_code for _time in range(2)] == [200, 200]

    response = search(client, language)

    assert (response.status_code, response["Retry-After"]) == (429, "60")
    assert "no-store" in response["Cache-Control"]
    assert TOLD[language] in response.text
    assert 'name="q" value="tariff"' in response.text


def test_a_minute_later_one_may_search_again(client, at_most):
    at_most(search="1/m/ip")
    with time_machine.travel("2026-11-27 10:00:00Z", tick=False) as clock:
        assert [search(client).status_code for _time in range(2)] == [200, 429]
        clock.shift(61)
        assert search(client).status_code == 200


def test_who_looks_for_nothing_is_not_counted(client, at_most):
    at_most(search="1/m/ip")

    assert [client.get("/en/search/").status_code for _time in range(2)] == [200, 200]
    assert search(client).status_code == 200


def test_behind_our_proxy_each_reader_has_a_limit_of_their_own(client, at_most, settings):
    at_most(search="1/m/ip")
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")]
    told = ["203.0.113.1", "203.0.113.2", "203.0.113.9, 203.0.113.1"]

    found = [search(client, headers={"X-Forwarded-For": each}).status_code for each in told]

    assert found == [200, 200, 429]


def test_what_it_costs_is_the_same_however_much_is_found_or_counted(client, at_most):
    at_most(search="4/m/ip")

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            response = search(client)
        return len([each for each in asked if "shared_cache" in each["sql"]]), response

    first, _response = cost()
    for _number in range(3):
        article = make_article(title="A tariff")
        actions.index(type(article), [article.pk])
    second, response = cost()
    assert first == second < 10
    assert "Cookie" not in response.headers.get("Vary", "")
    cost(), cost()

    with CaptureQueriesContext(connection) as asked:
        assert search(client).status_code == 429
    assert len(asked) < second + 3  # nothing is looked for
