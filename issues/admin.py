from functools import cache
from typing import Any, ClassVar

from content_editor.admin import ContentEditor, ContentEditorInline
from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

import search.actions
from articles.models import Article
from editions.admin import PieceAdmin, SideBySide, rows
from editions.clocks import day_written
from editions.languages import columns
from editions.states import STATE_FILTERS
from issues import actions
from issues.models import (
    Credited,
    DiscoverMore,
    FeaturedArticle,
    Issue,
    NotableNumber,
    Notice,
    Picture,
    QuoteOfTheWeek,
    RichText,
    Section,
    Video,
)

LONG_TEXTS = tuple(
    f"article__{column}"
    for name in ("body", "authors_note", "disclosure")
    for column in (name, *columns(name))
)


class SectionInline(SideBySide, ContentEditorInline):
    """One type of section on the issue's form.

    Every subclass serves its model, those of other apps too; a type without one gets all its
    fields as they come.
    """

    template = "admin/section_inline.html"
    names: ClassVar[tuple[str, ...]] = ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        names = self.names or own_fields(self.model)
        return [(None, {"fields": (*rows(self.model, *names), "region", "ordering")})]

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return links(self.model)

    def get_queryset(self, request: HttpRequest) -> Any:
        sections = super().get_queryset(request)
        chosen = links(self.model)
        if chosen:
            sections = sections.select_related(*chosen)
        return sections.defer(*LONG_TEXTS) if "article" in chosen else sections


def links(model: type[models.Model]) -> list[str]:
    """Return the rows a section points at, besides its issue."""
    fields = model._meta.concrete_fields
    return [field.name for field in fields if field.is_relation and field.name != "parent"]


def own_fields(model: type[Section]) -> list[str]:
    fields = [field.name for field in model._meta.concrete_fields if field.editable]
    translations = {column for name in model.translated() for column in columns(name)}
    return [name for name in fields if name not in {"parent", "region", "ordering", *translations}]


class QuoteInline(SectionInline):
    model = QuoteOfTheWeek
    icon = "format_quote"
    names = ("text", "article", "speakers", "roles", "heading")


class NumberInline(SectionInline):
    model = NotableNumber
    icon = "looks_one"
    names = ("figure", "unit", "text", "article", "speakers", "roles", "heading")


class FeaturedInline(SectionInline):
    model = FeaturedArticle
    icon = "article"
    names = ("article", "teaser", "heading")


class DiscoverInline(SectionInline):
    model = DiscoverMore
    icon = "explore"
    names = ("source", "title", "blurb", "url", "link_label", "image", "intro", "heading")


class VideoInline(SectionInline):
    model = Video
    icon = "movie"
    names = (
        "source",
        "title",
        "blurb",
        "url",
        "duration",
        "link_label",
        "image",
        "intro",
        "heading",
    )


class TextInline(SectionInline):
    model = RichText
    icon = "notes"
    names = ("heading", "text")


class PictureInline(SectionInline):
    model = Picture
    icon = "image"
    names = ("image", "caption", "heading")


class NoticeInline(SectionInline):
    model = Notice
    icon = "campaign"
    names = ("heading", "text", "starts_on", "ends_on")


@cache
def section_inlines() -> list[type[SectionInline]]:
    """Return an inline for every type of section there is."""
    declared = {inline.model: inline for inline in SectionInline.__subclasses__()}
    return [
        declared.get(model) or SectionInline.create(model, icon="extension")
        for model in Section.types()
    ]


@admin.register(Issue)
class IssueAdmin(PieceAdmin, ContentEditor):
    change_form_template = "admin/issues/issue/change_form.html"
    list_display = ("day", "any_title", "states", "saved")
    list_display_links = ("day", "any_title")
    list_filter = STATE_FILTERS
    search_fields = ("date", *columns("title"), *columns("standfirst"), *columns("tagline"))
    date_hierarchy = "date"
    ordering = ("-date",)
    autocomplete_fields = ("image",)
    fieldsets = (
        (None, {"fields": ("date", *rows(Issue, "title"))}),
        (
            gettext_lazy("Publication"),
            {"fields": (columns("published_at"),), "classes": ("publication",)},
        ),
        (
            gettext_lazy("Letter"),
            {"fields": rows(Issue, "tagline", "salutation", "letter", "sign_off")},
        ),
        (
            gettext_lazy("In lists"),
            {"fields": rows(Issue, "standfirst", "image", "image_caption")},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("image")

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return section_inlines()

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("start/", view(require_POST(self.start)), name="issues_issue_start"),
            path("credit/<int:pk>/", view(self.credit), name="issues_issue_credit"),
        ]
        return own + super().get_urls()

    def start(self, request: HttpRequest) -> HttpResponse:
        """Start the issue of the date the button named: a second click leads to the same one."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        try:
            named = parse_date(request.POST.get("date", ""))
        except ValueError as impossible:  # 30 February
            raise BadRequest from impossible
        issue, is_new = actions.start_issue(date=named)
        if is_new:
            self.log_addition(request, issue, _("Started from the issue before it."))
            messages.success(request, _("The issue is started. Nothing of it is published yet."))
        else:
            messages.info(request, _("This issue was started already. Here it is."))
        return redirect("admin:issues_issue_change", issue.pk)

    def credit(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Answer who wrote an article, in the columns a quote or number names its speaker in."""
        if not request.user.has_perm("articles.view_article"):
            raise PermissionDenied
        article = get_object_or_404(Article.objects.without_bodies(), pk=pk)
        return JsonResponse(actions.printed_credit(article))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        context = {"next_date": actions.next_date(), **(extra_context or {})}
        return super().changelist_view(request, context)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if issubclass(formset.model, Credited):
            for section_form in formset.forms:
                actions.credit_from_article(section_form.instance)
        super().save_formset(request, form, formset, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        search.actions.index(Issue, [form.instance.pk])

    @admin.display(description=gettext_lazy("date"), ordering="date")
    def day(self, issue: Issue) -> str:
        return day_written(issue.date)

    @admin.display(description=gettext_lazy("title"))
    def any_title(self, issue: Issue) -> str:
        return issue.any_title
