"""From an accepted piece to the article: everything carried over, both linked."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

import search.actions
from articles.models import Article, Byline
from contributors.models import Contributor
from editions.languages import LANGUAGES
from images.models import Image
from submissions.models import Author, Submission
from submissions.refusals import Refused


def make_article(submission: Submission) -> Article:
    """Make the draft article of a piece in its language, with its bylines."""
    language = submission.written_in
    fields: dict[str, Any] = {
        language.field("title"): submission.title,
        language.field("body"): submission.text,
        language.field("disclosure"): submission.disclosure,
    }
    article = Article.objects.create(
        kind=Article.Kind.OP_ED,
        original_language=language.code,
        approved={},  # each edition waits for its proof
        slug=free_slug(Article, submission.title, f"op-ed-{timezone.localdate():%Y-%m-%d}"),
        **fields,
    )
    for position, author in enumerate(submission.authors.joined()):
        Byline.objects.create(
            article=article,
            contributor=contributor_of(author),
            position=position,
            **{language.field("role"): author.role},
        )
    search.actions.index(Article, [article.pk])
    return article


def contributor_of(author: Author) -> Contributor:
    """Return who is printed, made of what the author wrote where we have not printed them yet.

    A contributor that exists keeps their own name, biography and portrait: the desk looks after
    those, and the role of this piece stands on its byline.
    """
    known = author.contributor or getattr(author.user, "contributor", None)
    if known is None:
        known = new_contributor(author)
    if author.contributor_id != known.pk:
        author.contributor = known
        author.save(update_fields=["contributor"])
    return known


def new_contributor(author: Author) -> Contributor:
    language = author.submission.written_in
    latin = author.latin_name or author.name
    return Contributor.objects.create(
        user=author.user,
        slug=free_slug(Contributor, latin, "contributor"),
        latin_name=latin,
        is_draft=True,
        portrait=portrait_of(author),
        **{
            language.field("name"): author.name,
            language.field("role"): author.role,
            language.field("bio"): "".join(
                f"<p>{line}</p>" for line in author.bio.splitlines() if line.strip()
            ),
        },
    )


def portrait_of(author: Author) -> Image | None:
    """Return the author's portrait as a picture of ours, checked and stripped when it came in."""
    if not author.headshot:
        return None
    with author.headshot.open() as file:
        return Image.objects.create(
            title=str(author),
            file=file,
            **{language.field("alt"): str(author) for language in LANGUAGES},
        )


def free_slug(model: type[Article | Contributor], text: str, otherwise: str) -> str:
    """Return a slug made of a text that no page has or had."""
    base = slugify(text)[:100].strip("-") or otherwise
    slug, number = base, 1
    while model.objects.filter(slug=slug).exists() or model.objects.formerly_at(slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def undo(submission: Submission) -> None:
    """Part a piece from its article, which stays a draft that cannot be published.

    Raises Refused when readers have it already, or are about to.
    """
    article = submission.article
    if article is None:
        return
    if any(edition.published_at for edition in article.editions()):
        raise Refused(
            _("The article is published or scheduled. Take it back first, in every language.")
        )
    withhold(article)
    submission.article = None


def withhold(article: Article) -> None:
    """Take a piece out of every schedule and keep it there.

    Raises Refused when an edition is live: what readers have read is not unsaid.
    """
    row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if row.live_editions():
        raise Refused(_("It is published already. Write to us if something is wrong."))
    for edition in row.editions():
        setattr(row, edition.language.field("published_at"), None)
    row.is_withheld = True
    row.save()


def release(article: Article) -> None:
    row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    row.is_withheld = False
    row.save()
