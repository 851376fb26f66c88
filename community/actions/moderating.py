"""What editors do with comments besides ruling: share the work out, pick, pin, put right."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from community.actions import counts, rulings
from community.models import Comment, Ruling
from community.models.comment import CommentQuerySet
from community.refusals import Refused
from community.workflow import Kind, Status
from editions.languages import Language
from submissions import claims

AT_ONCE = 20  # a page of a queue


@dataclass
class Outcome:
    """What became of comments that were ruled on together."""

    done: list[Ruling] = field(default_factory=list)
    refused: list[tuple[Comment, str]] = field(default_factory=list)


def claim(comment: Comment, *, editor: User, takes_over: bool = False) -> None:
    """Say that an editor is at a comment until their shift ends. Raises Refused."""
    if not claims.take(comment, among=Comment.objects.all(), editor=editor, takes_over=takes_over):
        raise Refused(claims.said(comment))


@transaction.atomic
def claim_next(queue: CommentQuerySet, *, editor: User) -> int:
    """Claim the oldest of a queue that are nobody's; two editors who ask at once get others."""
    until = claims.shift_ends(editor)
    waiting = queue.filter(Q(claimed_by=None) | Q(claimed_until__lte=timezone.now()))
    oldest = waiting.order_by("created_at", "pk").select_for_update(of=("self",), skip_locked=True)
    chosen = list(oldest.values_list("pk", flat=True)[:AT_ONCE])
    rows = Comment.objects.filter(pk__in=chosen)
    return rows.update(claimed_by=editor, claimed_until=until)


def release(comments: CommentQuerySet, *, editor: User) -> int:
    """End an editor's own claims."""
    mine = comments.filter(claimed_by=editor)
    return mine.update(claimed_by=None, claimed_until=None)


def rule_each(
    versions: dict[int, int], kind: Kind, *, by: User, reason: str = "", note: str = ""
) -> Outcome:
    """Rule on comments, each under the version that was on the page; the others are named.

    Each is a transaction of its own, in one order, so that two who do this at once go on.
    """
    outcome = Outcome()
    for comment in Comment.objects.filter(pk__in=versions).order_by("pk"):
        try:
            ruling = rulings.rule(
                comment, kind, by=by, version=versions[comment.pk], reason=reason, note=note
            )
            outcome.done.append(ruling)
        except (Refused, ValidationError) as refusal:
            outcome.refused.append((comment, said(refusal)))
    return outcome


def said(refusal: Refused | ValidationError) -> str:
    return " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)


def held_as(comment: Comment) -> Status:
    """Return how a comment is held: by a rule if one found something, else by whoever looks."""
    return Status.WITHHELD if comment.findings else Status.PENDING


def hold(comment: Comment, *, by: User, version: int | None = None) -> Ruling:
    """Take a comment from the page until somebody has decided on it."""
    return rulings.rule(comment, Kind.HOLD, by=by, to=held_as(comment), version=version)


def pin(comment: Comment, *, by: User, version: int | None = None) -> Ruling:
    """Let an editor's comment stand first in its thread, instead of any other."""
    if not (comment.member and comment.member.user.is_staff):
        raise Refused(_("Only an editor’s comment can be pinned."))
    return rulings.rule(comment, Kind.PIN, by=by, version=version)


@transaction.atomic
def name_language(comment: Comment, language: Language, *, by: User) -> None:
    """Say in which language a comment is written, where it was taken for another."""
    row, _role = rulings.locked(comment, by, None)
    Comment.objects.filter(pk=row.pk).update(language=language.code)
    comment.language = language.code
    counts.touched(row.thread_id)
