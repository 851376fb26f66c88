from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.models import Answer


class AnswerForm(forms.ModelForm):
    """What a reader says to the question of the week, and what we may do with it."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("your answer"),
        widget=forms.Textarea(attrs={"rows": 8, "data-counted": ""}),
        error_messages={"required": _("Write your answer first.")},
    )
    email = forms.EmailField(
        label=_("your e-mail address"),
        max_length=200,
        help_text=_("We write to it at once; your answer counts when you confirm it from there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    class Meta:
        model = Answer
        fields = ("text", "email", "may_print", "may_edit", "name", "place", "region")
        labels = {
            "may_print": _("You may print my answer."),
            "may_edit": _("You may cut it for length."),
            "name": _("name, as it should appear"),
            "place": _("place, as it should appear"),
            "region": _("where you live"),
        }
        help_texts = {
            "name": _("Your name, initials or a pen name."),
            "place": _("For example your city. Leave it empty and none appears."),
            "region": _("Not printed: with it we see whom we hear from."),
        }

    def __init__(
        self, *args: Any, asks_email: bool = False, has_text: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not asks_email:
            del self.fields["email"]
        if not has_text:
            del self.fields["text"]
        self.fields["region"].required = False

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("may_print") and "name" not in self.errors and not said.get("name"):
            self.add_error("name", _("Say under which name we may print it."))
        return said

    def _post_clean(self) -> None:
        """Leave the row alone: the actions write it, and ask more than a field can."""
