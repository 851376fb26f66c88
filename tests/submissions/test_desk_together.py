import pytest
from bs4 import BeautifulSoup

from submissions.actions import decisions
from submissions.models import Letter, Submission
from submissions.workflow import Kind, State
from tests.factories import make_submission

pytestmark = pytest.mark.django_db
LIST = "/admin/submissions/submission/"


def chosen(client, action, *pieces):
    sent = {"action": action, "_selected_action": [piece.pk for piece in pieces]}
    return BeautifulSoup(client.post(LIST, sent).content, "html.parser")


def pairs(page):
    return [field["value"] for field in page.select("input[name=piece]")]


def test_pieces_are_named_their_letters_read_and_then_they_are_declined(desk):
    english = make_submission(title="Ports")
    chinese = make_submission(title="關稅", language="zh-hant")
    page = chosen(desk, "decline_each", english, chinese)
    assert {link.text for link in page.select(".record a")} == {"Ports", "關稅"}

    said = {"piece": pairs(page), "reason": "We have just printed one on this."}
    page = BeautifulSoup(
        desk.post(f"{LIST}together/decline/", said | {"_preview": "1"}).content, "html.parser"
    )
    assert [letter["lang"] for letter in page.select(".letter-shown")] == ["en", "zh-Hant-HK"]
    assert not Letter.objects.exists()

    desk.post(f"{LIST}together/decline/", said | {"_decide": "1"})

    assert set(Submission.objects.values_list("state", flat=True)) == {State.DECLINED}
    assert Letter.objects.filter(body__contains="We have just printed one").count() == 2


def test_who_was_overtaken_is_reported_by_name_and_the_others_are_declined(desk, editor_ny):
    first, second = make_submission(title="Ports"), make_submission(title="Rice")
    page = chosen(desk, "decline_each", first, second)
    decisions.decide(second, Kind.ACCEPT, by=editor_ny)

    response = desk.post(
        f"{LIST}together/decline/",
        {"piece": pairs(page), "reason": "No.", "_hold": "1"},
        follow=True,
    )

    said = [str(message) for message in response.context["messages"]]
    assert said[0] == "1 piece declined."
    assert said[1].startswith(f"Rice: {editor_ny} was faster")
    assert Submission.objects.get(pk=second.pk).state == State.ACCEPTED
    assert Letter.objects.get(submission=first).status == Letter.Status.HELD


def test_no_reason_no_decision(desk):
    submission = make_submission()

    response = desk.post(
        f"{LIST}together/decline/", {"piece": f"{submission.pk}:0", "reason": " ", "_decide": "1"}
    )

    assert response.status_code == 200
    assert Submission.objects.get().state == State.RECEIVED


@pytest.mark.parametrize(
    "piece", ["", "x:y", "1:", f"{10**30}:0", "-1:0", "²:1", f"{'9' * 5000}:0"]
)
def test_forged_pieces_are_passed_over(desk, piece):
    make_submission()

    desk.post(f"{LIST}together/decline/", {"piece": piece, "reason": "No.", "_decide": "1"})

    assert Submission.objects.get().state == State.RECEIVED


def test_pieces_are_assigned_together(desk, editor_ny):
    pieces = [make_submission(), make_submission()]
    page = chosen(desk, "assign_each", *pieces)

    desk.post(f"{LIST}together/assign/", {"piece": pairs(page), "to": editor_ny.pk})

    assert Submission.objects.filter(assigned_to=editor_ny).count() == 2


def test_a_draft_is_declined_by_no_forgery(desk):
    draft = make_submission(state=State.DRAFT)

    desk.post(
        f"{LIST}together/decline/", {"piece": f"{draft.pk}:0", "reason": "No.", "_decide": "1"}
    )

    assert Submission.objects.get().state == State.DRAFT


@pytest.mark.parametrize("act", ["decline", "assign"])
def test_only_editors_act_on_several_and_never_by_a_get(desk, reader_client, act):
    address = f"{LIST}together/{act}/"

    assert desk.get(address).status_code == 405
    assert reader_client.post(address, {}).status_code == 302
