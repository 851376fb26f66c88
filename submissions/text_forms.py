"""What authors fill in after they have sent a piece: a new version, changes, the proof's answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Manuscript
from editions.languages import Language
from submissions import lengths, typed
from submissions.forms import TidyForm
from submissions.models import Change, Passage, Proof, Submission
from submissions.models.submission import digest


def text_field(language: Language, **kwargs: Any) -> forms.CharField:
    """Return a field for a whole text, as the form for offering a piece has it."""
    return forms.CharField(
        required=False,
        strip=False,
        max_length=typed.MOST,
        widget=forms.Textarea(attrs={"rows": 24, "lang": language.tag}),
        help_text=_(
            "Paste or type it; each line is a paragraph. HTML is understood: headings, bold, "
            "italics, lists, quotes and links are kept."
        ),
        **kwargs,
    )


class RevisionForm(TidyForm, forms.Form):
    """A text being revised, with an answer to each passage; `seen` guards against an old window."""

    use_required_attribute = False
    title = forms.CharField(label=_("title"), max_length=200, required=False)
    remark = forms.CharField(
        label=_("What has changed"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For our editors, when you are done. You need not write anything."),
    )
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(
        self, submission: Submission, passages: list[Passage], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.language = submission.written_in
        self.passages = passages
        self.fields["title"].widget.attrs["lang"] = self.language.tag
        self.fields["text"] = text_field(self.language, label=_("text"))
        self.initial.update(
            title=submission.title,
            text=typed.as_typed(submission.text),
            seen=digest(submission.title, submission.text),
        )
        self.other: Submission | None = None  # what was saved in another window
        for passage in passages:
            name = f"answer_{passage.pk}"
            self.fields[name] = forms.CharField(
                label=_("What you did"),
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.initial[name] = passage.answer

    def clean_text(self) -> str:
        return typed.as_html(self.cleaned_data["text"])

    def has_seen(self, submission: Submission) -> None:
        """Let the form, which keeps what was typed, be saved over this text the next time."""
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        self.data["seen"] = digest(submission.title, submission.text)  # type: ignore[index]

    @property
    def answers(self) -> dict[int, str]:
        named = ((each.pk, f"answer_{each.pk}") for each in self.passages)
        return {pk: self.cleaned_data[name] for pk, name in named}

    def answered(self) -> list[tuple[Passage, Any]]:
        """Return each passage with the field in which its author answers."""
        return [(passage, self[f"answer_{passage.pk}"]) for passage in self.passages]

    @property
    def length(self) -> lengths.Length:
        shown = (self["text"].value() or "")[: typed.MOST]
        return lengths.count(typed.as_html(shown), self.language)


class ChangeForm(TidyForm, forms.Form):
    use_required_attribute = False
    note = forms.CharField(
        label=_("What should change, and why"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, language: Language, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = _("The text, as you would have it")
        self.fields["text"] = text_field(language, label=label)

    def clean_text(self) -> str:
        return typed.as_html(self.cleaned_data["text"])


class ProofForm(TidyForm, forms.ModelForm):
    use_required_attribute = False
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    class Meta:
        model = Proof
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"text": _("Name each place by its words, and write what should stand there.")}


class DeclineForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Change
        fields = ("reason",)
        widgets = {"reason": forms.Textarea(attrs={"rows": 2})}


class WordFileForm(forms.Form):
    file = forms.FileField(
        label=_("Word file"),
        help_text=_("A .docx of at most 10 MB. It is read here and kept sealed for the desk."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        allow_empty_file=True,  # the reader says of an empty file what to do
    )


class UseForm(forms.Form):
    """What an author confirms before a file's text is theirs: its report, and that another goes."""

    acknowledged = forms.BooleanField(label=_("I have read the report."))
    replace = forms.BooleanField(label=_("Replace the present text with the one from the file."))
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, manuscript: Manuscript, text: str, seen: str, *args: Any) -> None:
        super().__init__(*args)
        self.fields["seen"].initial = seen
        if manuscript.is_acknowledged():
            del self.fields["acknowledged"]
        if not text:
            del self.fields["replace"]
