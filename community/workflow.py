"""Where a comment and an answer can stand, and which ruling leads from where to where."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """Where a comment stands, in the desk's words; `PUBLIC` says it to who wrote it."""

    NEW = "new", pgettext_lazy("comment", "Live, not looked at")
    APPROVED = "approved", pgettext_lazy("comment", "Approved")
    PENDING = "pending", pgettext_lazy("comment", "Waits for a moderator")
    WITHHELD = "withheld", pgettext_lazy("comment", "Held by a rule")
    TO_REVISE = "to_revise", pgettext_lazy("comment", "Back with the author")
    REJECTED = "rejected", pgettext_lazy("comment", "Rejected")
    DELETED = "deleted", pgettext_lazy("comment", "Deleted by the author")
    TAKEN_DOWN = "taken_down", pgettext_lazy("comment", "Taken down")


PUBLIC = {
    Status.NEW: pgettext_lazy("comment", "Published"),
    Status.APPROVED: pgettext_lazy("comment", "Published"),
    Status.PENDING: _("Waiting to be read by an editor"),
    Status.WITHHELD: _("Waiting to be read by an editor"),
    Status.TO_REVISE: _("We have asked you to revise it"),
    Status.REJECTED: _("Not published"),
    Status.DELETED: _("Deleted"),
    Status.TAKEN_DOWN: _("Taken down"),
}

VISIBLE = frozenset({Status.NEW, Status.APPROVED})
HELD = frozenset({Status.PENDING, Status.WITHHELD})
# Its words are gone for everybody; only a place in the thread is left.
GONE = frozenset({Status.DELETED, Status.TAKEN_DOWN})
OPEN = frozenset(Status) - GONE


class Stage(models.TextChoices):
    """Where an answer to the question of the week stands, in the desk's words."""

    RECEIVED = "received", pgettext_lazy("answer", "Received")
    WITHHELD = "withheld", pgettext_lazy("answer", "Held by a rule")
    SHORTLISTED = "shortlisted", pgettext_lazy("answer", "Shortlisted")
    PICKED = "picked", pgettext_lazy("answer", "Picked")
    NOT_PICKED = "not_picked", pgettext_lazy("answer", "Not picked")
    REJECTED = "rejected", pgettext_lazy("answer", "Rejected")
    WITHDRAWN = "withdrawn", pgettext_lazy("answer", "Withdrawn")


# What its author reads of it; a shortlist is the editors' own affair.
PUBLIC_STAGES = {
    Stage.RECEIVED: _("With our editors"),
    Stage.WITHHELD: _("With our editors"),
    Stage.SHORTLISTED: _("With our editors"),
    Stage.PICKED: _("Picked by our editors"),
    Stage.NOT_PICKED: _("Read, and not picked this time"),
    Stage.REJECTED: _("Not printed"),
    Stage.WITHDRAWN: _("Withdrawn by you"),
}
# Nothing is decided: its author may still change what we may do with it.
CONSENTING = frozenset({Stage.RECEIVED, Stage.WITHHELD, Stage.SHORTLISTED})


class Role(models.TextChoices):
    AUTHOR = "author", _("Author")
    EDITOR = "editor", _("Editor")
    RULE = "rule", _("A rule")


class Kind(models.TextChoices):
    """A ruling on a comment, named as moderators do."""

    POST = "post", pgettext_lazy("comment", "Posted")
    APPROVE = "approve", pgettext_lazy("comment", "Approve")
    REJECT = "reject", pgettext_lazy("comment", "Reject")
    ASK_TO_REVISE = "ask_to_revise", pgettext_lazy("comment", "Ask to revise")
    HOLD = "hold", pgettext_lazy("comment", "Hold")
    EDIT = "edit", pgettext_lazy("comment", "Edited")
    REVISE = "revise", pgettext_lazy("comment", "Revised")
    DELETE = "delete", pgettext_lazy("comment", "Deleted")
    TAKE_DOWN = "take_down", pgettext_lazy("comment", "Take down")
    PICK = "pick", pgettext_lazy("comment", "Make it a pick")
    UNPICK = "unpick", pgettext_lazy("comment", "No pick any more")
    PIN = "pin", pgettext_lazy("comment", "Pin it")
    UNPIN = "unpin", pgettext_lazy("comment", "Unpin")
    UNDO = "undo", pgettext_lazy("comment", "Take back a ruling")


class Reason(models.TextChoices):
    """Why a comment is not printed; its author reads it in the language of the account."""

    OFF_TOPIC = "off_topic", _("It does not speak to the piece or the question.")
    ATTACK = "attack", _("It attacks a person rather than an argument.")
    HATE = "hate", _("It speaks against people for what they are.")
    VULGAR = "vulgar", _("Its words are vulgar or obscene.")
    UNTRUE = "untrue", _("It states as fact what we know to be untrue.")
    PERSONAL = "personal", _("It tells something private about somebody.")
    SPAM = "spam", _("It advertises, or says the same again and again.")
    COPIED = "copied", _("It is largely somebody else’s text.")
    UNLAWFUL = "unlawful", _("We may not print it by law.")
    UNREADABLE = "unreadable", _("We could not make out what it says.")
    OTHER = "other", _("Another reason")


@dataclass(frozen=True)
class Rule:
    """From where a ruling leads, to where, and who may make it.

    `targets` has one status, or several where the rules of the house choose; none where it leads
    back to where the ruling taken back came from.
    """

    sources: frozenset[Status]
    targets: frozenset[Status]
    roles: frozenset[Role]
    needs_reason: bool = False
    is_told: bool = False
    is_undone: bool = False  # by an editor


AUTHOR, EDITOR, RULE = (frozenset({role}) for role in Role)
JUDGED = VISIBLE | HELD

RULES = {
    Kind.APPROVE: Rule(
        HELD | {Status.NEW, Status.TO_REVISE, Status.REJECTED},
        frozenset({Status.APPROVED}),
        EDITOR,
        is_told=True,
        is_undone=True,
    ),
    Kind.REJECT: Rule(
        JUDGED | {Status.TO_REVISE},
        frozenset({Status.REJECTED}),
        EDITOR,
        needs_reason=True,
        is_told=True,
        is_undone=True,
    ),
    Kind.ASK_TO_REVISE: Rule(
        JUDGED,
        frozenset({Status.TO_REVISE}),
        EDITOR,
        needs_reason=True,
        is_told=True,
        is_undone=True,
    ),
    Kind.HOLD: Rule(VISIBLE, HELD, EDITOR | RULE, is_undone=True),
    Kind.EDIT: Rule(JUDGED, JUDGED, AUTHOR),
    Kind.REVISE: Rule(frozenset({Status.TO_REVISE}), HELD, AUTHOR),
    Kind.DELETE: Rule(OPEN, frozenset({Status.DELETED}), AUTHOR),
    Kind.TAKE_DOWN: Rule(
        OPEN, frozenset({Status.TAKEN_DOWN}), EDITOR, needs_reason=True, is_told=True
    ),
    # Who shows a comment above others has looked at it.
    **dict.fromkeys(
        (Kind.PICK, Kind.UNPICK, Kind.PIN, Kind.UNPIN),
        Rule(VISIBLE, frozenset({Status.APPROVED}), EDITOR, is_undone=True),
    ),
}
# What taking such a ruling back does.
OPPOSITES = {
    Kind.PICK: Kind.UNPICK,
    Kind.UNPICK: Kind.PICK,
    Kind.PIN: Kind.UNPIN,
    Kind.UNPIN: Kind.PIN,
}


def may(kind: Kind, *, status: Status, role: Role) -> bool:
    """Return whether a role may make a ruling on a comment; taking one back is asked of its row."""
    rule = RULES.get(kind)
    return rule is not None and status in rule.sources and role in rule.roles


# How editors, authors and rules move an answer between stages.
STAGES: dict[Stage, dict[Stage, frozenset[Role]]] = {
    Stage.RECEIVED: {
        Stage.WITHHELD: RULE,
        Stage.SHORTLISTED: EDITOR,
        Stage.NOT_PICKED: EDITOR,
        Stage.REJECTED: EDITOR,
        Stage.WITHDRAWN: AUTHOR,
    },
    Stage.WITHHELD: {
        Stage.RECEIVED: EDITOR,
        Stage.SHORTLISTED: EDITOR,
        Stage.NOT_PICKED: EDITOR,
        Stage.REJECTED: EDITOR,
        Stage.WITHDRAWN: AUTHOR,
    },
    Stage.SHORTLISTED: {
        Stage.RECEIVED: EDITOR,
        Stage.WITHHELD: RULE,  # its author wrote something else
        Stage.PICKED: EDITOR,
        Stage.NOT_PICKED: EDITOR,
        Stage.REJECTED: EDITOR,
        Stage.WITHDRAWN: AUTHOR,
    },
    Stage.PICKED: {Stage.SHORTLISTED: EDITOR},
    Stage.NOT_PICKED: {Stage.SHORTLISTED: EDITOR, Stage.WITHDRAWN: AUTHOR},
    Stage.REJECTED: {Stage.RECEIVED: EDITOR},
    Stage.WITHDRAWN: {},
}


def may_move(before: Stage, after: Stage, *, role: Role) -> bool:
    return role in STAGES[before].get(after, frozenset())
