"""Where an offered piece can stand, and which decision leads from where to where: rules as data."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Where a submission stands, in the desk's words; `PUBLIC` says it to its authors."""

    DRAFT = "draft", pgettext_lazy("submission", "Draft")
    RECEIVED = "received", pgettext_lazy("submission", "Received")
    IN_REVIEW = "in_review", pgettext_lazy("submission", "In review")
    REVISION_REQUESTED = "revision_requested", pgettext_lazy("submission", "Revision requested")
    ACCEPTED = "accepted", pgettext_lazy("submission", "Accepted")
    IN_PRODUCTION = "in_production", pgettext_lazy("submission", "In production")
    SCHEDULED = "scheduled", pgettext_lazy("submission", "Scheduled")
    PUBLISHED = "published", pgettext_lazy("submission", "Published")
    DECLINED = "declined", pgettext_lazy("submission", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("submission", "Withdrawn")
    LAPSED = "lapsed", pgettext_lazy("submission", "Lapsed")


# What the authors read; two of the desk's states may be one to them.
PUBLIC = {
    State.DRAFT: _("Not sent yet"),
    State.RECEIVED: _("Received, waiting to be read"),
    State.IN_REVIEW: _("Being read by our editors"),
    State.REVISION_REQUESTED: _("We have asked you for a new version"),
    State.ACCEPTED: _("Accepted"),
    State.IN_PRODUCTION: _("Being edited and translated"),
    State.SCHEDULED: _("Has a date"),
    State.PUBLISHED: _("Published"),
    State.DECLINED: _("We will not publish it"),
    State.WITHDRAWN: _("Withdrawn"),
    State.LAPSED: _("Free to go elsewhere"),
}

BEFORE_DECISION = frozenset({State.RECEIVED, State.IN_REVIEW, State.REVISION_REQUESTED})
IN_THE_PAPER = frozenset({State.ACCEPTED, State.IN_PRODUCTION, State.SCHEDULED})
WITH_ARTICLE = IN_THE_PAPER | {State.PUBLISHED}
ENDED = frozenset({State.PUBLISHED, State.DECLINED, State.WITHDRAWN, State.LAPSED})
OPEN = frozenset(State) - ENDED
OURS = frozenset({State.RECEIVED, State.IN_REVIEW, State.ACCEPTED, State.IN_PRODUCTION})
THEIRS = frozenset({State.DRAFT, State.REVISION_REQUESTED})


class Role(models.TextChoices):
    AUTHOR = "author", _("Author")
    EDITOR = "editor", _("Editor")
    CLOCK = "clock", _("The calendar")


class Kind(models.TextChoices):
    """A decision, named as the newsroom does."""

    SUBMIT = "submit", _("Sent in")
    TAKE_UP = "take_up", _("Start the review")
    REQUEST_REVISION = "request_revision", _("Ask for a revision")
    RESUBMIT = "resubmit", _("Revision sent in")
    ACCEPT = "accept", _("Accept")
    DECLINE = "decline", _("Decline")
    PRODUCE = "produce", _("Take into production")
    SCHEDULE = "schedule", _("Plan for an issue")
    PUBLISH = "publish", _("Published")
    WITHDRAW = "withdraw", _("Withdraw")
    LAPSE = "lapse", _("Lapse")
    REVERSE = "reverse", _("Take back a decision")


@dataclass(frozen=True)
class Rule:
    """From where a decision leads, to where, who may take it, and what it must say."""

    sources: frozenset[State]
    target: State | None  # None: back to where the reversed decision came from
    roles: frozenset[Role]
    needs_reason: bool = False
    is_told: bool = False  # the authors get a letter
    reversed_by: frozenset[Role] = frozenset()


AUTHOR, EDITOR, CLOCK = (frozenset({role}) for role in Role)
NOT_PUBLISHED = OPEN

RULES = {
    Kind.SUBMIT: Rule(frozenset({State.DRAFT}), State.RECEIVED, AUTHOR),
    Kind.TAKE_UP: Rule(frozenset({State.RECEIVED}), State.IN_REVIEW, EDITOR, reversed_by=EDITOR),
    Kind.REQUEST_REVISION: Rule(
        frozenset({State.RECEIVED, State.IN_REVIEW}),
        State.REVISION_REQUESTED,
        EDITOR,
        needs_reason=True,
        is_told=True,
        reversed_by=EDITOR,
    ),
    Kind.RESUBMIT: Rule(frozenset({State.REVISION_REQUESTED}), State.IN_REVIEW, AUTHOR),
    Kind.ACCEPT: Rule(BEFORE_DECISION, State.ACCEPTED, EDITOR, is_told=True, reversed_by=EDITOR),
    Kind.DECLINE: Rule(
        BEFORE_DECISION,
        State.DECLINED,
        EDITOR,
        needs_reason=True,
        is_told=True,
        reversed_by=EDITOR,
    ),
    Kind.PRODUCE: Rule(
        frozenset({State.ACCEPTED}), State.IN_PRODUCTION, EDITOR, reversed_by=EDITOR
    ),
    Kind.SCHEDULE: Rule(
        frozenset({State.ACCEPTED, State.IN_PRODUCTION}),
        State.SCHEDULED,
        EDITOR | CLOCK,
        is_told=True,
        reversed_by=EDITOR | CLOCK,
    ),
    Kind.PUBLISH: Rule(IN_THE_PAPER, State.PUBLISHED, CLOCK, is_told=True),
    Kind.WITHDRAW: Rule(OPEN, State.WITHDRAWN, AUTHOR | EDITOR, is_told=True, reversed_by=AUTHOR),
    Kind.LAPSE: Rule(BEFORE_DECISION, State.LAPSED, CLOCK, is_told=True, reversed_by=AUTHOR),
}
# A reason is asked of an editor who speaks for an author; authors need none.
REASON_FROM_EDITOR = frozenset({Kind.WITHDRAW, Kind.REVERSE})
DECISIONS_OF_EDITORS = tuple(kind for kind, rule in RULES.items() if Role.EDITOR in rule.roles)


def may(kind: Kind, *, state: State, role: Role) -> bool:
    """Return whether a role may take a decision in a state; a reversal is asked of its row."""
    rule = RULES.get(kind)
    return rule is not None and state in rule.sources and role in rule.roles


def choices(state: State, role: Role) -> list[Kind]:
    """Return the decisions open to a role, in the order in which the newsroom names them."""
    return [kind for kind in RULES if may(kind, state=state, role=role)]


def needs_reason(kind: Kind, role: Role) -> bool:
    if role is Role.EDITOR and kind in REASON_FROM_EDITOR:
        return True
    return kind in RULES and RULES[kind].needs_reason
