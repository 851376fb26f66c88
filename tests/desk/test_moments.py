"""Moments typed by hand, at the edges of calendars and clocks."""

import datetime as dt

import pytest

from tests.conftest import signed_in
from tests.desk.forms import errors_beside, send
from tests.factories import make_article, published


def change(article):
    return f"/admin/articles/article/{article.pk}/change/"


@pytest.mark.parametrize("year", ["0001", "0024", "9999"])
def test_a_year_that_is_a_slip_of_the_keyboard_is_refused_beside_its_field(desk, year):
    article = make_article(**published())

    response = send(desk, change(article), published_at_en=f"{year}-07-12T07:00")

    assert errors_beside(response, "published_at_en") == [f"Check the year: it reads {year}."]
    article.refresh_from_db()
    assert article.published_at_en is None


@pytest.mark.parametrize("utc_hour", [5, 6])
def test_a_piece_of_the_hour_that_autumn_repeats_can_be_saved_in_new_york(editor_ny, utc_hour):
    at = dt.datetime(2024, 11, 3, utc_hour, 30, tzinfo=dt.UTC)  # 01:30 in New York, both
    article = make_article(published_at_en=at)

    response = send(signed_in(editor_ny), change(article), title_en="Corrected")

    assert response.status_code == 302
    article.refresh_from_db()
    assert (article.title_en, article.published_at_en) == ("Corrected", at)


def test_of_the_hour_that_autumn_repeats_the_first_is_meant(editor_ny):
    article = make_article(**published())

    send(signed_in(editor_ny), change(article), published_at_en="2024-11-03T01:30")

    article.refresh_from_db()
    assert article.published_at_en == dt.datetime(2024, 11, 3, 5, 30, tzinfo=dt.UTC)


def test_an_hour_that_spring_leaves_out_is_refused(editor_ny):
    article = make_article(**published())

    response = send(signed_in(editor_ny), change(article), published_at_en="2024-03-10T02:30")

    assert len(errors_beside(response, "published_at_en")) == 1
