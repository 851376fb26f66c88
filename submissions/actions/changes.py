"""After acceptance: authors propose, and the desk takes what it likes into the article."""

from __future__ import annotations

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import search.actions
from accounts.models import User
from articles.models import Article
from editions.languages import Language
from editions.models import says_something
from submissions import workflow
from submissions.actions import decisions, letters
from submissions.models import Author, Change, Submission
from submissions.refusals import Refused

# What one author may have waiting at once, so that a desk is never buried.
OPEN_AT_MOST = 20


def may_propose(submission: Submission) -> bool:
    return submission.article_id is not None and submission.state in workflow.WITH_ARTICLE


def body_digest(article: Article, language: Language) -> str:
    """Return by what a form tells that the article has changed since it was opened."""
    return hashlib.sha256((article.text_in(language, "body") or "").encode()).hexdigest()


@transaction.atomic
def propose(
    author: Author, *, language: Language, text: str = "", note: str = "", seen: str = ""
) -> Change:
    """Keep what an author would have otherwise; the article stays as it is.

    Raises ValidationError keyed by the field, or Refused.
    """
    row = Submission.objects.select_for_update(of=("self",)).get(pk=author.submission_id)
    if not may_propose(row) or row.article is None:
        raise Refused(_("Changes are proposed once a piece is accepted."))
    body = row.article.text_in(language, "body") or ""
    text = "" if text == body or not says_something(text) else text
    if not (text or note.strip()):
        raise ValidationError({"note": _("Change the text, or say what should change.")})
    said = {"language": language.code, "text": text, "note": note.strip()}
    if same := author.changes.open().filter(**said).first():  # sent twice
        return same
    if author.changes.open().count() >= OPEN_AT_MOST:
        raise Refused(_("Our editors have not read your last proposals yet. Write to us instead."))
    return Change.objects.create(
        submission=row,
        author=author,
        **said,
        seen=seen or body_digest(row.article, language),
    )


@transaction.atomic
def take(change: Change, *, editor: User, seen: str) -> None:
    """Put a proposed text into the article, or note that a remark was followed; tell its author.

    `seen` is the digest of the article's text the editor compared it with. Raises Refused, or
    ValidationError when the article may not hold this text.
    """
    row = _open(change, editor)
    assert row.submission.article_id is not None
    article = Article.objects.select_for_update(of=("self",)).get(pk=row.submission.article_id)
    language = row.written_in
    if row.text:
        if seen != body_digest(article, language):
            raise Refused(_("The article was saved since you opened this page. Compare again."))
        setattr(article, language.field("body"), row.text)
        article.check_editions()
        article.save(update_fields=[language.field("body"), "updated_at"])
        search.actions.index(Article, [article.pk])
    _decide(row, Change.Status.TAKEN, editor=editor)


@transaction.atomic
def decline(change: Change, *, editor: User, reason: str) -> None:
    """Leave the article as it is and tell the author why."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why; the author reads it.")})
    _decide(_open(change, editor), Change.Status.DECLINED, editor=editor, reason=reason.strip())


def _open(change: Change, editor: User) -> Change:
    """Return a change that is still open, held until the transaction ends."""
    decisions.locked(change.submission, editor, None)
    row = Change.objects.select_for_update(of=("self",)).select_related("submission", "author")
    found = row.get(pk=change.pk)
    if found.status != Change.Status.OPEN:
        raise Refused(
            _("%(who)s has decided on this change already.") % {"who": found.editor or ""}
        )
    return found


def _decide(change: Change, status: Change.Status, *, editor: User, reason: str = "") -> None:
    change.status, change.editor, change.reason = status, editor, reason
    change.decided_at = timezone.now()
    change.save(update_fields=["status", "editor", "reason", "decided_at"])
    letters.write(
        f"change_{status.value}",
        change.author,
        occasion=f"change:{change.pk}",
        reason=reason,
        language=change.written_in,
        note=change.note,
    )
