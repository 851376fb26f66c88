import threading

import pytest
from django.db import connection
from django.test import RequestFactory
from hypothesis import example, given
from hypothesis import strategies as st

from focus import actions, missing
from focus.models import MissingPage
from tests.factories import make_article

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
BROWSER = {"user-agent": FIREFOX, "accept": "text/html,*/*;q=0.8"}


def visit(client, path, **headers):
    return client.get(path, headers={**BROWSER, **headers})


def noted():
    return list(MissingPage.objects.values_list("path", "times", "seen_on"))


def test_what_readers_do_not_find_is_counted_with_the_page_that_led_there(client):
    visit(client, "/en/old/", referer="https://example.org/links?user=ann#top")
    visit(client, "/en/old/?utm_source=mail")
    response = visit(client, "/en/articles/gone/", referer="http://localhost:8000/en/")

    assert response.status_code == 404
    assert noted() == [("/en/old/", 2, "example.org/links"), ("/en/articles/gone/", 1, "/en/")]


def test_a_page_of_ours_that_leads_nowhere_is_named_before_others(client):
    for referrer in ("https://example.org/", "http://testserver/en/about/", "https://other.org/"):
        visit(client, "/en/old/", referer=referrer)

    assert noted() == [("/en/old/", 3, "/en/about/")]


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": GOOGLE},
        {"user-agent": "python-requests/2.32"},
        {"user-agent": ""},
        {"accept": "image/avif,*/*"},
    ],
)
def test_machines_are_not_counted(client, headers):
    assert visit(client, "/en/old/", **headers).status_code == 404
    assert client.head("/en/old/", headers=BROWSER).status_code == 404
    assert noted() == []


@pytest.mark.parametrize(
    "path",
    [
        "/wp-login.php",
        "/en/wp-admin/",
        "/.env",
        "/.git/config",
        "/cgi-bin/test/",
        "/phpmyadmin/",
        "/backup.sql",
        "/en/index.PHP",
        "/static/css/gone.css",
        "/images/1/abc/360.webp",
        "/en/a%00b/",
        "/en/a%0ab/",
        "/en/" + "a" * 300 + "/",
    ],
)
def test_what_no_page_of_ours_could_be_is_not_noted(client, path):
    assert client.get(path, headers=BROWSER, follow=True).status_code == 404
    assert noted() == []


def test_old_addresses_of_files_and_broken_ones_are_noted_as_they_came(client):
    for path in ("/focus/2024/0712/42.html", "/en/%ff%fe/", "/en/%E8%B4%B8%E6%98%93/"):
        assert visit(client, path).status_code == 404

    assert [path for path, _times, _from in sorted(noted())] == [
        "/en/%FF%FE/",
        "/en/贸易/",
        "/focus/2024/0712/42.html",
    ]


def test_what_another_answer_is_made_of_is_not_noted(client):
    make_article(slug="trade")

    assert visit(client, "/").status_code == 302  # to the reader's language
    assert visit(client, "/articles/trade/").status_code == 302
    assert visit(client, "/en/articles/trade").status_code == 301  # to the slash
    assert visit(client, "/en/articles/trade/").status_code == 200
    assert noted() == []


@given(referrer=st.builds("".join, st.tuples(st.sampled_from(["", "https://"]), st.text())))
@example(referrer="https://example.org/" + "a" * 400)
def test_no_referrer_breaks_the_page(referrer):
    request = RequestFactory().get("/en/old/", HTTP_REFERER=referrer)

    seen_on = missing.came_from(request)

    assert len(seen_on) <= 300
    assert "?" not in seen_on
    assert "\x00" not in seen_on


def test_a_missing_page_costs_one_statement_once_known(client, django_assert_num_queries):
    visit(client, "/nothing/here/")

    with django_assert_num_queries(1):
        visit(client, "/nothing/here/")


def test_a_page_that_is_there_costs_nothing_more(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        visit(client, "/robots.txt")


def test_the_list_stays_short_and_forgets_what_was_met_least(monkeypatch):
    monkeypatch.setattr(actions, "KEPT", 2)
    for path in ("/often/", "/often/", "/settled/", "/first/", "/second/", "/third/"):
        actions.meet(path, seen_on="")
        MissingPage.objects.filter(path="/settled/").update(is_dismissed=True)

    assert set(MissingPage.objects.values_list("path", flat=True)) == {
        "/often/",
        "/settled/",
        "/third/",
    }


@pytest.mark.django_db(transaction=True)
def test_readers_who_meet_it_at_once_are_all_counted():
    def meet():
        for _ in range(10):
            actions.meet("/en/old/", seen_on="")
        connection.close()

    threads = [threading.Thread(target=meet) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert noted() == [("/en/old/", 40, "")]
