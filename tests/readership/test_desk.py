import datetime as dt

import pytest
from bs4 import BeautifulSoup

from tests.conftest import signed_in
from tests.factories import make_article, make_user
from tests.readership.reading import make_reads

pytestmark = pytest.mark.django_db

PAGE = "/admin/readership/dailyreads/"
FRIDAY = dt.datetime(2024, 7, 12, 4, tzinfo=dt.UTC)  # noon in Hong Kong


@pytest.fixture(autouse=True)
def _friday(time_machine):
    time_machine.move_to(FRIDAY, tick=False)


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(tags):
    return [" ".join(tag.get_text(" ").split()) for tag in tags]


def rows(page, table):
    return [words(row.select("th, td")) for row in page.select(f"{table} tbody tr")]


def test_each_language_has_a_plot_of_28_days_and_the_same_in_numbers(desk):
    article = make_article(title_en="Trade")
    make_reads(article, 7)
    make_reads(article, 3, language="zh-hant", ago=1)
    make_reads(article, 9, ago=28)

    page = soup(desk.get(PAGE))

    assert words(page.select(".plots figcaption")) == [
        "English 7 reads",
        "简体 0 reads",
        "繁體 3 reads",
    ]
    assert [len(plot.select("rect")) for plot in page.select(".plots svg")] == [28, 28, 28]
    assert words(page.select(".plots svg > title")) == ["English", "简体", "繁體"]
    assert words(page.select(".plots svg > desc"))[0] == (
        "7 reads from Sat 15 Jun 2024 to Fri 12 Jul 2024, one bar a day."
    )
    assert words(page.select_one(".plots svg").select(".plot-mark")) == ["0", "2", "4", "6", "8"]
    numbers = rows(page, ".plot-table")
    assert numbers[:3] == [
        ["Fri 12 Jul 2024", "7", "0", "0", "7"],
        ["Thu 11 Jul 2024", "0", "0", "3", "3"],
        ["Wed 10 Jul 2024", "0", "0", "0", "0"],
    ]
    assert len(numbers) == 28


def test_the_week_shows_what_was_read_most_by_language(desk):
    trade, peace = make_article(title_en="Trade"), make_article(title_en="Peace")
    make_reads(trade, 2)
    make_reads(trade, 3, language="zh-hans", ago=4)  # Monday
    make_reads(peace, 6, ago=1)
    make_reads(trade, 50, ago=5)  # Sunday

    page = soup(desk.get(PAGE))

    assert words(page.select(".weeks b")) == ["Mon 8 Jul 2024 – Sun 14 Jul 2024"]
    assert rows(page, ".most-table") == [
        ["Peace", "6", "0", "0", "6"],
        ["Trade", "2", "3", "0", "5"],
    ]
    assert page.select_one(".most-table a")["href"] == (
        f"/admin/articles/article/{peace.pk}/change/"
    )


def test_weeks_lead_to_those_before_and_after_that_hold_something(desk):
    make_reads(make_article(title_en="Trade"), 4, ago=5)

    now = soup(desk.get(PAGE))
    (earlier,) = [link["href"] for link in now.select(".weeks a")]
    before = soup(desk.get(PAGE + earlier.partition("#")[0]))

    assert "No article was read in this week." in now.text
    assert earlier == "?week=2024-07-01#weekly"
    assert rows(before, ".most-table") == [["Trade", "4", "0", "0", "4"]]
    assert [link["href"] for link in before.select(".weeks a")] == ["?week=2024-07-08#weekly"]


@pytest.mark.parametrize(
    "week", ["2024-02-30", "9999-12-31", "nonsense", "%00", "2024-07-99", "99999999999999"]
)
def test_a_week_that_cannot_be_is_this_week(desk, week):
    page = soup(desk.get(f"{PAGE}?week={week}"))

    assert words(page.select(".weeks b")) == ["Mon 8 Jul 2024 – Sun 14 Jul 2024"]


@pytest.mark.parametrize("week", ["0001-01-01", "1999-01-01", "2000-01-05"])
def test_a_week_before_all_weeks_is_the_first(desk, week):
    page = soup(desk.get(f"{PAGE}?week={week}"))

    assert words(page.select(".weeks b")) == ["Mon 3 Jan 2000 – Sun 9 Jan 2000"]


def test_an_article_shows_its_own_reads_on_its_form(desk):
    article = make_article()
    make_reads(article, 2)
    make_reads(article, 3, language="zh-hant")
    make_reads(article, 40, language="zh-hant", ago=200)
    make_reads(make_article(), 99)

    page = soup(desk.get(f"/admin/articles/article/{article.pk}/change/"))

    assert words(page.select(".reads-total")) == ["45 reads English 2 简体 0 繁體 43"]
    assert len(page.select(".article-reads rect")) == 28
    assert rows(page, ".plot-table")[0] == ["Fri 12 Jul 2024", "2", "0", "3", "5"]
    assert soup(desk.get("/admin/articles/article/add/")).select(".article-reads") == []


def test_every_editor_may_look_and_nobody_else(desk, chief_desk, reader_client, client):
    moderator = signed_in(make_user(is_staff=True))

    assert desk.get(PAGE).status_code == 200
    assert chief_desk.get(PAGE).status_code == 200
    assert moderator.get(PAGE).status_code == 403
    assert reader_client.get(PAGE).status_code == 302
    assert client.get(PAGE).status_code == 302


def test_there_is_nothing_to_change(chief_desk):
    reads = make_reads(make_article(), 2)

    for address in (f"{PAGE}{reads.pk}/change/", f"{PAGE}add/", f"{PAGE}{reads.pk}/delete/"):
        assert chief_desk.get(address).status_code == 404


def test_the_desk_leads_there(desk):
    page = soup(desk.get("/admin/"))

    assert [link["href"] for link in page.select(".desk-nav a") if link["href"] == PAGE] == [PAGE]
    assert [link.text for link in page.select("#content-main a") if link["href"] == PAGE] == [
        "What readers read"
    ]


@pytest.mark.parametrize("articles", [1, 3])
def test_the_page_costs_the_same_for_1_and_3_articles(desk, django_assert_num_queries, articles):
    for _ in range(articles):
        make_reads(make_article(), 5)

    with django_assert_num_queries(8):
        desk.get(PAGE)
