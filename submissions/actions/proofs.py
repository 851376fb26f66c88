"""The author's proof: sent, approved, answered with changes, or passed by its day."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Coalesce, Now
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from articles.models import Article
from editions.languages import Language
from submissions import workflow
from submissions.actions import decisions, letters
from submissions.models import Author, Proof, Submission, Waiver
from submissions.refusals import Refused

Answer = Proof.Answer
MOMENT = models.DateTimeField()


@transaction.atomic
def send(
    submission: Submission, language: Language, *, editor: User, due_at: dt.datetime
) -> list[Proof]:
    """Ask every author to approve an edition as it stands; a proof before it is replaced.

    Raises Refused when the edition lacks its text, ValidationError keyed `due_at`.
    """
    row, article = _held(submission, editor)
    if article.edition(language).lacks():
        raise Refused(
            _("%(language)s has no title or no text yet.") % {"language": language.called}
        )
    if due_at <= timezone.now():
        raise ValidationError({"due_at": _("Name a moment to come.")})
    _replace(row, language)
    _disapprove(article, language)
    fingerprint = article.fingerprint(language)
    proofs = [
        Proof.objects.create(
            submission=row,
            language=language.code,
            author=author,
            sha256=fingerprint,
            sent_by=editor,
            due_at=due_at,
        )
        for author in row.authors.joined()
    ]
    for proof in proofs:
        _tell("proof", proof)
    return proofs


@transaction.atomic
def approve(proof: Proof, *, seen: str) -> None:
    """Record an author's approval of the text they were shown. Raises Refused when it changed."""
    row, article = _answerable(proof)
    if seen != article.fingerprint(row.edition_language):
        raise Refused(
            _(
                "The text was changed since you opened this page. "
                "Here is the new one: read it again."
            )
        )
    row.sha256 = seen
    _answer(row, Answer.APPROVED)
    settle(row.submission, article, row.edition_language)


@transaction.atomic
def ask_for_changes(proof: Proof, *, text: str) -> None:
    """Record what an author would have changed; the edition waits for a new proof."""
    row, article = _answerable(proof)
    if not text.strip():
        raise ValidationError({"text": _("Say what should change.")})
    row.text = text.strip()
    _answer(row, Answer.CHANGES)
    _disapprove(article, row.edition_language)


@transaction.atomic
def waive(submission: Submission, language: Language, *, editor: User, reason: str) -> Waiver:
    """Let an edition be published as it stands without its author's approval, and record why."""
    row, article = _held(submission, editor)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why; the record keeps it.")})
    fingerprint = article.fingerprint(language)
    _approve(article, language, fingerprint)
    return Waiver.objects.create(
        submission=row,
        language=language.code,
        sha256=fingerprint,
        editor=editor,
        reason=reason.strip(),
    )


def pass_due() -> int:
    """Record each proof whose day has passed without an answer, and tell its author; how many."""
    overdue = Proof.objects.overdue().filter(submission__state__in=workflow.WITH_ARTICLE)
    done = 0
    for proof in overdue.select_related("submission"):
        try:
            _pass(proof)
            done += 1
        except Refused:  # answered or withdrawn meanwhile
            continue
    return done


@transaction.atomic
def _pass(proof: Proof) -> None:
    row, article = _answerable(proof)
    if row.due_at > timezone.now():
        raise Refused("")
    _answer(row, Answer.PASSED)
    settle(row.submission, article, row.edition_language)
    _tell("proof_passed", row)


def settle(submission: Submission, article: Article, language: Language) -> None:
    """Let an edition be published if all its authors have answered for it as it stands."""
    fingerprint = article.fingerprint(language)
    proofs = Proof.objects.standing().filter(submission=submission, language=language.code)
    settled = {each.author_id for each in proofs if each.settles and each.sha256 == fingerprint}
    authors = {author.pk for author in submission.authors.joined()}
    if authors and authors <= settled:
        _approve(article, language, fingerprint)


def _held(submission: Submission, editor: User | None) -> tuple[Submission, Article]:
    """Return the piece and its article, both held. Raises Refused where no proof is read."""
    if editor:
        row, _role = decisions.locked(submission, editor, None)
    else:
        row = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    if row.state not in workflow.WITH_ARTICLE or row.article_id is None:
        raise Refused(_("There is no proof to read: the piece is not on its way into print."))
    return row, Article.objects.select_for_update(of=("self",)).get(pk=row.article_id)


def _answerable(proof: Proof) -> tuple[Proof, Article]:
    submission, article = _held(proof.submission, None)
    row = Proof.objects.select_related("author").get(pk=proof.pk)
    if not row.is_waiting:
        raise Refused(_("This proof has been answered already, or a newer one replaced it."))
    row.submission = submission
    return row, article


def _answer(proof: Proof, answer: Proof.Answer) -> None:
    proof.answer, proof.answered_at = answer, timezone.now()
    proof.save(update_fields=["answer", "answered_at", "sha256", "text"])


def _replace(submission: Submission, language: Language) -> None:
    standing = Proof.objects.standing().filter(submission=submission, language=language.code)
    standing.update(
        answer=Answer.REPLACED, answered_at=Coalesce("answered_at", Now(), output_field=MOMENT)
    )


def _approve(article: Article, language: Language, fingerprint: str) -> None:
    if article.approved is not None:
        article.approved = {**article.approved, language.code: fingerprint}
        article.save(update_fields=["approved"])


def _disapprove(article: Article, language: Language) -> None:
    """Let an edition wait again; one that has a date was approved when it got it."""
    if article.approved and not article.edition(language).published_at:
        rest = {code: seen for code, seen in article.approved.items() if code != language.code}
        article.approved = rest
        article.save(update_fields=["approved"])


def _tell(kind: str, proof: Proof) -> None:
    letters.write(
        kind,
        proof.author,
        occasion=f"{kind}:{proof.pk}",
        language=proof.edition_language,
        due_at=proof.due_at,
        proof_address=settings.SITE_URL + proof.url,
    )


def standing(submission: Submission, author: Author | None = None) -> list[Proof]:
    """Return the proofs that count, of all authors or of one, by language."""
    proofs = submission.proofs.standing().select_related("author")
    return list(proofs.filter(author=author) if author else proofs)


def is_read(submission: Submission) -> bool:
    """Return whether proofs of a piece are still answered: not once it is withdrawn."""
    return submission.state in workflow.WITH_ARTICLE
