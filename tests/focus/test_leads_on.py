import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from focus.models import MissingPage
from tests.factories import make_article, published

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
BROWSER = {"user-agent": FIREFOX, "accept": "text/html,*/*;q=0.8"}


def visit(client, path, **headers):
    return client.get(path, headers={**BROWSER, **headers})


def leading(path, leads_to):
    visit(Client(), path)
    page = MissingPage.objects.get(path=path)
    page.leads_to = leads_to
    page.full_clean()
    page.save()
    return page


@pytest.mark.parametrize("headers", [{}, {"user-agent": GOOGLE}])
def test_an_address_that_leads_on_redirects_for_good_readers_and_machines(client, headers):
    make_article(slug="trade")
    leading("/old/trade.html", "/en/articles/trade/")

    response = visit(client, "/old/trade.html", **headers)

    assert (response.status_code, response["Location"]) == (301, "/en/articles/trade/")
    assert response["Cache-Control"] == "no-cache"


def test_a_page_that_comes_to_be_there_is_shown_again(client):
    make_article(slug="other")
    leading("/en/articles/trade/", "/en/articles/other/")
    make_article(slug="trade")

    assert visit(client, "/en/articles/trade/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/en/articles/trade/", "/en/articles/trade/"),
        (" http://localhost:8000/en/articles/trade/?a=b#c ", "/en/articles/trade/"),
        ("/zh-hant/", "/zh-hant/"),
        ("/en/articles/former/", "/en/articles/former/"),
    ],
)
def test_an_editor_may_type_or_paste_an_address_of_ours(typed, kept):
    article = make_article(slug="former")
    article.slug = "trade"
    article.save()

    assert leading("/en/old/", typed).leads_to == kept


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("https://example.org/en/", "not an address of ours"),
        ("//example.org/en/", "not an address of ours"),
        ("javascript:alert(1)", "not an address of ours"),
        ("http://[", "not an address of ours"),
        ("en/articles/trade/", "not an address of ours"),
        ("/en/old/", "find no page"),
        ("/en/nothing/", "find no page"),
        ("/en/articles/draft/", "find no page"),
        ("/en/issues/2024-13-45/", "find no page"),
        ("/admin/", "find no page"),
        ("/", "find no page"),
        ("/en/elsewhere/", "itself leads to another page"),
    ],
)
def test_where_readers_find_no_page_is_refused(typed, says):
    make_article(slug="draft", **published())
    leading("/en/elsewhere/", "/en/")

    with pytest.raises(ValidationError) as refusal:
        leading("/en/old/", typed)

    assert says in str(refusal.value.message_dict["leads_to"])
