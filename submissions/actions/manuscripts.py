"""A Word file of an author's: brought, read with its report, and made the text of the piece."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Manuscript
from articles.word.actions import NotAcknowledged, acknowledge, read_manuscript
from submissions.models import Author, Submission
from submissions.models.submission import digest
from submissions.refusals import Refused, Rewritten


def bring(author: Author, file: Any) -> Manuscript:
    """Read a file and keep it beside the piece; its text waits for `use`. Raises word.Refused.

    Another one that still waited is forgotten: the author has chosen this one instead.
    """
    manuscript = read_manuscript(file, by=author.user)  # up to 20 s, so before the lock
    try:
        with transaction.atomic():
            row = _open(author)
            before, row.brought = row.brought, manuscript
            row.save(update_fields=["brought", "updated_at"])
            forget(before)
    except BaseException:
        forget(manuscript)
        raise
    return manuscript


@transaction.atomic
def use(author: Author, manuscript: Manuscript, *, seen: str, is_read: bool) -> None:
    """Make the text of a file the text of the piece; a title is taken where there is none.

    `seen` is the digest of the text the author agreed to replace, `is_read` that they have read
    the report. Raises NotAcknowledged, Rewritten, or Refused when another file was brought since.
    """
    row = _open(author)
    if row.brought_id != manuscript.pk:
        raise Refused(_("Another file was brought since. Read its report first."))
    if seen != digest(row.title, row.text):
        raise Rewritten(row)
    if is_read:
        acknowledge(manuscript, by=author.user)
    if not manuscript.is_acknowledged():
        raise NotAcknowledged
    before = row.manuscript
    row.text, row.title = manuscript.html, row.title or manuscript.title
    row.manuscript, row.brought = manuscript, None
    row.saves += 1  # a form that is still open shows both texts
    row.unsettled.pop("text", None)
    row.save(
        update_fields=[
            *("text", "title", "manuscript", "brought", "saves", "unsettled", "updated_at")
        ]
    )
    forget(before)


def link(submission: Submission, article: Article) -> None:
    """Let the article know from which file its text came."""
    if submission.manuscript_id:
        Manuscript.objects.filter(pk=submission.manuscript_id).update(
            article=article, language=submission.language, taken_over_at=timezone.now()
        )


def forget(manuscript: Manuscript | None) -> None:
    """Delete a file with what was read of it, unless a piece or a version rests on it."""
    if manuscript is None or manuscript.revisions.exists() or manuscript.pieces.exists():
        return
    name = str(manuscript.file.name)
    manuscript.delete()
    transaction.on_commit(partial(manuscript.file.storage.delete, name))


def _open(author: Author) -> Submission:
    """Return the piece, held until the transaction ends, while its author still writes it."""
    row = Submission.objects.select_for_update(of=("self",)).get(pk=author.submission_id)
    if author != row.lead or not row.may_be_edited:
        raise Refused(_("This text is no longer open for writing. What you sent is safe with us."))
    author.submission = row
    return row
