import pytest

from editions import links
from tests.factories import EN, HANT, make_article, make_issue, published

pytestmark = pytest.mark.django_db


def linked(piece):
    return f'<p>See <a href="{links.reference(piece)}">this</a>.</p>'


def test_a_link_leads_to_the_address_of_today_in_the_language_read():
    article = make_article(slug="before")
    text = linked(article)
    article.slug = "after"
    article.save()

    assert links.resolve([text], HANT) == [
        '<p>See <a href="/zh-hant/articles/after/">this</a>.</p>'
    ]


def test_a_link_to_a_piece_nobody_may_read_leaves_its_words():
    draft = make_article(**published())

    assert links.resolve([linked(draft)], EN) == ["<p>See this.</p>"]
    assert links.resolve(['<a href="/-/article/999999/">gone</a>'], EN) == ["gone"]
    assert links.resolve(['<a href="/-/nothing/1/">odd</a>'], EN) == ["odd"]


@pytest.mark.parametrize("figures", [19, 20, 5000])
def test_a_reference_with_more_figures_than_any_key_breaks_no_page(client, figures):
    link = f'<a href="/-/article/{"9" * figures}/">odd</a>'
    article = make_article(body_en=f"<p>{link}</p>")

    assert client.get(article.url_in(EN)).status_code == 200


def test_any_number_of_links_costs_one_query_a_kind(django_assert_num_queries):
    texts = [linked(make_article()) for _ in range(5)] + [linked(make_issue()) for _ in range(5)]

    with django_assert_num_queries(2):
        resolved = links.resolve(texts, EN)

    assert all('href="/en/' in text for text in resolved)


def test_texts_without_references_cost_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert links.resolve(["<p>plain</p>"], EN) == ["<p>plain</p>"]


def test_a_reference_by_itself_leads_to_the_piece(client):
    issue = make_issue()

    response = client.get(links.reference(issue), headers={"accept-language": "zh-HK"})

    assert response.status_code == 302
    assert response["Location"] == f"/zh-hant/issues/{issue.date}/"
    assert client.get("/-/issue/999999/").status_code == 404
    assert client.get("/-/user/1/").status_code == 404


def test_a_reference_to_a_draft_tells_only_editors_its_address(client, desk):
    draft = make_article(slug="not-yet-known", **published())

    assert client.get(links.reference(draft)).status_code == 404
    assert desk.get(links.reference(draft))["Location"].endswith("/articles/not-yet-known/")
