import pytest
from django.db import connections
from django.test import Client

from tests.factories import make_image, make_user


@pytest.fixture
def dead_database(django_db_blocker):
    """A database at an address where nobody listens."""
    with django_db_blocker.unblock():
        alive = connections["default"]
        dead = connections.create_connection("default")
        dead.settings_dict = {**dead.settings_dict, "HOST": "127.0.0.1", "PORT": 1}
        connections["default"] = dead
        yield
        connections["default"] = alive


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("/en/", "Back in a moment"),
        ("/zh-hans/issues/", 'lang="zh-Hans"'),
        ("/zh-hant/articles/", 'lang="zh-Hant-HK"'),
        ("/healthz", "503"),
    ],
)
def test_without_its_database_a_page_asks_for_patience(dead_database, visitor, page, says):
    response = visitor.get(page)

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert says in response.text
    assert '<a href="">' in response.text  # load this page again


def test_without_its_database_a_missing_page_is_missing_all_the_same(dead_database, visitor):
    browser = {"user-agent": "Mozilla/5.0 Firefox/140.0", "accept": "text/html"}

    response = visitor.get("/nothing/like/this/", headers=browser)

    assert response.status_code == 404
    assert "There is no such page" in response.text


@pytest.mark.django_db
def test_any_other_mistake_is_ours_and_says_so(visitor):
    image = make_image()
    address = image.url()
    image.file.storage.delete(image.file.name)

    response = visitor.get(address, headers={"Accept-Language": "zh-hant"})

    assert response.status_code == 500
    assert 'lang="zh-Hant-HK"' in response.text


@pytest.mark.django_db
def test_an_unknown_address_gets_a_page_of_ours_in_its_language(visitor):
    response = visitor.get("/zh-hans/issues/1999-01-01/")

    assert response.status_code == 404
    assert 'lang="zh-Hans"' in response.text
    assert 'name="robots" content="noindex"' in response.text
    assert 'href="/zh-hans/articles/"' in response.text


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_words(visitor):
    make_user(email="reader@example.com")
    careful = Client(enforce_csrf_checks=True)

    response = careful.post(
        "/en/sign-in/", {"username": "reader@example.com", "password": "secret"}
    )

    assert response.status_code == 403
    assert "Please send that again" in response.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("origin", "is_given_back"),
    [("http://testserver", True), ("https://evil.example", False), ("null", False), ("", False)],
)
def test_who_signed_in_beside_a_form_gets_its_words_back(origin, is_given_back):
    words = "What somebody wrote for an hour.\r\n<b>And did not save.</b>"
    careful = Client(enforce_csrf_checks=True)

    sent = {"text": words, "password": "p" * 50, "opened": "o" * 50}
    response = careful.post("/en/submit/", sent, headers={"Origin": origin} if origin else {})

    assert response.status_code == 403
    assert ("What somebody wrote for an hour." in response.text) == is_given_back
    assert "<b>And" not in response.text
    assert "p" * 50 not in response.text
