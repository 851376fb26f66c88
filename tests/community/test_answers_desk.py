"""The desk's queue of answers and the page of one, as its forms post."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.actions import picking
from community.models import Answer, Notice, ReaderPick
from community.workflow import Stage
from editions.languages import LANGUAGES
from tests.conftest import make_editor, signed_in
from tests.factories import make_answer, make_issue, make_question, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/community/answer/"
ANYTHING = "99999999999999999999"


@pytest.fixture
def moderator_desk(groups):
    return signed_in(make_editor("moderators", email="moderator@example.com"))


def address(answer, act="change"):
    return f"{LIST}{answer.pk}/{act}/"


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def said(response):
    return [str(message) for message in response.context["messages"]]


def words(answer, **texts):
    typed = {language.field("text"): answer.prints(language) for language in LANGUAGES}
    return {"version": answer.version, **typed, **texts}


def count_queries(client, path):
    with CaptureQueriesContext(connection) as found:
        shown(client, path)
    return len(found)


def test_the_queue_costs_the_same_for_one_answer_and_three(desk, editor_ny):
    question = make_question()
    make_answer(question)
    one = count_queries(desk, LIST)
    make_answer(question, claimed_by=editor_ny, claimed_until=timezone.now() + dt.timedelta(1))
    make_answer(question, user=None)

    assert count_queries(desk, LIST) == one
    assert len(shown(desk, LIST).select("#result_list tbody tr")) == 3


def test_an_answers_page_costs_the_same_with_one_earlier_answer_and_three(desk, editor_hk):
    reader = make_user()
    answer = make_answer(user=reader, stage=Stage.SHORTLISTED)
    before = timezone.now() - dt.timedelta(days=9)
    make_answer(user=reader, received_at=before)
    one = count_queries(desk, address(answer))
    for _ in range(2):
        make_answer(user=reader, received_at=before)

    assert count_queries(desk, address(answer)) == one


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["first", "new", "third"]),
        ("stage=waiting", ["first", "third"]),
        ("stage=withdrawn", ["gone"]),
        ("language=zh-hant", ["third"]),
        ("region=europe", ["first"]),
        ("first=0", ["new"]),
        ("consent=none", ["third"]),
        ("consent=cut", ["first", "new"]),
        ("question=0", []),
        (f"question={ANYTHING}", ["first", "new", "third"]),
    ],
)
def test_the_queue_is_filtered(desk, asked, found):
    reader = make_user()
    make_answer(
        text="first", user=reader, region="europe", received_at=timezone.now() - dt.timedelta(1)
    )
    make_answer(text="new", user=reader, stage=Stage.NOT_PICKED)
    make_answer(text="third", language="zh-hant", may_print=False)
    make_answer(text="gone", stage=Stage.WITHDRAWN)

    asked = asked.replace("language=", "language__exact=").replace("region=", "region__exact=")
    rows = shown(desk, f"{LIST}?{asked}").select("#result_list tbody .field-words span")

    assert sorted(row.text for row in rows) == found


def test_rows_are_shortlisted_together_each_under_its_version(desk, editor_ny):
    good, old = make_answer(), make_answer()
    seen = [f"{each.pk}:{each.version}" for each in (good, old)]
    picking.move(old, Stage.REJECTED, by=editor_ny)
    sent = {"action": "shortlist_each", "_selected_action": [good.pk, old.pk], "piece": seen}

    response = desk.post(LIST, sent, follow=True)

    assert [good.pk] == list(Answer.objects.filter(stage=Stage.SHORTLISTED).values_list(flat=True))
    assert said(response)[0] == "1 answer moved."
    assert str(editor_ny) in said(response)[1]


def test_the_page_says_what_is_known_of_an_answer(desk):
    reader = make_user()
    yesterday = timezone.now() - dt.timedelta(days=1)
    make_answer(user=reader, stage=Stage.PICKED, text="Before.", received_at=yesterday)
    answer = make_answer(
        user=reader,
        text="My words.",
        may_edit=False,
        stage=Stage.WITHHELD,
        findings=[{"rule": "links", "said": "2"}],
    )

    page = shown(desk, address(answer))

    assert page.select_one("[aria-labelledby=original] .piece-text").text.strip() == "My words."
    assert "2 words · at most 200 words" in page.text
    assert "It has links: 2." in page.select_one(".warning").text
    assert "print as it is" in page.text
    before = page.select_one("[aria-labelledby=earlier]")
    assert "Before." in before.text
    assert "Picked" in before.text


def test_the_three_languages_stand_side_by_side_with_their_state(desk):
    answer = make_answer(
        language="zh-hans",
        text="是。",
        stage=Stage.SHORTLISTED,
        printed_zh_hant="係。",
        unchecked={"zh-hant": "converted"},
    )

    columns = shown(desk, address(answer)).select(".language")

    assert [column.h3.text.split() for column in columns] == [
        ["English", "Missing"],
        ["简体", "Ready"],
        ["繁體", "Converted", "–", "unchecked"],
    ]
    assert [column.textarea["lang"] for column in columns] == ["en", "zh-Hans", "zh-Hant-HK"]


def test_texts_are_cut_translated_and_drafted(desk):
    answer = make_answer(text="One two.", stage=Stage.SHORTLISTED)
    desk.post(address(answer, "words"), words(answer, text_en="One.", text_zh_hans="这里。"))
    answer.refresh_from_db()
    desk.post(address(answer, "words"), {**words(answer), "draft": "zh-hant"})
    answer.refresh_from_db()

    assert [answer.prints(language) for language in LANGUAGES] == ["One.", "这里。", "這裡。"]
    assert (answer.text, answer.unchecked) == ("One two.", {"zh-hant": "converted"})

    desk.post(address(answer, "words"), {**words(answer), "read_zh_hant": "on"})
    answer.refresh_from_db()
    assert answer.unchecked == {}


def test_what_was_typed_stays_when_another_editor_was_faster(desk, editor_ny):
    answer = make_answer(text="Mine.", stage=Stage.SHORTLISTED)
    typed = words(answer, text_zh_hant="我打的字。")
    other = signed_in(editor_ny)
    other.post(address(answer, "words"), words(answer, text_zh_hant="另一位的。"))

    response = desk.post(address(answer, "words"), typed)

    page = BeautifulSoup(response.content, "html.parser")
    assert str(editor_ny) in said(response)[0]
    column = page.select(".language")[2]
    assert column.textarea.text.strip() == "我打的字。"
    assert "另一位的。" in column.details.text
    typed["version"] = page.select_one("[action*=words] [name=version]")["value"]
    desk.post(address(answer, "words"), typed)
    assert Answer.objects.get().printed_zh_hant == "我打的字。"


def test_a_note_stays_when_another_editor_was_faster(desk, editor_ny):
    answer = make_answer()
    picking.move(answer, Stage.SHORTLISTED, by=editor_ny)

    response = desk.post(
        address(answer, "move"), {"version": 1, "to": "rejected", "note": "Too rude."}
    )

    assert "Too rude." in response.content.decode()
    assert Answer.objects.get().stage == Stage.SHORTLISTED


def test_a_cut_without_consent_is_refused_beside_its_field(desk):
    answer = make_answer(text="One two.", stage=Stage.SHORTLISTED, may_edit=False)

    response = desk.post(address(answer, "words"), words(answer, text_en="One."))

    page = BeautifulSoup(response.content, "html.parser")
    assert "does not let us cut" in page.select_one(".language .errorlist").text
    assert page.select_one("[name=text_en]").text.strip() == "One."


def test_an_answer_goes_to_the_next_issue_and_back_with_clicks(desk):
    answer = make_answer()
    desk.post(address(answer, "move"), {"version": 1, "to": "shortlisted"})
    assert "left out of that edition" in shown(desk, address(answer)).text
    desk.post(address(answer, "place"), {"version": 2})
    assert Answer.objects.get().pick == ReaderPick.objects.get()

    desk.post(address(answer, "move"), {"version": 3, "to": "shortlisted"})
    assert not ReaderPick.objects.exists()


def test_a_claim_is_seen_by_others_until_the_shift_ends(desk, editor_hk, editor_ny):
    answer, other = make_answer(), signed_in(editor_ny)
    desk.post(address(answer, "claim"))

    assert str(editor_hk) in shown(other, address(answer)).select_one(".warning").text
    assert str(editor_hk) in said(other.post(address(answer, "claim"), follow=True))[0]
    other.post(address(answer, "claim"), {"take_over": "1"})
    assert Answer.objects.get().claimed_by == editor_ny
    other.post(address(answer, "let_go"))
    assert Answer.objects.get().claimed_by is None


def test_moderators_sort_but_neither_edit_nor_place(moderator_desk):
    answer = make_answer()
    moderator_desk.post(address(answer, "move"), {"version": 1, "to": "shortlisted"})
    page = shown(moderator_desk, address(answer))
    assert not page.select("textarea[name=text_en], [action*=place]")

    moderator_desk.post(address(answer, "place"), {"version": 2})
    moderator_desk.post(address(answer, "words"), {"version": 2, "text_en": "Cut."})

    assert not ReaderPick.objects.exists()
    assert Answer.objects.get().version == 2


def test_nobody_adds_or_deletes_an_answer_nor_comes_in_from_outside(chief_desk, reader_client):
    answer = make_answer()

    assert chief_desk.get(f"{LIST}add/").status_code == 403
    assert chief_desk.get(address(answer, "delete")).status_code == 403
    for act in ("change", "move", "words", "place", "claim"):
        assert reader_client.post(address(answer, act)).url.startswith("/admin/login/")


@pytest.mark.parametrize("act", ["move", "words", "place", "claim", "let_go"])
def test_nothing_is_done_by_opening_a_page_nor_with_nonsense(desk, act):
    answer = make_answer(stage=Stage.SHORTLISTED)

    assert desk.get(address(answer, act)).status_code == 405
    sent = {"version": ANYTHING, "to": "\x00", "text_en": "\x00", "draft": "\x00"}
    assert desk.post(address(answer, act), sent).status_code in {200, 302}
    assert desk.post(f"{LIST}2147483647/{act}/").status_code == 404
    assert Answer.objects.get().version == 1


def test_the_question_is_closed_and_the_rest_are_told(desk):
    question = make_question(closes_at=timezone.now() - dt.timedelta(hours=1))
    make_answer(question)
    page = f"{LIST}question/{question.pk}/"

    desk.post(f"{page}close/")
    assert "Write to 1 who was not picked now" in shown(desk, page).text
    desk.post(f"{page}tell/")

    assert Notice.objects.get().occasion == "not_picked"
    assert "Nothing is left to do." in shown(desk, page).text


def test_the_front_page_and_the_issue_form_lead_to_the_answers(desk):
    issue = make_issue()
    question = make_question(issue, opens_at=None)
    make_answer(question)
    make_answer(question, stage=Stage.SHORTLISTED)
    link = f"{LIST}question/{question.pk}/"

    section = shown(desk, "/admin/").select_one("[aria-labelledby=asked]")
    assert "1 answer waits" in section.text
    assert section.select_one(f"a[href='{link}']")
    assert shown(desk, f"/admin/issues/issue/{issue.pk}/change/").select_one(f"a[href='{link}']")


def test_what_nobody_confirmed_from_its_address_is_not_at_the_desk(desk):
    answer = make_answer(user=None, confirmed_at=None, text="from a stranger")

    assert "from a stranger" not in desk.get(LIST).content.decode()
    assert desk.get(address(answer)).status_code == 404
    assert desk.get("/admin/").context["asked"]["waiting"] == 0
