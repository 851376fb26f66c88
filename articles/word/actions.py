"""What is done with a Word file: it is read and sealed, its report acknowledged, its text used."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from articles import word
from articles.models import Article, Manuscript
from articles.word.reading import MOST_BYTES
from editions.languages import Language

LONGEST_NAME = 255
LONGEST_TITLE = 200


class NotAcknowledged(Exception):
    """Nobody has read the report yet."""


class Changed(Exception):
    """The text that would be replaced is not the one that was shown."""


class Published(Exception):
    """The language is live or scheduled: readers would get the text at once."""


def read_manuscript(file: Any, *, by: User | None = None, **links: Any) -> Manuscript:
    """Read an uploaded Word file and seal it. Raises word.Refused, and then keeps nothing.

    `links` are the article and language it is brought for, if any.
    """
    content = file.read(MOST_BYTES + 1)
    return seal(content, name=file.name or "", reading=word.read(content), by=by, **links)


def seal(
    content: bytes,
    *,
    name: str,
    reading: word.Reading,
    by: User | None = None,
    article: Article | None = None,
    language: str = "",
) -> Manuscript:
    """Keep a file as it was sent, in private storage, with what was read of it."""
    manuscript = Manuscript(
        sha256=reading.sha256,
        size=len(content),
        name=name.replace("\x00", "")[-LONGEST_NAME:],
        title=reading.title[:LONGEST_TITLE],
        html=reading.html,
        findings=reading.report.as_json(),
        uploaded_by=by,
        article=article,
        language=language,
        file=ContentFile(content, "manuscript.docx"),
    )
    try:
        with transaction.atomic():
            manuscript.save()
    except BaseException:
        if manuscript.file._committed:  # type: ignore[attr-defined]
            manuscript.file.delete(save=False)  # no row, no file
        raise
    return manuscript


def acknowledge(manuscript: Manuscript, *, by: User | None = None) -> None:
    """Note who has read the report first; a second reading changes nothing."""
    unread = Manuscript.objects.filter(pk=manuscript.pk, acknowledged_at=None)
    unread.update(acknowledged_at=timezone.now(), acknowledged_by=by)
    manuscript.refresh_from_db(fields=["acknowledged_at", "acknowledged_by"])


@transaction.atomic
def take_over(
    manuscript: Manuscript, article: Article, *, language: Language, replacing: str = ""
) -> None:
    """Write a manuscript's text into one language of an article, instead of `replacing`.

    Raises NotAcknowledged, Published, or Changed where that language holds another text by now.
    """
    if not manuscript.is_acknowledged():
        raise NotAcknowledged
    stored = Article.objects.select_for_update().get(pk=article.pk)
    body, published_at = language.field("body"), language.field("published_at")
    if getattr(stored, published_at):
        raise Published
    if (getattr(stored, body) or "") != replacing:
        raise Changed
    setattr(stored, body, manuscript.html)
    stored.save(update_fields=[body, "updated_at"])
    manuscript.article, manuscript.language = stored, language.code
    manuscript.taken_over_at = timezone.now()
    manuscript.save(update_fields=["article", "language", "taken_over_at"])
