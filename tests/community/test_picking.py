"""An answer's way into print: each step by each role, what is printed, and two desks at once."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from community.actions import picking, printing
from community.models import Answer, ReaderPick
from community.refusals import Overtaken, Refused
from community.workflow import Role, Stage
from editions.languages import LANGUAGES
from issues.models import Issue, RichText
from tests.conftest import make_editor
from tests.factories import make_answer, make_issue, make_question, make_section, make_user

pytestmark = pytest.mark.django_db
EN, HANS, HANT = LANGUAGES
UNPUBLISHED = {language.field("published_at"): None for language in LANGUAGES}

# Stage → where it leads, by role; what is not named is refused. Written by hand, so that a slip in
# the workflow is seen here. Picked is reached by placing only.
MODERATORS = {
    "received": {"shortlisted", "not_picked", "rejected"},
    "withheld": {"received", "shortlisted", "not_picked", "rejected"},
    "shortlisted": {"received", "not_picked", "rejected"},
    "picked": set(),
    "not_picked": {"shortlisted"},
    "rejected": {"received"},
    "withdrawn": set(),
}
EDITORS = {**MODERATORS, "picked": {"shortlisted"}}
AUTHORS = {
    "received": {"withdrawn"},
    "withheld": {"withdrawn"},
    "shortlisted": {"withdrawn"},
    "picked": set(),
    "not_picked": {"withdrawn"},
    "rejected": set(),
    "withdrawn": set(),
}
RULES = {
    stage: {"withheld"} if stage in {"received", "shortlisted"} else set() for stage in AUTHORS
}
NOBODY = {stage: set() for stage in AUTHORS}
MAY = {
    "editor": EDITORS,
    "moderator": MODERATORS,
    "author": AUTHORS,
    "rule": RULES,
    "reader": NOBODY,
}


@pytest.fixture
def moderator(groups):
    return make_editor("moderators", email="moderator@example.com")


def shortlisted(question=None, **fields):
    return make_answer(question, stage=Stage.SHORTLISTED, **fields)


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("stage", Stage)
def test_each_step_leads_where_the_table_says(editor_hk, moderator, who, stage):
    question = make_question()
    for to in Stage:
        answer = make_answer(question, stage=stage)
        by = {
            "editor": editor_hk,
            "moderator": moderator,
            "author": answer.user,
            "rule": Role.RULE,
            "reader": make_user(),
        }[who]
        if to in MAY[who][stage]:
            picking.move(answer, to, by=by)
            moved = answer.moves.order_by("number").last()
            assert (answer.stage, answer.version, moved.to_stage) == (to, 2, to)
        else:
            with pytest.raises(Refused):
                picking.move(answer, to, by=by)
            assert Answer.objects.get(pk=answer.pk).stage == stage


def test_a_step_on_what_was_moved_meanwhile_names_who_was_faster(editor_hk, editor_ny):
    answer = make_answer()
    picking.move(answer, Stage.SHORTLISTED, by=editor_hk, version=1)

    with pytest.raises(Overtaken) as refusal:
        picking.move(answer, Stage.REJECTED, by=editor_ny, version=1)

    assert str(editor_hk) in str(refusal.value)
    assert Answer.objects.get().stage == Stage.SHORTLISTED


def test_several_are_moved_each_under_its_version(editor_hk):
    good, old = make_answer(), make_answer(version=3)

    outcome = picking.move_each({good.pk: 1, old.pk: 2}, Stage.NOT_PICKED, by=editor_hk)

    assert [made.answer for made in outcome.done] == [good]
    assert [answer for answer, _why in outcome.refused] == [old]


def test_a_withdrawn_answer_leaves_no_words(editor_hk):
    answer = shortlisted()
    printing.print_as(
        answer, {EN: "Cut.", HANT: "刪了。"}, names={HANT: ("讀者", "香港")}, by=editor_hk
    )

    picking.move(answer, Stage.WITHDRAWN, by=answer.user)

    assert {getattr(answer, column) for column in Answer.words()} == {""}
    assert (answer.email, answer.unchecked, answer.may_print) == ("", {}, False)


def test_the_original_stays_while_the_printed_text_is_cut(editor_hk):
    answer = shortlisted(text="A long answer.")

    printing.print_as(answer, {EN: "An answer."}, by=editor_hk)

    assert (answer.text, answer.prints(EN), answer.version) == ("A long answer.", "An answer.", 2)
    assert answer.moves.order_by("number").last().note == "English"


def test_without_consent_only_white_space_is_changed(editor_hk):
    answer = shortlisted(text="One\n\ntwo.", may_edit=False)

    with pytest.raises(ValidationError) as refusal:
        printing.print_as(answer, {EN: "One."}, by=editor_hk)
    assert list(refusal.value.error_dict) == ["printed_en"]

    printing.print_as(answer, {EN: " One\n\n\ntwo. ", HANT: "一二。"}, by=editor_hk)
    assert (answer.prints(EN), answer.prints(HANT)) == ("One\n\ntwo.", "一二。")


def test_saving_what_is_there_already_is_no_change(editor_hk):
    answer = shortlisted(text="One.")

    assert printing.print_as(answer, {EN: "One.", HANS: "", HANT: ""}, by=editor_hk) is None
    assert answer.version == 1


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.SHORTLISTED}))
def test_only_what_is_shortlisted_is_edited(editor_hk, stage):
    with pytest.raises(Refused):
        printing.print_as(make_answer(stage=stage), {EN: "Cut."}, by=editor_hk)


def test_moderators_neither_edit_nor_place(moderator):
    answer = shortlisted()

    with pytest.raises(Refused):
        printing.print_as(answer, {EN: "Cut."}, by=moderator)
    with pytest.raises(Refused):
        picking.place(answer, by=moderator)
    with pytest.raises(Refused):
        picking.close(answer.question, by=moderator)


def test_a_text_is_drafted_in_the_other_script_and_must_be_read(editor_hk):
    answer = shortlisted(language="zh-hans", text="这里的软件。")
    text = printing.draft(answer, HANT, {HANS: "这里的软件。"})
    printing.print_as(answer, {HANT: text}, drafted=[HANT], by=editor_hk)

    assert (text, answer.unchecked) == ("這裡的軟件。", {"zh-hant": "converted"})
    with pytest.raises(Refused):
        picking.place(answer, by=editor_hk)

    printing.print_as(answer, {HANT: text}, read=[HANT], by=editor_hk)
    picking.place(answer, by=editor_hk)
    assert answer.stage == Stage.PICKED


@pytest.mark.parametrize(
    ("to", "texts"),
    [
        (EN, {HANS: "有"}),
        (HANS, {HANT: "有"}),
        (HANT, {HANT: "有", HANS: "有"}),
        (HANT, {HANS: " "}),
    ],
)
def test_no_draft_is_made_of_nothing_nor_over_a_text(to, texts):
    with pytest.raises(Refused):
        printing.draft(make_answer(language="zh-hans"), to, texts)


def test_cutting_the_original_asks_to_read_its_translations_again(editor_hk):
    answer = shortlisted(text="One two.")
    printing.print_as(answer, {HANS: "一二。", HANT: "一二。"}, by=editor_hk)

    printing.print_as(answer, {EN: "One.", HANS: "一。"}, by=editor_hk)

    assert answer.unchecked == {"zh-hant": "outdated"}


def test_a_pick_stands_in_the_next_issue_in_three_languages_after_the_others(editor_hk):
    question = make_question(make_issue())
    make_issue()  # published already
    issue = make_issue(**UNPUBLISHED)
    make_issue(**UNPUBLISHED)
    first = make_section(RichText, issue, text="<p>First</p>")
    earlier = make_section(ReaderPick, issue, text="Earlier")
    last = make_section(RichText, issue, text="<p>Last</p>")
    answer = shortlisted(question, text="Yes.", name="Ann Lee", place="")
    names = {HANS: ("李安", "纽约"), HANT: ("", "")}
    printing.print_as(answer, {HANS: "是。", HANT: "係。"}, names=names, by=editor_hk)

    pick = picking.place(answer, by=editor_hk)

    assert issue.sections() == [first, earlier, pick, last]
    assert [
        tuple(pick.text_in(language, name) for name in ("text", "name", "place"))
        for language in LANGUAGES
    ] == [("Yes.", "Ann Lee", ""), ("是。", "李安", ""), ("係。", "Ann Lee", "")]
    assert (answer.stage, answer.pick) == (Stage.PICKED, pick)


def test_the_first_pick_stands_before_the_new_question(editor_hk):
    issue = make_issue(**UNPUBLISHED)
    new = make_question(issue)
    answer = shortlisted(make_question(make_issue(date=issue.date - dt.timedelta(weeks=1))))

    pick = picking.place(answer, by=editor_hk)

    assert issue.sections() == [pick, new]


def test_the_next_issue_is_started_if_there_is_none(editor_hk):
    question = make_question()

    pick = picking.place(shortlisted(question), by=editor_hk)

    assert pick.parent.date > question.parent.date
    assert Issue.objects.count() == 2


def test_a_language_without_a_text_is_left_out_of_that_edition(editor_hk):
    answer = shortlisted()

    pick = picking.place(answer, by=editor_hk)

    assert [pick.says_in(language) for language in LANGUAGES] == [True, False, False]
    assert picking.appears_in(answer) == [EN]


def test_what_may_not_be_printed_is_not_placed(editor_hk):
    with pytest.raises(Refused):
        picking.place(shortlisted(may_print=False), by=editor_hk)

    assert not ReaderPick.objects.exists()


def test_nothing_is_placed_in_an_issue_that_is_out(editor_hk):
    issue = make_issue(**{**UNPUBLISHED, "published_at_zh_hant": timezone.now()})

    with pytest.raises(Refused):
        picking.place(shortlisted(), issue=issue, by=editor_hk)


def test_a_pick_is_taken_back_until_readers_have_it(editor_hk):
    issue = make_issue(**UNPUBLISHED)
    question = make_question(make_issue(date=issue.date - dt.timedelta(weeks=1)))
    answer = shortlisted(question)
    picking.place(answer, by=editor_hk)
    picking.take_back(answer, by=editor_hk)
    assert (answer.stage, answer.pick, issue.sections()) == (Stage.SHORTLISTED, None, [])

    picking.place(answer, by=editor_hk)
    Issue.objects.filter(pk=issue.pk).update(published_at_en=timezone.now())
    with pytest.raises(Refused):
        picking.take_back(answer, by=editor_hk)
    assert len(issue.sections()) == 1


def test_closing_leaves_what_was_decided_and_what_a_rule_holds(editor_hk):
    question = make_question(closes_at=timezone.now() - dt.timedelta(hours=1))
    for stage in Stage:
        make_answer(question, stage=stage)
    other = make_answer()

    assert picking.close(question, by=editor_hk) == 2

    found = sorted(question.answers.values_list("stage", flat=True))
    assert found == ["not_picked"] * 3 + ["picked", "rejected", "withdrawn", "withheld"]
    assert Answer.objects.get(pk=other.pk).stage == Stage.RECEIVED


def test_a_question_that_takes_answers_is_not_closed(editor_hk):
    question = make_question(closes_at=timezone.now() + dt.timedelta(hours=1))

    with pytest.raises(Refused):
        picking.close(question, by=editor_hk)


def test_what_nobody_confirmed_from_its_address_is_not_printed(editor_hk):
    answer = shortlisted(user=None, confirmed_at=None)

    with pytest.raises(Refused):
        picking.place(answer, by=editor_hk)
