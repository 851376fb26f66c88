from modeltranslation.translator import TranslationOptions, register

from articles.models import Article, Byline, Page, Source, Topic


@register(Topic)
class TopicOptions(TranslationOptions):
    fields = ("name", "description")


@register(Article)
class ArticleOptions(TranslationOptions):
    fields = (
        "title",
        "standfirst",
        "body",
        "image_caption",
        "authors_note",
        "disclosure",
        "published_at",
    )


@register(Byline)
class BylineOptions(TranslationOptions):
    fields = ("role",)


@register(Source)
class SourceOptions(TranslationOptions):
    fields = ("label",)


@register(Page)
class PageOptions(TranslationOptions):
    fields = ("title", "standfirst", "body", "published_at")
