"""Where the languages of many pieces stand, without loading their long texts."""

from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from editions.clocks import in_both_cities
from editions.languages import LANGUAGES, Language, columns
from editions.models import Edition, Editioned, State


class ListedEdition(Edition):
    """An edition in a list: the database has said whether each needed text is there."""

    def has(self, name: str) -> bool:
        column = self.language.field(name)
        return bool(getattr(self.piece, f"has_{column}"))


def with_states(pieces: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Say of each needed text whether it is there, for `ListedEdition`."""
    return pieces.annotate(
        **{
            f"has_{column}": Q(**{f"{column}__gt": ""})
            for name in pieces.model.NEEDED
            for column in columns(name)
        }
    )


def conditions(model: type[Editioned], language: Language) -> dict[str, Q]:
    """Return what each state of a language means to the database, as `Edition.state` has it."""
    column = language.field("published_at")
    texts = [Q(**{f"{language.field(name)}__gt": ""}) for name in model.NEEDED]
    every, some = reduce(and_, texts), reduce(or_, texts)
    is_unset = Q(**{f"{column}__isnull": True})
    return {
        State.MISSING: is_unset & ~some,
        State.DRAFT: is_unset & some & ~every,
        State.READY: is_unset & every,
        State.SCHEDULED: Q(**{f"{column}__gt": timezone.now()}),
        State.LIVE: Q(**{f"{column}__lte": timezone.now()}),
    }


class StateFilter(admin.SimpleListFilter):
    language: Language

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(State.choices)

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        wanted = conditions(queryset.model, self.language).get(self.value() or "")
        return queryset if wanted is None else queryset.filter(wanted)


# One filter a language: each state is asked for by itself.
STATE_FILTERS = tuple(
    type(
        f"{language.column}_state_filter",
        (StateFilter,),
        {"language": language, "title": language.name, "parameter_name": language.column},
    )
    for language in LANGUAGES
)


def badge(edition: Edition) -> SafeString:
    """Return a language and its state, in words as well as in colour."""
    when = in_both_cities(edition.published_at) if edition.published_at else ""
    return format_html(
        '<span class="state state-{}" title="{}"><span lang="{}">{}</span> {}</span>',
        edition.state.value,
        when,
        edition.language.tag,
        edition.language.name,
        edition.state.label,
    )


def badges(piece: Editioned) -> SafeString:
    editions = (ListedEdition(piece, language) for language in LANGUAGES)
    return format_html_join(" ", "{}", ((badge(edition),) for edition in editions))
