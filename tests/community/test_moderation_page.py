import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.actions import rulings
from community.models import Comment, Report
from community.workflow import Kind, Status
from tests.conftest import make_editor, signed_in
from tests.factories import make_comment, make_member, make_thread

pytestmark = pytest.mark.django_db
PAGE = "/admin/community/comment/"


def page(client, asked=""):
    response = client.get(PAGE + asked)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def shown(client, asked=""):
    return [int(row["data-pk"]) for row in page(client, asked).select(".row")]


def act(client, comment, name, **said):
    said = {"version": comment.version, "back": "?queue=pending", **said}
    return client.post(
        f"{PAGE}{comment.pk}/act/{name}/", said, **{"HTTP_X_ROW": said.pop("row", "")}
    )


def held(**fields):
    return make_comment(status=Status.PENDING, **fields)


def test_each_queue_shows_what_is_in_it_oldest_first(desk):
    first, second = held(), held(findings=[{"rule": "links", "said": "3"}])
    fresh = make_comment()
    reported = make_comment(open_reports=1)

    assert shown(desk) == [first.pk, second.pk]
    assert shown(desk, "?queue=new") == [fresh.pk, reported.pk]
    assert shown(desk, "?queue=reported") == [reported.pk]
    assert shown(desk, "?queue=everything") == [reported.pk, fresh.pk, second.pk, first.pk]


def test_the_front_of_the_desk_leads_to_what_waits(desk, reader_client):
    held()
    make_comment(open_reports=1)

    front = BeautifulSoup(desk.get("/admin/").content, "html.parser")

    links = front.select("[aria-labelledby=comments] .counts a")
    doors = {each.text: each["href"] for each in links}
    assert list(doors) == ["Pending 1", "Reported 1", "New 1", "Everything"]
    assert [
        int(row["data-pk"])
        for row in BeautifulSoup(desk.get(doors["Pending 1"]).content, "html.parser").select(".row")
    ] == shown(desk)


def test_a_queue_is_narrowed_by_language_piece_and_finding(desk):
    held()
    wanted = held(language="zh-hant", findings=[{"rule": "links", "said": "3"}])

    for asked in ("?language=zh-hant", f"?thread={wanted.thread_id}", "?finding=links"):
        assert shown(desk, asked) == [wanted.pk]
    assert "3" in page(desk, "?finding=links").select_one(".why").text


def test_pages_follow_each_other_without_gaps_though_rows_leave(desk, editor_hk):
    thread, member = make_thread(), make_member()
    made = [held(thread=thread, member=member).pk for _ in range(45)]

    first = page(desk)
    act(desk, Comment.objects.get(pk=made[19]), "approve")
    second = page(desk, first.select_one("#next")["href"])
    third = page(desk, second.select_one("#next")["href"])

    found = [int(row["data-pk"]) for each in (first, second, third) for row in each.select(".row")]
    assert found == made
    assert third.select_one("#next") is None


def test_everything_goes_back_from_the_newest_a_page_at_a_time_and_is_never_counted(desk):
    thread, member, at = make_thread(), make_member(), timezone.now()
    made = [make_comment(thread, member=member, created_at=at).pk for _ in range(45)]

    with CaptureQueriesContext(connection) as asked:
        first = page(desk, "?queue=everything")
    second = page(desk, first.select_one("#next")["href"])
    newest = make_comment(thread, member=member).pk
    third = page(desk, second.select_one("#next")["href"])

    found = [int(row["data-pk"]) for each in (first, second, third) for row in each.select(".row")]
    assert found == made[::-1]
    assert newest not in found
    assert third.select_one("#next") is None
    counted = [each["sql"] for each in asked if "COUNT(*)" in each["sql"]]
    assert all("LIMIT" in sql for sql in counted)


@pytest.mark.parametrize(
    "asked",
    ["?after=%00", "?after=99999999999999999999", "?thread=x&finding=y&queue=z", "?after=7"],
)
def test_a_made_up_address_is_a_page(desk, asked):
    assert page(desk, asked)


def test_the_page_costs_the_same_with_one_row_and_with_three(desk, editor_hk):
    def make():
        comment = held(findings=[{"rule": "newcomer", "said": ""}], parent=None)
        reporter = make_member()
        Report.objects.create(comment=comment, member=reporter, reason="spam")
        comment.member.remarks.create(text="Mind the tone", editor=editor_hk)

    def queries():
        with CaptureQueriesContext(connection) as found:
            page(desk)
        return len(found)

    make()
    one = queries()
    make()
    make()

    assert queries() == one


def test_an_editor_rules_and_comes_back_to_the_same_place(desk):
    comment = held(text="<b>Bold</b>")

    assert "&lt;b&gt;Bold" in desk.get(PAGE).text
    response = act(
        desk, comment, "reject", reason="spam", back="?queue=pending&language=en&after=3"
    )

    assert response["Location"] == f"{PAGE}?queue=pending&language=en&after=3"
    comment.refresh_from_db()
    assert (comment.status, comment.rulings.last().reason) == (Status.REJECTED, "spam")
    act(desk, comment, "undo")
    comment.refresh_from_db()
    assert comment.status == Status.PENDING


@pytest.mark.parametrize(
    ("status", "name", "said", "becomes"),
    [
        (Status.WITHHELD, "approve", {}, Status.APPROVED),
        (Status.PENDING, "ask_to_revise", {"reason": "attack"}, Status.TO_REVISE),
        (Status.NEW, "hold", {}, Status.PENDING),
        (Status.PENDING, "reject", {"reason": "no-such"}, Status.PENDING),
        (Status.PENDING, "approve", {"version": "9"}, Status.PENDING),
        (Status.PENDING, "approve", {"version": "\x00"}, Status.PENDING),
    ],
)
def test_a_button_does_what_it_says_or_says_why_not(desk, status, name, said, becomes):
    comment = make_comment(status=status)

    assert act(desk, comment, name, **said).status_code == 302

    comment.refresh_from_db()
    assert comment.status == becomes


def test_a_script_is_told_in_the_row_who_was_faster(desk, editor_ny):
    comment = held()
    seen = comment.version
    desk.get(PAGE)
    from_afar = Comment.objects.get(pk=comment.pk)
    rulings.rule(from_afar, Kind.APPROVE, by=editor_ny)
    answer = act(desk, comment, "reject", reason="spam", version=seen, row="1")

    assert answer.status_code == 409
    assert (
        str(editor_ny) in BeautifulSoup(answer.json()["row"], "html.parser").find(role="alert").text
    )


def test_what_was_typed_for_an_author_comes_back_with_a_refusal(desk, editor_ny):
    comment = held()
    said = {"reason": "off_topic", "note": "Please speak of the piece.", "version": comment.version}
    rulings.rule(comment, Kind.APPROVE, by=editor_ny)
    ticked = {"kind": "reject", "row": f"{comment.pk}:{said['version']}"}

    in_row = act(desk, comment, "reject", row="1", **said).json()["row"]
    act(desk, comment, "reject", **said)
    alone = desk.get(PAGE).text
    several = desk.post(f"{PAGE}together/", {**said, **ticked}, follow=True).text

    for answer in (in_row, alone, several):
        assert "You wrote: “Please speak of the piece.”" in answer


def test_ticked_rows_are_ruled_on_and_those_overtaken_named(desk, editor_ny):
    calm, late = held(text="Calm words"), held(text="Late words")
    ticked = [f"{calm.pk}:{calm.version}", f"{late.pk}:{late.version}", "x:1"]
    rulings.rule(late, Kind.REJECT, by=editor_ny, reason="spam")
    response = desk.post(f"{PAGE}together/", {"row": ticked, "kind": "approve"}, follow=True)

    calm.refresh_from_db()
    assert calm.status == Status.APPROVED
    assert "Late words" in response.text
    assert str(editor_ny) in response.text


def test_a_moderator_rules_and_a_reader_does_not(groups, reader_client):
    comment, client = held(), signed_in(make_editor("moderators"))

    assert reader_client.get(PAGE).status_code == 302
    act(reader_client, comment, "approve")
    comment.refresh_from_db()
    assert comment.status == Status.PENDING
    assert shown(client) == [comment.pk]
    act(client, comment, "approve")
    comment.refresh_from_db()
    assert comment.status == Status.APPROVED


def test_a_look_changes_nothing_and_nobody_deletes(chief_desk):
    comment = held()

    assert chief_desk.get(f"{PAGE}{comment.pk}/act/approve/").status_code == 405
    assert chief_desk.get(f"{PAGE}{comment.pk}/delete/").status_code == 403
    assert chief_desk.get(f"{PAGE}add/").status_code == 403
    assert chief_desk.get(f"{PAGE}{comment.pk}/change/").status_code == 200


def test_the_list_of_threads_is_in_the_editors_language(desk, editor_hk):
    make_thread()
    editor_hk.language = "zh-hant"
    editor_hk.save()

    page = BeautifulSoup(desk.get("/admin/community/thread/").content, "html.parser")

    heads = [head.get_text(strip=True) for head in page.select("#result_list thead th")]
    assert heads == ["留言區", "留言開放情況", "留言一律先審後登", "已刊出", "選登", "留言"]
    assert "否" in page.select_one("#changelist-filter").text
