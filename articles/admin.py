from typing import Any

from django.contrib import admin, messages
from django.db.models import Count
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

import search.actions
from articles import actions, bilingual
from articles.models import Article, Byline, Companion, Filing, Page, Source, Topic
from articles.word.desk import ReadsWord
from editions.admin import DeskAdmin, PieceAdmin, SideBySide, in_each_language, rows
from editions.languages import columns
from editions.models import State
from editions.states import STATE_FILTERS


class RelatedFilter(admin.RelatedOnlyFieldListFilter):
    """A filter by what a piece points at, headed by what that is called."""

    def __init__(self, field: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(field, *args, **kwargs)
        self.title = field.related_model._meta.verbose_name_plural


@admin.register(Topic)
class TopicAdmin(DeskAdmin):
    list_display = ("slug", *in_each_language("name"), "position", "pieces")
    list_editable = ("position",)
    search_fields = ("slug", *columns("name"), *columns("description"))
    prepopulated_fields = {"slug": ("name_en",)}
    fieldsets = ((None, {"fields": rows(Topic, "name", "description", "slug", "position")}),)

    def for_list(self, rows: Any) -> Any:
        return rows.annotate(number=Count("filings"))

    @admin.display(description=_("pieces"), ordering="number")
    def pieces(self, topic: Any) -> int:
        number: int = topic.number
        return number


class BylineInline(SideBySide, admin.StackedInline):
    model = Byline
    extra = 0
    autocomplete_fields = ("contributor",)
    fieldsets = ((None, {"fields": (("contributor", "position"), columns("role"))}),)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("contributor")


class FilingInline(SideBySide, admin.StackedInline):
    model = Filing
    extra = 0
    fieldsets = ((None, {"fields": (("topic", "position"),)}),)
    autocomplete_fields = ("topic",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("topic")


class SourceInline(SideBySide, admin.StackedInline):
    model = Source
    extra = 0
    fieldsets = ((None, {"fields": (("url", "position"), columns("label"))}),)


class CompanionInline(SideBySide, admin.StackedInline):
    model = Companion
    fk_name = "article"
    extra = 0
    fieldsets = ((None, {"fields": (("other", "position"),)}),)
    autocomplete_fields = ("other",)
    verbose_name_plural = _("More on this")

    def get_queryset(self, request: HttpRequest) -> Any:
        bodies = (f"other__{column}" for column in columns("body"))
        return super().get_queryset(request).select_related("other").defer(*bodies)


@admin.register(Article)
class ArticleAdmin(ReadsWord, PieceAdmin):
    change_form_template = "admin/articles/article/change_form.html"
    list_display = ("any_title", "kind", "authors", "filed_under", "states", "saved")
    list_filter = (
        *STATE_FILTERS,
        "kind",
        ("topics", RelatedFilter),
        ("contributors", RelatedFilter),
        "original_language",
    )
    search_fields = (
        "slug",
        *columns("title"),
        *columns("standfirst"),
        "bylines__contributor__latin_name",
        *columns("bylines__contributor__name"),
    )
    ordering = ("-updated_at", "-pk")
    autocomplete_fields = ("image",)
    readonly_fields = ("paragraphs",)
    prepopulated_fields = {"slug": ("title_en",)}
    inlines = (BylineInline, FilingInline, SourceInline, CompanionInline)
    fieldsets = (
        (None, {"fields": rows(Article, "title", "standfirst")}),
        (_("Publication"), {"fields": (columns("published_at"),), "classes": ("publication",)}),
        (_("Text"), {"fields": (*rows(Article, "body"), "paragraphs")}),
        (_("Filing"), {"fields": (("kind", "original_language"), "slug")}),
        (_("Lead picture"), {"fields": rows(Article, "image", "image_caption")}),
        (_("Below the text"), {"fields": rows(Article, "authors_note", "disclosure")}),
        (_("Republishing"), {"fields": ("may_be_republished",)}),
        (
            _("First published elsewhere"),
            {
                "fields": ("first_published_in", "first_published_at", "canonical_url"),
                "classes": ("collapse",),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("image")

    def for_list(self, pieces: Any) -> Any:
        return super().for_list(pieces.for_list().with_topics())

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        actions.print_roles(form.instance)
        search.actions.index(Article, [form.instance.pk])
        for edition in form.instance.editions():
            if edition.state is State.SCHEDULED and not form.instance.is_approved_in(
                edition.language
            ):
                text = _("%(language)s has changed since its author approved it: send a new proof.")
                messages.warning(request, text % {"language": edition.language.called})

    @admin.display(description=_("paragraphs"))
    def paragraphs(self, article: Article) -> str:
        """Say where two languages do not have the same paragraphs, as last saved."""
        comparisons = [
            {
                "languages": (one.language, other.language),
                "address": one.has("title")
                and other.has("title")
                and article.bilingual_url(one.language, other.language),
                "uneven": bilingual.uneven(pairs),
            }
            for one, other, pairs in article.comparisons()
        ]
        return render_to_string("admin/paragraphs.html", {"comparisons": comparisons})

    @admin.display(description=_("title"))
    def any_title(self, article: Article) -> str:
        return str(article)

    @admin.display(description=_("by"))
    def authors(self, article: Article) -> str:
        names = (byline.contributor.byline_name for byline in article.bylines.all())
        return gettext(", ").join(names)

    @admin.display(description=_("topics"))
    def filed_under(self, article: Article) -> str:
        return gettext(", ").join(str(filing.topic) for filing in article.filings.all())


@admin.register(Page)
class PageAdmin(PieceAdmin):
    list_display = ("__str__", "slug", "states", "saved")
    list_filter = STATE_FILTERS
    search_fields = ("slug", *columns("title"), *columns("standfirst"))
    ordering = ("slug",)
    prepopulated_fields = {"slug": ("title_en",)}
    fieldsets = (
        (None, {"fields": rows(Page, "title", "standfirst", "slug")}),
        (_("Publication"), {"fields": (columns("published_at"),), "classes": ("publication",)}),
        (_("Text"), {"fields": rows(Page, "body")}),
    )
