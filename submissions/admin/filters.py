from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from submissions import workflow
from submissions.models import Submission
from submissions.workflow import State


class StateFilter(admin.SimpleListFilter):
    """Open pieces, unless something else is asked for: the queue is what there is to do."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        states = [(state.value, state.label) for state in State if state is not State.DRAFT]
        return [("all", _("All")), *states]

    def choices(self, changelist: Any) -> Iterator[Any]:
        every, *others = super().choices(changelist)
        yield {**every, "display": _("Open")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Submission]:
        value = self.value()
        if value in State.values:
            return queryset.filter(state=value)
        return queryset if value == "all" else queryset.open()


class TurnFilter(admin.SimpleListFilter):
    title = _("whose turn")
    parameter_name = "turn"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("ours", _("ours")), ("theirs", _("the author’s"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Submission] | None:
        states = {"ours": workflow.OURS, "theirs": workflow.THEIRS}.get(self.value() or "")
        return queryset.filter(state__in=states) if states else None


class LateFilter(admin.SimpleListFilter):
    title = _("promise")
    parameter_name = "late"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", _("late"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Submission] | None:
        return queryset.late() if self.value() == "1" else None


class AssignedFilter(admin.SimpleListFilter):
    title = _("assigned to")
    parameter_name = "assigned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("me", _("me")), ("nobody", _("nobody"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Submission] | None:
        if self.value() == "me":
            return queryset.filter(assigned_to=request.user)
        return queryset.filter(assigned_to=None) if self.value() == "nobody" else None
