"""Forms of the desk: a choice that costs no query, a moment, and a piece's publication."""

import copy
import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from editions.languages import BY_CODE, LANGUAGES, Language, columns
from editions.models import Editioned


class ChosenSelect(AutocompleteSelect):
    """An autocomplete whose present choice came along with its row: no query for each form."""

    row: models.Model | None = None

    def optgroups(self, name: str, value: list[Any], attr: Any = None) -> list[Any]:
        chosen = self.row and self.row._state.fields_cache.get(self.field.name)
        if chosen is None or [str(chosen.pk)] != [str(one) for one in value]:
            groups: list[Any] = super().optgroups(name, value, attr)
            return groups
        option = self.create_option(name, chosen.pk, str(chosen), True, 1)
        options = [option] if self.is_required else [self._nothing(name), option]
        return [(None, options, 0)]

    def _nothing(self, name: str) -> dict[str, Any]:
        return self.create_option(name, "", "", False, 0)


class DeskForm(forms.ModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, ChosenSelect):
                widget.row = self.instance


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A moment to the minute: one that has seconds does not count as changed by lacking them."""

    widget = MomentInput

    def has_changed(self, initial: dt.datetime | None, data: Any) -> bool:
        return super().has_changed(initial and initial.replace(second=0, microsecond=0), data)


def asked(data: Mapping[str, Any], name: str) -> list[Language]:
    """Return the languages a button asks for by its value: a code, or `all`."""
    value = data.get(name, "")
    if value == "all":
        return list(LANGUAGES)
    return [BY_CODE[value]] if value in BY_CODE else []


class PieceForm(DeskForm):
    """A piece with its publication.

    The buttons `_publish` and `_take_back` only name languages here, and the texts they need are
    checked before anything is saved; the admin then calls the action of that name.
    """

    instance: Editioned

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.publishing = asked(self.data, "_publish")
        self.taking_back = asked(self.data, "_take_back")
        for edition in self.instance.editions():
            if field := self.fields.get(edition.language.field("published_at")):
                # As saved: what is typed, and refused, must not change what is shown.
                field.stored = {
                    "edition": edition,
                    "state": edition.state,
                    "published_at": edition.published_at,
                    "lacks": [self._label(name) for name in edition.lacks()],
                }

    def _label(self, name: str) -> str:
        return str(getattr(type(self.instance), name).field.verbose_name)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for column in set(columns("published_at")) & set(cleaned):
            if column not in self.changed_data:
                cleaned[column] = self.initial.get(column)
        for language in self.taking_back:
            cleaned[language.field("published_at")] = None
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.publishing:
            self._check_publishing()

    def _check_publishing(self) -> None:
        """Refuse what `actions.publish` would refuse, while nothing is saved yet."""
        attempt = copy.copy(self.instance)
        for language in self.publishing:
            setattr(attempt, language.field("published_at"), timezone.now())
        try:
            attempt.check_editions()
        except ValidationError as refusal:
            for column, errors in refusal.error_dict.items():
                if not self.has_error(column):
                    self.add_error(column, errors)
