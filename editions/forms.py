"""Forms of the desk: a choice that costs no query, a moment, and a piece's publication."""

import copy
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from editions.languages import BY_CODE, LANGUAGES, Language
from editions.models import Editioned

YEARS = range(1800, 2200)


class ChosenSelect(AutocompleteSelect):
    """An autocomplete whose present choice came along with its row: no query for each form."""

    row: models.Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
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
    """A form that writes only those texts that its editor changed.

    The column of a language brings along what it held when the form was opened: two newsrooms at
    work on two languages of one piece would else undo each other.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = hasattr(field, "language")
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, ChosenSelect):
                widget.row = self.instance

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in set(cleaned) - set(self.changed_data):
            if hasattr(self.fields[name], "language"):
                cleaned[name] = self.initial.get(name)
        return cleaned


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A moment to the minute: one that has seconds does not count as changed by lacking them.

    The hour that autumn repeats is the first of the two, unless the field is left as it was.
    """

    widget = MomentInput

    def to_python(self, value: Any) -> dt.datetime | None:
        try:
            moment = super().to_python(value)
        except ValidationError as refusal:
            moment = first_of_two(value) if refusal.code == "ambiguous_timezone" else None
            if moment is None:
                raise
        # The database keeps years that Python cannot read back, and one such row breaks each list.
        if moment and moment.year not in YEARS:
            raise ValidationError(
                _("Check the year: it reads %(year)s."), params={"year": f"{moment.year:04d}"}
            )
        return moment

    def has_changed(self, initial: dt.datetime | None, data: Any) -> bool:
        return super().has_changed(initial and initial.replace(second=0, microsecond=0), data)


def first_of_two(value: str) -> dt.datetime | None:
    """Return the first of the two moments a clock shows this; None for one it never shows."""
    shown = parse_datetime(value.strip())
    moment = shown and timezone.make_aware(shown)
    is_real = moment and timezone.make_naive(moment.astimezone(dt.UTC)) == shown
    return moment if is_real else None


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
                field.stored = {  # type: ignore[attr-defined]
                    "edition": edition,
                    "state": edition.state,
                    "published_at": edition.published_at,
                    "lacks": [self._label(name) for name in edition.lacks()],
                }

    def _label(self, name: str) -> str:
        return str(getattr(type(self.instance), name).field.verbose_name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for language in self.taking_back:
            cleaned[language.field("published_at")] = None
        if self.data.get("_publish") == "all":
            # A schedule stands: who wants a language before its time presses its own button.
            dated = [lang for lang in LANGUAGES if cleaned.get(lang.field("published_at"))]
            self.publishing = [lang for lang in self.publishing if lang not in dated]
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
