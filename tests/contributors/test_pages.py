import pytest

from tests.factories import EN, make_article, make_contributor, make_image, make_topic, published

pytestmark = pytest.mark.django_db


def test_the_list_holds_those_printed_in_the_language_by_family_name(client):
    zhao = make_contributor(latin_name="Zhao Wenqing", family_name_first=True)
    hale = make_contributor(latin_name="Margaret Hale")
    make_contributor(latin_name="Never Printed")
    english_only = make_contributor(latin_name="Ann Only")
    make_article(by=[zhao, hale])
    make_article(by=[zhao], **published(EN))
    make_article(by=[english_only], **published(EN))

    assert client.get("/zh-hant/contributors/").context["contributors"] == [hale, zhao]
    english = client.get("/en/contributors/").context["contributors"]
    assert [(person, person.pieces) for person in english] == [
        (hale, 1),
        (english_only, 1),
        (zhao, 2),
    ]


def test_a_long_list_stands_under_letters_and_accents_do_not_count(client):
    make_article(by=[make_contributor(latin_name=f"Ann Fern{number}") for number in range(23)])
    eluard = make_contributor(latin_name="Paul Éluard")
    make_article(by=[eluard])
    few = client.get("/en/contributors/").context["letters"]
    eads = make_contributor(latin_name="Bo eads")
    make_article(by=[eads])

    many = client.get("/en/contributors/").context["letters"]

    assert few == []
    assert [letter for letter, _people in many] == ["E", "F"]
    assert many[0][1] == [eads, eluard]


def test_a_page_shows_the_person_and_their_pieces_in_the_language(client):
    author = make_contributor(
        slug="zhao", bio_zh_hans="<p>历史学者。</p>", bio_en="<p>A historian.</p>"
    )
    make_article(slug="both", by=[author])
    make_article(slug="english", by=[author], **published(EN))

    page = client.get("/zh-hans/contributors/zhao/").content.decode()

    assert "历史学者。" in page
    assert "/zh-hans/articles/both/" in page
    assert "/zh-hans/articles/english/" not in page


def test_search_engines_keep_the_page_only_in_the_languages_that_have_a_piece(client):
    author = make_contributor(slug="zhao")
    make_article(by=[author], **published(EN))

    assert "X-Robots-Tag" not in client.get("/en/contributors/zhao/").headers
    assert client.get("/zh-hans/contributors/zhao/")["X-Robots-Tag"] == "noindex"


def test_somebody_without_a_piece_has_no_page_but_for_editors(client, desk):
    make_contributor(slug="new")

    preview = desk.get("/en/contributors/new/")

    assert client.get("/en/contributors/new/").status_code == 404
    assert (preview.status_code, preview["X-Robots-Tag"]) == (200, "noindex")
    assert "no-store" in preview["Cache-Control"]
    assert client.get("/en/contributors/nobody/").status_code == 404


def test_an_old_address_redirects_for_good(client):
    author = make_contributor(slug="before")
    make_article(by=[author])
    author.slug = "after"
    author.save()

    response = client.get("/en/contributors/before/")

    assert (response.status_code, response["Location"]) == (301, "/en/contributors/after/")


@pytest.mark.parametrize(("address", "queries"), [("", 1), ("first/", 6)])
@pytest.mark.parametrize("rows", [1, 30])
def test_the_pages_cost_the_same_at_1_and_30_rows(
    client, django_assert_num_queries, address, queries, rows
):
    first = make_contributor(slug="first", portrait=make_image())
    for _ in range(rows):
        other = make_contributor(portrait=make_image())
        make_article(by=[first, other], on=[make_topic()], image=make_image())

    with django_assert_num_queries(queries):
        client.get(f"/en/contributors/{address}")


def test_a_chinese_name_is_never_broken_where_the_latin_one_can_take_the_next_line(client):
    hale = make_contributor(slug="hale", name_zh_hant="瑪嘉烈·希爾", latin_name="M. Hale")
    make_article(by=[hale])

    page = client.get("/zh-hant/contributors/hale/").content.decode()

    assert '<h1><span class="phrase">瑪嘉烈·希爾</span><span class="latin-name">（' in page
