"""What an editor does to an article."""

from articles.models import Article, Byline
from editions.languages import columns


def print_roles(article: Article) -> None:
    """Keep each contributor's role of today on the byline, where no other role is written."""
    for byline in Byline.objects.filter(article=article).select_related("contributor"):
        empty = [column for column in columns("role") if not getattr(byline, column)]
        for column in empty:
            setattr(byline, column, getattr(byline.contributor, column) or "")
        if empty:
            byline.save(update_fields=empty)
