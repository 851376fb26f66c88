from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contributors.models import Contributor
from editions import letters
from editions.forms import DayInput
from issues.models import Issue
from submissions.actions import decisions
from submissions.models import Author, Note, Submission
from submissions.workflow import Kind, Role

PROPOSED = frozenset({Kind.REQUEST_REVISION, Kind.ACCEPT, Kind.DECLINE})
# What a decision asks for, besides its reason.
ASKS = {Kind.REQUEST_REVISION: "due_on", Kind.SCHEDULE: "issue"}


class DecisionForm(forms.Form):
    """What a decision says; which fields it has is a matter of the decision."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("The record keeps it, and the letter to the authors says it."),
    )
    due_on = forms.DateField(label=_("Revision due"), required=False, widget=DayInput)
    issue: Any = forms.ModelChoiceField(
        Issue.objects.none(), label=_("Planned for"), required=False, empty_label="–"
    )

    def __init__(self, kind: Kind, submission: Submission, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.submission = kind, submission
        for name in {"due_on", "issue"} - {ASKS.get(kind)}:
            del self.fields[name]
        if "issue" in self.fields:
            to_come = Issue.objects.without_bodies().filter(date__gte=timezone.localdate())
            self.fields["issue"].queryset = to_come.order_by("date")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = self.said
        if self.kind is not Kind.REVERSE and not self.errors:
            decisions.check(self.submission, self.kind, Role.EDITOR, **said)
        return self.cleaned_data

    @property
    def said(self) -> dict[str, Any]:
        """Return what the decision says, as the actions take it."""
        named = self.cleaned_data
        return {
            "reason": named.get("reason", ""),
            "due_on": named.get("due_on"),
            "issue": named.get("issue"),
        }


class LetterForm(letters.LetterForm):
    def __init__(self, author: Author, *args: Any, **kwargs: Any) -> None:
        super().__init__(author.pk, author.reads, *args, **kwargs)
        self.author = author


class NoteForm(forms.ModelForm):
    class Meta:
        model = Note
        fields = ("score", "text")
        widgets = {"text": forms.Textarea({"rows": 3})}


class MatchForm(forms.Form):
    contributor: Any = forms.ModelChoiceField(
        Contributor.objects.order_by("latin_name"), required=False, empty_label=_("somebody new")
    )


class AssignForm(forms.Form):
    to = forms.ModelChoiceField(
        User.objects.filter(is_staff=True, is_active=True).order_by("name", "email"),
        label=_("Assigned to"),
        required=False,
        empty_label=_("nobody"),
    )


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=5000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Each author reads it in their letter."),
    )
