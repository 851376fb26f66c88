"""Standing pages, such as About, at their own addresses."""

import pytest

from articles.models import Page
from tests.factories import EN, HANS, HANT, LANGUAGES, columns, in_all, published

pytestmark = pytest.mark.django_db


def make_page(**fields):
    texts = {**in_all("title", "About us"), **dict.fromkeys(columns("body"), "<p>Who we are</p>")}
    return Page.objects.create(**{"slug": "about", **texts, **published(*LANGUAGES), **fields})


def test_a_standing_page_is_read_in_each_language(client, django_assert_num_queries):
    make_page(**in_all("body", "<p>Who we are</p>"))

    for language in (EN, HANS, HANT):
        with django_assert_num_queries(1):
            page = client.get(f"/{language.code}/about/").text
        assert f"<h1>About us [{language.column}]</h1>" in page
        assert f"Who we are</p><p>[{language.column}]" in page


def test_a_language_it_lacks_is_said_and_kept_from_search_engines(client):
    make_page(**published(EN))

    response = client.get("/zh-hant/about/")

    assert response["X-Robots-Tag"] == "noindex"
    assert 'href="/en/about/"' in response.text
    assert "Who we are" not in response.text


def test_a_draft_is_for_editors_and_no_cache(client, desk):
    make_page(**published())

    preview = desk.get("/en/about/")

    assert client.get("/en/about/").status_code == 404
    assert client.get("/en/nothing/").status_code == 404
    assert "Who we are" in preview.text
    assert "no-store" in preview["Cache-Control"]
    assert preview["X-Robots-Tag"] == "noindex"


def test_an_old_address_redirects_for_good(client):
    page = make_page()
    page.slug = "who-we-are"
    page.save()

    response = client.get("/zh-hans/about/")

    assert (response.status_code, response["Location"]) == (301, "/zh-hans/who-we-are/")
