from modeltranslation.translator import TranslationOptions, register

from issues.models import (
    DiscoverMore,
    FeaturedArticle,
    Issue,
    NotableNumber,
    Notice,
    Picture,
    QuoteOfTheWeek,
    RichText,
    Video,
)


@register(Issue)
class IssueOptions(TranslationOptions):
    fields = (
        "title",
        "standfirst",
        "tagline",
        "salutation",
        "letter",
        "sign_off",
        "image_caption",
        "published_at",
    )


@register(QuoteOfTheWeek)
class QuoteOfTheWeekOptions(TranslationOptions):
    fields = ("heading", "text", "speakers", "roles")


@register(NotableNumber)
class NotableNumberOptions(TranslationOptions):
    fields = ("heading", "figure", "unit", "text", "speakers", "roles")


@register(FeaturedArticle)
class FeaturedArticleOptions(TranslationOptions):
    fields = ("heading", "teaser")


@register(DiscoverMore)
class DiscoverMoreOptions(TranslationOptions):
    fields = ("heading", "intro", "source", "title", "blurb", "link_label")


@register(Video)
class VideoOptions(TranslationOptions):
    fields = ("heading", "intro", "source", "title", "blurb", "link_label")


@register(RichText)
class RichTextOptions(TranslationOptions):
    fields = ("heading", "text")


@register(Picture)
class PictureOptions(TranslationOptions):
    fields = ("heading", "caption")


@register(Notice)
class NoticeOptions(TranslationOptions):
    fields = ("heading", "text")
