from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from community.models import Answer, Question
from community.workflow import Stage
from editions.clocks import day_written
from editions.languages import columns

LISTED = 12


class QuestionFilter(admin.SimpleListFilter):
    title = _("question")
    parameter_name = "question"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        newest = Question.objects.select_related("parent").order_by("-parent__date")
        rows = newest.only(*columns("text"), "parent__date")[:LISTED]
        return [(str(row.pk), f"{day_written(row.parent.date)} · {asked(row)}") for row in rows]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Answer] | None:
        value = self.value() or ""
        is_number = value.isascii() and value.isdigit() and len(value) < 10
        return queryset.filter(question=int(value)) if is_number else None


def asked(question: Question) -> str:
    return Truncator(question.any_text).chars(40)


class StageFilter(admin.SimpleListFilter):
    """All but what was withdrawn, which has no words any more."""

    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("waiting", _("To be read")), *Stage.choices]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Answer]:
        value = self.value()
        if value == "waiting":
            return queryset.waiting()
        return queryset.filter(stage=value) if value in Stage.values else queryset.standing()


class FirstFilter(admin.SimpleListFilter):
    title = _("first answer")
    parameter_name = "first"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", _("first-timers")), ("0", _("others"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Answer] | None:
        value = self.value()
        return queryset.filter(is_first=value == "1") if value in {"0", "1"} else None


class ConsentFilter(admin.SimpleListFilter):
    title = _("consent")
    parameter_name = "consent"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("cut", _("print and cut")),
            ("print", _("print as it is")),
            ("none", _("not to be printed")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Answer] | None:
        value = self.value()
        if value == "none":
            return queryset.filter(may_print=False)
        found = queryset.printable()
        return found.filter(may_edit=value == "cut") if value in {"cut", "print"} else None
