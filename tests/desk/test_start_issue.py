import datetime as dt
import threading

import pytest
import time_machine
from django.db import connection

from community.models import ReaderPick
from issues import actions
from issues.models import (
    DiscoverMore,
    FeaturedArticle,
    Issue,
    Notice,
    Picture,
    QuoteOfTheWeek,
    RichText,
    Section,
)
from tests.conftest import make_editor, signed_in
from tests.factories import make_article, make_image, make_issue, make_section

JULY_12 = dt.date(2024, 7, 12)


def sections_of(issue):
    found = [section for model in Section.types() for section in model.objects.filter(parent=issue)]
    return sorted(found, key=lambda section: section.ordering)


@pytest.mark.parametrize(
    ("now", "date"),
    [
        ("2024-07-08T09:00+08:00", dt.date(2024, 7, 12)),
        ("2024-07-12T23:00+08:00", dt.date(2024, 7, 12)),
        # Still Friday in New York, Saturday in Hong Kong.
        ("2024-07-12T20:00-04:00", dt.date(2024, 7, 19)),
    ],
)
def test_the_next_date_is_a_friday_by_the_hong_kong_calendar(db, now, date):
    with time_machine.travel(now, tick=False):
        assert actions.next_date() == date


@time_machine.travel("2024-07-08", tick=False)
def test_the_next_date_passes_over_fridays_that_have_an_issue(db):
    make_issue(date=JULY_12)

    assert actions.next_date() == dt.date(2024, 7, 19)


@time_machine.travel("2024-07-08", tick=False)
def test_a_skeleton_keeps_what_stands_every_week(desk):
    before = make_issue(date=dt.date(2024, 7, 5), tagline_zh_hant="一個社群", image=make_image())
    make_section(RichText, before, heading="About", text="<p>Who we are.</p>", ordering=60)
    make_section(QuoteOfTheWeek, before, heading="Said", text="Old words", ordering=10)
    make_section(DiscoverMore, before, source="ChinaFile", title="Old", ordering=20)
    make_section(Notice, before, text="<p>Over</p>", ends_on=dt.date(2024, 7, 11), ordering=30)
    make_section(Notice, before, text="<p>Runs</p>", ends_on=JULY_12, ordering=40)
    make_section(FeaturedArticle, before, article=make_article())
    make_section(Picture, before, image=make_image())
    make_section(ReaderPick, before, text="Old answer")

    response = desk.post("/admin/issues/issue/start/", {"date": "2024-07-12"})

    issue = Issue.objects.get(date=JULY_12)
    assert response["Location"] == f"/admin/issues/issue/{issue.pk}/change/"
    assert (issue.tagline_zh_hant, issue.title_en, issue.letter_en) == ("一個社群", "", "")
    assert issue.salutation_zh_hans == before.salutation_zh_hans
    assert (issue.image, issue.live_editions()) == (None, [])
    quote, card, notice, about = sections_of(issue)
    assert (quote.heading_zh_hans, quote.text_en) == ("Said [zh_hans]", "")
    assert (card.source_zh_hant, card.title_en) == ("ChinaFile [zh_hant]", "")
    assert (notice.text_en, notice.ends_on) == ("<p>Runs</p><p>[en]</p>", JULY_12)
    assert about.text_zh_hant == "<p>Who we are.</p><p>[zh_hant]</p>"


@time_machine.travel("2024-07-08", tick=False)
def test_the_first_issue_of_all_starts_empty(desk):
    desk.post("/admin/issues/issue/start/", {"date": "2024-07-12"})

    assert Issue.objects.get().date == JULY_12


@time_machine.travel("2024-07-08", tick=False)
def test_a_second_click_leads_to_the_same_issue(desk, editor_ny):
    make_issue(date=dt.date(2024, 7, 5))
    first = desk.post("/admin/issues/issue/start/", {"date": "2024-07-12"})

    second = signed_in(editor_ny).post("/admin/issues/issue/start/", {"date": "2024-07-12"})

    assert second["Location"] == first["Location"]
    assert Issue.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_editors_who_click_at_once_get_one_issue_with_its_sections_once():
    before = make_issue(date=dt.date(2024, 7, 5))
    make_section(RichText, before, heading="About", text="<p>Who we are.</p>")
    together = threading.Barrier(4)
    found = []

    def click():
        together.wait()
        issue, is_new = actions.start_issue(date=JULY_12)
        found.append((issue.pk, is_new, len(sections_of(issue))))
        connection.close()

    editors = [threading.Thread(target=click) for _ in range(4)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()

    issue = Issue.objects.get(date=JULY_12)
    assert sorted(found) == sorted([(issue.pk, True, 1)] + [(issue.pk, False, 1)] * 3)


def test_the_list_and_the_front_page_offer_to_start(desk):
    for address in ("/admin/", "/admin/issues/issue/"):
        assert 'action="/admin/issues/issue/start/"' in desk.get(address).text


def test_starting_takes_a_click_and_the_right_to_add(desk, reader_client):
    assert desk.get("/admin/issues/issue/start/").status_code == 405
    assert reader_client.post("/admin/issues/issue/start/").status_code == 302
    moderator = signed_in(make_editor("moderators"))
    assert moderator.post("/admin/issues/issue/start/").status_code == 403
    assert Issue.objects.count() == 0


def test_a_day_that_no_calendar_has_starts_nothing(desk):
    assert desk.post("/admin/issues/issue/start/", {"date": "2024-02-30"}).status_code == 400
    assert Issue.objects.count() == 0
