from typing import Any

from django import template

from articles.models import Article
from submissions.models import Submission

register = template.Library()


@register.inclusion_tag("admin/submissions/_article.html")
def submission_of(article: Article) -> dict[str, Any]:
    """Print at an article which piece it was made of, and what its authors wait for."""
    submission = Submission.objects.without_texts().filter(article=article).first()
    number = submission.changes.open().count() if submission else 0
    return {"submission": submission, "number": number}
