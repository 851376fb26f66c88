"""What members say of themselves."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from community import names
from community.models import Member

PUBLIC = gettext_lazy(
    "Everybody sees this name beside what you write. Your e-mail address is never shown."
)


class JoinForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Display name"),
        help_text=PUBLIC,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        error_messages={"required": gettext_lazy("Choose a name to write under.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if problem := names.refusal(name, self.user):
            raise forms.ValidationError(problem)
        return names.tidy(name)


class SettingsForm(JoinForm):
    place = forms.CharField(
        label=gettext_lazy("Where you are"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("A city or a country, if you like. It stands beside your name."),
    )
    about = forms.CharField(
        label=gettext_lazy("About you"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("A few words for your public page."),
    )
    is_told_of_replies = forms.BooleanField(
        label=gettext_lazy("Mail me when somebody replies"), required=False
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        fields = ("name", "place", "about", "is_told_of_replies")
        kwargs["initial"] = {name: getattr(member, name) for name in fields}
        super().__init__(*args, user=member.user, **kwargs)
        self.member = member
        self.may_rename_from = member.may_rename_from
        self.fields["name"].disabled = bool(self.may_rename_from)

    def clean_name(self) -> str:
        """Let a name stay that somebody has, whatever has become of it since."""
        is_kept = names.tidy(self.cleaned_data["name"]) == self.member.name
        return self.member.name if is_kept else super().clean_name()

    def clean_place(self) -> str:
        place = names.tidy(self.cleaned_data["place"])
        is_hidden = any(unicodedata.category(sign) in names.INVISIBLE for sign in place)
        if is_hidden or names.CONTACT.search(place):
            raise forms.ValidationError(
                _("A place cannot hold an address, a link or a telephone number.")
            )
        return place[:80]
