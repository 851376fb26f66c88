import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches

from editions.languages import BY_CODE
from editions.scripts import convert_html
from tests.factories import make_comment

pytestmark = pytest.mark.django_db
HTML = '<p>后来群众说：<a href="https://a.org/?q=发">发展</a></p>'


@pytest.fixture(autouse=True)
def forgotten():
    caches["own"].clear()


def shown(client, comment, language, query=""):
    address = f"/{language}/community/comments/{comment.pk}/{query}"
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    said, mark = soup.select_one("#talk .comment-words"), soup.select_one(".converted")
    return said.text, said["lang"], mark


def test_a_comment_is_read_in_the_script_of_the_page_and_says_so(client):
    comment = make_comment(language="zh-hans", html=HTML)

    text, lang, mark = shown(client, comment, "zh-hant")

    assert (text, lang) == ("後來群眾說：發展", "zh-Hant-HK")
    assert mark.a["href"] == f"/zh-hant/community/comments/{comment.pk}/?script=original"
    text, lang, mark = shown(client, comment, "zh-hant", "?script=original")
    assert (text, lang, mark) == ("后来群众说：发展", "zh-Hans", None)


def test_and_back(client):
    comment = make_comment(language="zh-hant", html="<p>後來群眾說</p>")

    assert shown(client, comment, "zh-hans")[:2] == ("后来群众说", "zh-Hans")


@pytest.mark.parametrize(("written", "page"), [("zh-hans", "en"), ("en", "zh-hant")])
def test_nothing_is_converted_between_languages(client, written, page):
    comment = make_comment(language=written, html="<p>后来</p>")

    text, lang, mark = shown(client, comment, page)

    assert (text, lang, mark) == ("后来", BY_CODE[written].tag, None)


def test_a_piece_shows_its_comments_in_its_own_script(client):
    comment = make_comment(language="zh-hans", html=HTML)
    slug = comment.thread.article.slug

    page = client.get(f"/zh-hant/articles/{slug}/").content.decode()

    assert "後來群眾說" in page
    assert "後來群眾說" not in client.get(f"/zh-hans/articles/{slug}/").content.decode()


def test_addresses_are_left_as_they_are():
    assert "?q=发" in convert_html(HTML, BY_CODE["zh-hant"])
