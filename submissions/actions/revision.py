"""A new version: what the desk marks in the old one, and how its author writes it."""

from __future__ import annotations

import re
from html import unescape

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from accounts.models import User
from articles.bilingual import Block, blocks_of
from submissions import workflow
from submissions.actions import decisions
from submissions.models import Author, Passage, Revision, Submission
from submissions.models.submission import digest
from submissions.refusals import Refused, Rewritten
from submissions.workflow import State

SPACE = re.compile(r"\s+")


def paragraphs(revision: Revision) -> list[Block]:
    """Return the text as its paragraphs, headings and items, which passages are counted by."""
    return blocks_of(revision.text)


def words(block: Block) -> str:
    """Return the words of a block as a reader copies them, with no spaces around its marks."""
    return unescape(strip_tags(block.html))


@transaction.atomic
def mark(
    submission: Submission, *, editor: User, position: int, quote: str = "", comment: str
) -> Passage:
    """Keep what an editor asks at a paragraph of the newest text, or at some words of it.

    Raises ValidationError keyed by the field: the words must stand in that paragraph.
    """
    row, _role = decisions.locked(submission, editor, None)
    if row.state not in workflow.BEFORE_DECISION:
        raise Refused(_("Passages are marked while a piece is undecided."))
    revision = submission.latest_revision
    blocks = paragraphs(revision) if revision else []
    if revision is None or not 1 <= position <= len(blocks):
        raise Refused(_("The authors have sent a newer text. Mark the passage there."))
    text, wanted = _folded(words(blocks[position - 1])), _folded(quote)
    errors = {}
    if wanted.replace(" ", "") not in text.replace(" ", ""):
        errors["quote"] = _("These words do not stand in this paragraph. Copy them from it.")
    if not comment.strip():
        errors["comment"] = _("Say what should change here.")
    if errors:
        raise ValidationError(errors)
    return Passage.objects.create(
        submission=submission,
        revision=revision,
        position=position,
        quote=(wanted or text)[:2000],
        comment=comment.strip(),
        editor=editor,
    )


def unmark(passage: Passage) -> None:
    """Forget a passage, unless its author has answered it."""
    if passage.answer or passage.is_resolved:
        raise Refused(_("The author has answered this passage; it stays in the record."))
    passage.delete()


@transaction.atomic
def save(author: Author, *, title: str, text: str, seen: str, answers: dict[int, str]) -> str:
    """Keep what an author has written so far, and tell nobody; return its digest.

    `seen` is the digest of the text they had in front of them: who has not seen the newest does
    not write over it. Raises Rewritten, or Refused.
    """
    row, _role = decisions.locked(author.submission, author, None)
    if row.state != State.REVISION_REQUESTED:
        raise Refused(_("This text is no longer open for writing. What you sent is safe with us."))
    if seen != digest(row.title, row.text):
        raise Rewritten(row)
    row.title, row.text = title, text  # type: ignore[assignment]  # the field takes HTML
    row.save(update_fields=["title", "text", "updated_at"])
    for passage in Passage.objects.of_latest(row):
        answer = answers.get(passage.pk, passage.answer).strip()
        if answer != passage.answer:
            Passage.objects.filter(pk=passage.pk).update(answer=answer, is_resolved=bool(answer))
    author.submission = row
    return digest(row.title, row.text)


def _folded(text: str) -> str:
    """Return a text with one space where a browser, a mail or a hand had others."""
    return SPACE.sub(" ", text.replace("\x00", "")).strip()
