"""A letter on the page of the decision that it tells of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.mail import Text
from editions.languages import Language


class LetterForm(forms.Form):
    """A letter to one person, as an editor may change it before it leaves."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(label=_("Text"), widget=forms.Textarea({"rows": 16}))

    def __init__(self, number: int, language: Language, *args: Any, **kwargs: Any) -> None:
        kwargs["prefix"] = f"letter-{number}"
        super().__init__(*args, **kwargs)
        self.language = language
        for field in self.fields.values():
            field.widget.attrs["lang"] = language.tag

    @property
    def text(self) -> Text:
        body = self.cleaned_data["body"].replace("\r\n", "\n")
        return Text(self.cleaned_data["subject"], f"{body.rstrip()}\n")
