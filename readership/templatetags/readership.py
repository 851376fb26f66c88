from typing import Any

from django import template

from articles.models import Article
from readership import plots
from readership.most_read import most_read

register = template.Library()


@register.inclusion_tag("readership/_most_read.html", name="most_read")
def most_read_list() -> dict[str, Any]:
    """Print what the week's readers of the page's language read most."""
    return {"articles": most_read()}


@register.inclusion_tag("admin/readership/_article.html")
def article_reads(article: Article) -> dict[str, Any]:
    """Print an article's own readership at the desk."""
    return plots.of_article(article)
