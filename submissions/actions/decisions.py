"""The one way in which a submission's state changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from issues.models import Issue
from submissions import promise, similar, workflow
from submissions.actions import acceptance, letters, manuscripts
from submissions.models import Author, Decision, Proposal, Revision, Submission
from submissions.refusals import Overtaken, Refused
from submissions.workflow import RULES, Kind, Role, State

type Actor = User | Author | None


@transaction.atomic
def decide(
    submission: Submission,
    kind: Kind,
    *,
    by: Actor,
    version: int | None = None,
    reason: str = "",
    due_on: dt.date | None = None,
    issue: Issue | None = None,
    text: letters.Words = None,
    is_held: bool = False,
    **said: Any,
) -> Decision:
    """Take a decision: change the state, record who and why, and write to the authors.

    `by` is an editor, an author of the piece, or None for the calendar. `version` is the one the
    page showed. `text` replaces our letter; `is_held` leaves it in the outbox; `said` is what the
    letter says besides. Raises Overtaken, Refused, or ValidationError keyed by the field.
    """
    row, role = locked(submission, by, version)
    if not workflow.may(kind, state=State(row.state), role=role):
        raise Refused(closed(row, kind))
    check(row, kind, role, reason=reason, due_on=due_on, issue=issue)
    target = RULES[kind].target
    assert target is not None
    before = State(row.state)
    _prepare(row, kind, due_on=due_on, issue=issue)
    decision = record(row, kind, role=role, by=by, to=target, reason=reason)
    said = {"due_on": row.due_on, "was": before, **said}
    if kind in {Kind.SUBMIT, Kind.RESUBMIT}:
        seal(row, by, remark=reason)
        _receipt(row, decision, is_held=is_held)
    letters.tell(decision, text=text, is_held=is_held, **said)
    _copy_to(submission, row)
    return decision


@transaction.atomic
def reverse(
    submission: Submission,
    *,
    by: Actor,
    version: int | None = None,
    reason: str = "",
    text: letters.Words = None,
    is_held: bool = False,
) -> Decision:
    """Take back the last decision: the piece stands where it stood before it.

    Letters that have not left are discarded; who was told of the decision is told of this.
    """
    row, role = locked(submission, by, version)
    last = reversible(row, role)
    if last is None:
        raise Refused(_("The last decision cannot be taken back."))
    if workflow.needs_reason(Kind.REVERSE, role) and not reason.strip():
        raise ValidationError({"reason": _("Say why; the record keeps it.")})
    if last.kind == Kind.ACCEPT:
        acceptance.undo(row)
    if last.kind == Kind.WITHDRAW and row.article:
        acceptance.release(row.article)
    if last.kind == Kind.LAPSE:
        row.exclusive_until = None  # left with us without a term
    last.letters.exclude(status="sent").update(status="discarded")
    back = State(last.from_state)
    decision = record(row, Kind.REVERSE, role=role, by=by, to=back, reason=reason, reverses=last)
    if role is not Role.AUTHOR and last.letters.filter(status="sent").exists():
        for author in row.authors.joined():
            letters.write(
                "reverse",
                author,
                occasion=f"reverse:{decision.number}",
                decision=decision,
                text=text,
                is_held=is_held,
                reason=decision.reason,
                state=workflow.PUBLIC[back],
            )
    _copy_to(submission, row)
    return decision


def reversible(submission: Submission, role: Role) -> Decision | None:
    """Return the last decision if a role may take it back."""
    last = submission.decisions.order_by("number").last()
    if last is None or last.kind == Kind.REVERSE or last.to_state != submission.state:
        return None
    return last if role in RULES[Kind(last.kind)].reversed_by else None


def locked(submission: Submission, by: Actor, version: int | None) -> tuple[Submission, Role]:
    """Return the row as it is now, held until the transaction ends, and who is asking."""
    row = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    if version is not None and version != row.version:
        latest = row.decisions.select_related("editor", "author").order_by("number").last()
        if latest is None:  # nobody was faster: the number was never one of this piece
            raise Refused(_("This page does not fit the piece. Open it again."))
        raise Overtaken(latest)
    if isinstance(by, Author):
        if by.submission_id != row.pk or by != row.lead:
            raise Refused(_("Only the author who sent this piece in can do that."))
        return row, Role.AUTHOR
    if isinstance(by, User):
        if not (by.is_active and by.has_perm("submissions.change_submission")):
            raise Refused(_("Your account may not decide on submissions."))
        return row, Role.EDITOR
    return row, Role.CLOCK


def closed(row: Submission, kind: Kind) -> str:
    return _("“%(decision)s” is not possible: the piece is “%(state)s”.") % {
        "decision": kind.label,
        "state": State(row.state).label,
    }


def check(
    row: Submission,
    kind: Kind,
    role: Role,
    *,
    reason: str,
    due_on: dt.date | None,
    issue: Issue | None = None,
) -> None:
    """Refuse a decision that lacks what it must say, naming each field."""
    errors = {}
    if workflow.needs_reason(kind, role) and not reason.strip():
        errors["reason"] = _("Say why; the record keeps it.")
    if kind is Kind.REQUEST_REVISION and not (due_on and due_on >= timezone.localdate()):
        errors["due_on"] = _("Name a day to come by which the new version should be here.")
    if kind is Kind.SCHEDULE and role is Role.EDITOR and issue is None:
        errors["issue"] = _("Name the issue in which it will appear.")
    if kind in {Kind.SUBMIT, Kind.RESUBMIT}:
        errors |= lacking(row)
    if errors:
        raise ValidationError(errors)


def lacking(row: Submission) -> dict[str, str]:
    """Return what a piece needs before it can be sent in, keyed by its field."""
    errors = {}
    if not row.title.strip():
        errors["title"] = _("Give the piece a title.")
    if not row.length.number:
        errors["text"] = _("There is no text yet: paste it or upload a Word file.")
    elif row.length.is_over_limit:
        errors["text"] = row.length.in_full
    if row.lead is None or not row.lead.name.strip():
        errors["name"] = _("Write your name as it should be printed.")
    return errors


def record(
    row: Submission,
    kind: Kind,
    *,
    role: Role,
    by: Actor,
    to: State,
    reason: str,
    reverses: Decision | None = None,
) -> Decision:
    """Change the row and write down why, both or neither; a proposal has had its day."""
    before, row.state = row.state, to
    row.version += 1
    row.claimed_by, row.claimed_until = None, None
    row.save()
    Proposal.objects.filter(submission=row).delete()
    return Decision.objects.create(
        submission=row,
        number=row.version,
        kind=kind,
        from_state=before,
        to_state=to,
        role=role,
        editor=by if isinstance(by, User) else None,
        author=by if isinstance(by, Author) else None,
        reason=reason.strip(),
        reverses=reverses,
    )


def _prepare(row: Submission, kind: Kind, *, due_on: dt.date | None, issue: Issue | None) -> None:
    """Bring along what a decision changes besides the state."""
    if kind in {Kind.SUBMIT, Kind.RESUBMIT}:
        now = timezone.now()
        row.received_at = row.received_at or now
        row.reply_by = promise.after(now, settings.SUBMISSION_REPLY_HOURS)
    if kind is Kind.SUBMIT and row.lead.joined_at is None:
        Author.objects.filter(pk=row.lead.pk).update(joined_at=timezone.now())
    if kind is Kind.REQUEST_REVISION:
        row.due_on = due_on
    if kind is Kind.ACCEPT:
        row.article = acceptance.make_article(row)
        manuscripts.link(row, row.article)
    if kind is Kind.SCHEDULE:
        row.issue = issue or row.issue
    if (
        kind is Kind.PUBLISH and row.article
    ):  # the letter names each; the calendar tells of later ones
        row.told_in = [each.language.code for each in row.article.live_editions()]
    if kind is Kind.WITHDRAW:
        letters.stop(row)
        if row.article:
            acceptance.withhold(row.article)


def seal(row: Submission, by: Actor, *, remark: str = "") -> Revision:
    """Keep the text as it was sent, with the next number, and how it begins for comparison."""
    row.opening = similar.opening_of(row)
    row.save(update_fields=["opening"])
    return Revision.objects.create(
        submission=row,
        number=row.revisions.count() + 1,
        title=row.title,
        text=row.text,
        remark=remark,
        manuscript=row.manuscript,
        sent_by=by if isinstance(by, Author) else None,
    )


def _receipt(row: Submission, decision: Decision, *, is_held: bool) -> None:
    for author in row.authors.joined():
        letters.write(
            "receipt" if decision.kind == Kind.SUBMIT else "revision_receipt",
            author,
            occasion=f"receipt:{decision.number}",
            decision=decision,
            is_held=is_held and author == row.lead,  # the others came by a letter of ours
            reply_by=row.reply_by,
            length=row.length,
        )


def _copy_to(submission: Submission, row: Submission) -> None:
    """Let the caller's row say what the database says now."""
    for field in row._meta.concrete_fields:
        setattr(submission, field.attname, getattr(row, field.attname))
