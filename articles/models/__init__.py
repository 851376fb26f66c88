from articles.models.article import Article, ArticleQuerySet
from articles.models.manuscript import Manuscript
from articles.models.page import Page
from articles.models.parts import Byline, Companion, Filing, Source
from articles.models.topic import Topic

__all__ = [
    "Article",
    "ArticleQuerySet",
    "Byline",
    "Companion",
    "Filing",
    "Manuscript",
    "Page",
    "Source",
    "Topic",
]
