"""An answer's way between stages: shortlisted, placed in the next issue, or not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

import search.actions
from accounts.models import User
from community import workflow
from community.access import may_pick, may_rule
from community.actions import stages
from community.models import Answer, Move, Question, ReaderPick
from community.refusals import Refused
from community.workflow import Role, Stage
from editions.clocks import day_written, in_both_cities
from editions.languages import BY_CODE, LANGUAGES, Language
from issues.actions import next_date, start_issue
from issues.models import Issue, Section

# An editor by their account; its author, who may have none, and a rule by their role.
type Actor = User | Role

UNDECIDED = (Stage.RECEIVED, Stage.SHORTLISTED)


@dataclass
class Outcome:
    """What became of answers moved together."""

    done: list[Move] = field(default_factory=list)
    refused: list[tuple[Answer, str]] = field(default_factory=list)


@transaction.atomic
def move(
    answer: Answer, to: Stage, *, by: Actor, version: int | None = None, note: str = ""
) -> Move:
    """Move an answer to another stage. Raises Overtaken or Refused.

    `version` is the one the page showed. An answer is picked by `place`; one that leaves that stage
    leaves the issue too. A withdrawn one keeps no words.
    """
    row = stages.locked(answer, version)
    role = role_of(row, by, to)
    check_step(row, to, role, by)
    if to == Stage.PICKED and not row.pick:
        raise Refused(_("An answer is picked by placing it in an issue."))
    if row.stage == Stage.PICKED:
        remove_pick(row)
    if to == Stage.WITHDRAWN:
        stages.erase(row)
    editor = by if role is Role.EDITOR and isinstance(by, User) else None
    made = stages.step(row, to, role=role, editor=editor, note=note)
    answer.refresh_from_db()
    return made


def move_each(versions: dict[int, int], to: Stage, *, by: User) -> Outcome:
    """Move answers, each under the version that was on the page; the others are named."""
    outcome = Outcome()
    for answer in Answer.objects.filter(pk__in=versions).order_by("pk"):
        try:
            outcome.done.append(move(answer, to, by=by, version=versions[answer.pk]))
        except Refused as refusal:
            outcome.refused.append((answer, str(refusal)))
    return outcome


@transaction.atomic
def place(
    answer: Answer, *, by: User, issue: Issue | None = None, version: int | None = None
) -> ReaderPick:
    """Print an answer in the next issue, which is started if need be. Raises Overtaken or Refused.

    A language without a text leaves the section out of its edition.
    """
    row = stages.locked(answer, version)
    check_step(row, Stage.PICKED, role_of(row, by, Stage.PICKED), by)
    check_printable(row)
    target = open_issue(row.question, issue, by)
    fields: dict[str, str] = {}
    for language in LANGUAGES:
        if text := row.prints(language):
            name, where = row.signed(language)
            texts = {"text": text, "name": name, "place": where}
            fields |= {language.field(column): said for column, said in texts.items()}
    ordering = slot_after_picks(target)
    row.pick = ReaderPick.objects.create(parent=target, region="main", ordering=ordering, **fields)
    note = target.date.isoformat()
    stages.step(row, Stage.PICKED, role=Role.EDITOR, editor=by, note=note)
    search.actions.index(Issue, [target.pk])
    answer.refresh_from_db()
    return row.pick


def take_back(answer: Answer, *, by: User, version: int | None = None, note: str = "") -> Move:
    """Take a pick out of its issue, as long as no reader has it, back to the shortlist."""
    return move(answer, Stage.SHORTLISTED, by=by, version=version, note=note)


@transaction.atomic
def close(question: Question, *, by: User) -> int:
    """End the choice: what was not picked is told so in time. Return how many; Raises Refused.

    What a rule holds stays: it may be no answer at all, and nobody writes to who sent such a thing.
    """
    if not may_pick(by):
        raise Refused(_("Only editors close a question."))
    if question.takes_answers:
        moment = in_both_cities(question.closes)
        raise Refused(_("Answers are taken until %(moment)s.") % {"moment": moment})
    rows = Answer.objects.select_for_update(of=("self",)).order_by("pk")
    left = list(rows.confirmed().filter(question=question, stage__in=UNDECIDED))
    for row in left:
        stages.step(row, Stage.NOT_PICKED, role=Role.EDITOR, editor=by)
    return len(left)


def next_issue(question: Question) -> Issue | None:
    """Return the first issue after a question's own that no reader has in any language."""
    later = Issue.objects.without_bodies().filter(date__gt=question.parent.date)
    out = Issue.objects.published_anywhere().order_by().values("pk")
    return later.exclude(pk__in=out).order_by("date").first()


def next_day(question: Question) -> dt.date:
    """Return the date of the issue that is started where there is no next one."""
    day = next_date()
    while day <= question.parent.date:
        day += dt.timedelta(weeks=1)
    return day


def open_issue(question: Question, issue: Issue | None, by: User) -> Issue:
    """Return the issue to print in, held so that it cannot be placed in twice at once."""
    issue = issue or next_issue(question)
    if issue is None:
        if not by.has_perm("issues.add_issue"):
            raise Refused(_("There is no next issue yet, and your account may not start one."))
        issue, _is_new = start_issue(date=next_day(question))
    found = Issue.objects.select_for_update(of=("self",)).without_bodies().get(pk=issue.pk)
    if found.live_editions():
        day = day_written(found.date)
        raise Refused(_("The issue of %(day)s is out. Open the page again.") % {"day": day})
    return found


def slot_after_picks(issue: Issue) -> int:
    """Return the place of the next pick: after those there are, else before the new question."""
    sections = issue.sections()
    picks = [at for at, each in enumerate(sections, 1) if isinstance(each, ReaderPick)]
    questions = [at for at, each in enumerate(sections) if isinstance(each, Question)]
    at = picks[-1] if picks else questions[0] if questions else len(sections)
    before = sections[at - 1].ordering if at else 0
    if at == len(sections):
        return before + 10
    if sections[at].ordering - before > 1:
        return (before + sections[at].ordering) // 2
    renumber(sections)
    return at * 10 + 5


def renumber(sections: list[Section]) -> None:
    for number, section in enumerate(sections, 1):
        type(section).objects.filter(pk=section.pk).update(ordering=number * 10)


def role_of(row: Answer, by: Actor, to: Stage) -> Role:
    if isinstance(by, Role):
        return by
    is_own = by.pk == row.user_id
    if is_own and workflow.may_move(Stage(row.stage), to, role=Role.AUTHOR):
        return Role.AUTHOR
    if may_rule(by):
        return Role.EDITOR
    raise Refused(_("Your account may not decide on answers."))


def check_step(row: Answer, to: Stage, role: Role, by: Actor) -> None:
    before = Stage(row.stage)
    if not workflow.may_move(before, to, role=role):
        raise Refused(
            _("“%(stage)s” is not possible: the answer is “%(now)s”.")
            % {"stage": to.label, "now": before.label}
        )
    is_printing = Stage.PICKED in {before, to}
    if is_printing and isinstance(by, User) and not may_pick(by):
        raise Refused(_("Only editors decide what is printed."))


def check_printable(row: Answer) -> None:
    if row.confirmed_at is None:
        raise Refused(_("Nobody has confirmed yet that it comes from this address."))
    if not row.may_print:
        raise Refused(_("Its author does not let us print it."))
    unread = [BY_CODE[code] for code in row.unchecked if row.prints(BY_CODE[code])]
    if unread:
        names = _(", ").join(str(language.called) for language in unread)
        raise Refused(_("Somebody has to read these texts first: %(names)s.") % {"names": names})


def appears_in(answer: Answer) -> list[Language]:
    """Return the editions an answer would be printed in."""
    return [language for language in LANGUAGES if answer.prints(language)]


def remove_pick(row: Answer) -> None:
    """Take the section out of its issue."""
    pick, row.pick = row.pick, None
    if pick is None:  # an editor has, in the issue's form
        return
    if pick.parent.live_editions():
        raise Refused(_("Readers have it. What is in print is corrected in the issue itself."))
    row.save(update_fields=["pick"])
    pick.delete()
    search.actions.index(Issue, [pick.parent_id])
