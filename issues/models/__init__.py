"""The issue and the base of its sections, and beside them the types of section."""

from issues.models.issue import Issue, Section, in_groups, sections_of
from issues.models.sections import (
    Card,
    Credited,
    DiscoverMore,
    FeaturedArticle,
    NotableNumber,
    Notice,
    Picture,
    QuoteOfTheWeek,
    RichText,
    Video,
)

__all__ = [
    "Card",
    "Credited",
    "DiscoverMore",
    "FeaturedArticle",
    "Issue",
    "NotableNumber",
    "Notice",
    "Picture",
    "QuoteOfTheWeek",
    "RichText",
    "Section",
    "Video",
    "in_groups",
    "sections_of",
]
