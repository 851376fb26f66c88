from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from community.models import Answer
from community.workflow import Stage
from editions.languages import LANGUAGES, Language

GREATEST = 2**31 - 1  # that a version can be


class VersionedForm(forms.Form):
    """A form that says which version of the answer its page showed."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=GREATEST)

    def at_version(self, version: int) -> None:
        """Let what was typed be sent again, after its editor has seen what came in between."""
        self.data = {**self.data.dict(), "version": version}  # type: ignore[attr-defined]


class MoveForm(VersionedForm):
    to = forms.ChoiceField(choices=Stage)
    note = forms.CharField(
        label=_("Note for the desk"), required=False, max_length=2000, widget=forms.Textarea
    )


class WordsForm(VersionedForm):
    """What is printed in each language; name and place only where the author's are not theirs."""

    def __init__(self, answer: Answer, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": answer.version}
        super().__init__(*args, **kwargs)
        self.answer = answer
        for language in LANGUAGES:
            self.add_language(language)

    def add_language(self, language: Language) -> None:
        answer, marked = self.answer, {"lang": language.tag}
        self.add(
            "text", language, 10000, answer.prints(language), _("Text"), forms.Textarea(marked)
        )
        if language == answer.reads:
            return
        for name, label in (("name", pgettext_lazy("in print", "Name")), ("place", _("Place"))):
            if own := getattr(answer, name):
                said = answer.text_in(language, f"printed_{name}")
                widget = forms.TextInput({**marked, "placeholder": own})
                self.add(name, language, 100, said, label, widget)
        if language.code in answer.unchecked:
            self.fields[language.field("read")] = forms.BooleanField(
                label=_("I have read it"), required=False
            )

    def add(
        self, name: str, language: Language, most: int, initial: str, label: Any, widget: Any
    ) -> None:
        self.fields[language.field(name)] = forms.CharField(
            label=label, required=False, max_length=most, initial=initial, widget=widget
        )

    @property
    def texts(self) -> dict[Language, str]:
        return {language: self.cleaned_data[language.field("text")] for language in LANGUAGES}

    @property
    def names(self) -> dict[Language, tuple[str, str]]:
        said = self.cleaned_data
        return {
            language: (said.get(language.field("name"), ""), said.get(language.field("place"), ""))
            for language in LANGUAGES
        }

    @property
    def read(self) -> list[Language]:
        return [language for language in LANGUAGES if self.cleaned_data.get(language.field("read"))]
