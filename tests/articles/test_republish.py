import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from articles.republishing import plain
from editions import links
from tests.factories import (
    EN,
    HANT,
    in_all,
    make_article,
    make_contributor,
    make_image,
    published,
)

pytestmark = pytest.mark.django_db
PATH = "/en/articles/trade/republish/"


def kit(client, path=PATH):
    """Return the three texts as a reader's browser has them."""
    page = BeautifulSoup(client.get(path).content, "html.parser")
    return [page.select_one(f"#kit-{name}").text for name in ("html", "link", "text")]


def make_free(**fields):
    return make_article(slug="trade", may_be_republished=True, **fields)


def test_the_kit_is_whole_with_credit_and_absolute_links(client):
    other = make_article(slug="other")
    make_free(
        title_en="Trade",
        standfirst_en="In short.",
        body_en=f'<p>Read <a href="{links.reference(other)}">this</a>.</p><h2>More</h2><p>End</p>',
        by=[make_contributor(slug="ann", name_en="Ann Author")],
        image=make_image(),
        **in_all("disclosure", "Owns shares"),
        published_at_en="2024-07-19T00:00:00Z",
    )

    html, link, text = kit(client)

    assert html == (
        '<article lang="en">\n'
        "<h1>Trade</h1>\n"
        "<p>In short.</p>\n"
        '<p><a href="http://localhost:8000/en/contributors/ann/">Ann Author</a>'
        "<br>Fellow [en]</p>\n"
        '<p>Read <a href="http://localhost:8000/en/articles/other/">this</a>.</p>\n'
        "<h2>More</h2>\n"
        "<p>End</p>\n"
        "<p>Disclosure</p>\n"
        "<p>Owns shares [en]</p>\n"
        '<p>First published in <a href="http://localhost:8000/en/articles/trade/">Focus</a>'
        " on July 19, 2024.</p>\n"
        "</article>\n"
    )
    assert link == '<link rel="canonical" href="http://localhost:8000/en/articles/trade/">'
    assert text == (
        "Trade\n\nIn short.\n\nAnn Author\nFellow [en]\n\nRead this.\n\nMore\n\nEnd\n\n"
        "Disclosure\nOwns shares [en]\n\n"
        "First published in Focus on July 19, 2024.\nhttp://localhost:8000/en/articles/trade/\n"
    )


def test_the_kit_speaks_the_language_of_its_edition(client):
    make_free(title_zh_hant="城市的全會", published_at_zh_hant="2024-07-19T00:00:00Z")

    html, _link, text = kit(client, "/zh-hant/articles/trade/republish/")

    assert html.startswith('<article lang="zh-Hant-HK">\n<h1>城市的全會</h1>')
    assert "本文原刊於Focus，2024年7月19日。" in text
    assert "/zh-hant/articles/trade/" in html


def test_what_looks_like_markup_is_shown_and_does_nothing(client):
    title = "</textarea><script>alert(1)</script> & “more”"
    make_free(title_en=title, body_en="<p>2 &lt; 3 &amp; &lt;/textarea&gt;&lt;b&gt;</p>")

    page = client.get(PATH).content.decode()
    html, _link, text = kit(client)

    assert "<script>alert" not in page
    assert page.count("</textarea>") == 3
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; “more”</h1>" in html
    assert "<p>2 &lt; 3 &amp; &lt;/textarea&gt;&lt;b&gt;</p>" in html
    assert text.startswith(f"{title}\n")
    assert "2 < 3 & </textarea><b>" in text


def test_it_is_offered_only_where_an_editor_said_so_and_nobody_else_has_rights(client, desk):
    article = make_article(slug="trade")
    assert client.get(PATH).status_code == 404
    assert "republish" not in client.get("/en/articles/trade/").content.decode()

    article.may_be_republished = True
    article.save()
    assert f'href="{PATH}"' in client.get("/en/articles/trade/").content.decode()

    for field in ("canonical_url", "first_published_in"):
        setattr(article, field, "https://example.org/original")
        article.save()
        assert client.get(PATH).status_code == desk.get(PATH).status_code == 404
        with pytest.raises(ValidationError, match="first published elsewhere"):
            article.full_clean()
        setattr(article, field, "")


def test_a_language_that_is_not_published_is_not_given_away(client):
    make_free(**published(HANT))

    assert client.get(PATH).status_code == 404
    assert client.get("/zh-hant/articles/trade/republish/").status_code == 200


def test_search_engines_are_told_to_keep_the_article_and_not_the_kit(client):
    make_free()

    response = client.get(PATH)

    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "canonical" not in response.content.decode().split("</head>")[0]


def test_an_old_address_leads_to_todays(client):
    article = make_free()
    article.slug = "tariffs"
    article.save()

    response = client.get(PATH)

    assert (response.status_code, response["Location"]) == (
        301,
        "/en/articles/tariffs/republish/",
    )


@pytest.mark.parametrize("rows", [1, 5])
def test_the_kit_costs_the_same_at_1_and_5_rows(client, django_assert_num_queries, rows):
    link = links.reference(make_article())
    make_free(
        by=[make_contributor() for _ in range(rows)],
        body_en=f'<p><a href="{link}">x</a></p>' * rows,
    )

    with django_assert_num_queries(5):
        client.get(PATH)


def test_plain_text_keeps_lists_quotations_and_line_breaks():
    html = (
        "<p>One<br>two</p><ol start='3'><li>a</li><li>b</li></ol><ul><li>c</li></ul>"
        "<blockquote><p>Said</p><p>so</p></blockquote>"
    )

    assert plain(html) == "One\ntwo\n\n3. a\n4. b\n\n– c\n\n> Said\n>\n> so"


def test_the_desk_has_the_box_and_it_is_off(desk):
    article = make_article(**published(EN))

    page = desk.get(f"/admin/articles/article/{article.pk}/change/").content

    box = BeautifulSoup(page, "html.parser").select_one("[name=may_be_republished]")
    assert (box["type"], box.has_attr("checked")) == ("checkbox", False)
