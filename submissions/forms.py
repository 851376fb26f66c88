"""What authors fill in. A draft keeps all of it as typed; to send in, what is marked must stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from contributors.models import Contributor
from editions import signs
from editions.forms import DayInput
from editions.languages import LANGUAGES, Language, columns
from images.forms import PictureField
from submissions import headshots, lengths, typed
from submissions.models import Author, Submission

# Files do not come back with a page, and are never kept half.
FILES = {"headshot"}


def in_words() -> list[tuple[str, Any]]:
    """Return the languages by what a page calls them: no part of a list says which it is in."""
    return [(language.code, language.in_words) for language in LANGUAGES]


class TidyForm(forms.BaseForm):
    """A form that keeps of its texts what a reader sees: a title of one line, no hidden signs."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in cleaned.items():
            if isinstance(value, str) and type(self.fields[name]) is forms.CharField:
                is_long = isinstance(self.fields[name].widget, forms.Textarea)
                cleaned[name] = signs.in_lines(value) if is_long else signs.in_one_line(value)
        return cleaned


class KeepingForm(TidyForm, forms.ModelForm):
    """A form whose row takes what is valid, while `unsettled` holds the rest as it was typed."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = in_words()  # type: ignore[attr-defined]

    @property
    def unsettled(self) -> dict[str, Any]:
        return {
            self.add_prefix(name): self.as_sent(name)
            for name in self.errors
            if name in self.fields and name not in FILES
        }

    def as_sent(self, name: str) -> Any:
        key = self.add_prefix(name)
        sent = [text.replace("\0", "") for text in self.data.getlist(key)]  # type: ignore[attr-defined]
        many = isinstance(self.fields[name], forms.MultipleChoiceField)
        return sent if many else "".join(sent[-1:])  # no row holds a NUL

    @property
    def complaints(self) -> Iterator[tuple[Any, str]]:
        """Yield each field that cannot stand with what is wrong, for the list above the form."""
        for name, errors in self.errors.items():
            if name in self.fields:
                yield self[name], str(errors[0])


class PieceForm(KeepingForm):
    text = forms.CharField(
        label=_("text"),
        required=False,
        max_length=typed.MOST,
        widget=forms.Textarea(attrs={"rows": 24, "data-counted": ""}),
        help_text=_(
            "Paste or type it; each line is a paragraph. HTML is understood: headings, bold, "
            "italics, lists, quotes and links are kept."
        ),
    )
    exclusive_in = forms.MultipleChoiceField(
        label=_("in these languages"),
        choices=in_words,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means all."),
    )

    class Meta:
        model = Submission
        fields = Submission.WRITTEN
        widgets = {
            "why_now": forms.Textarea(attrs={"rows": 3}),
            "summary": forms.Textarea(attrs={"rows": 4}),
            "exclusive_until": DayInput,
            "prior_publication": forms.Textarea(attrs={"rows": 2}),
            "disclosure": forms.Textarea(attrs={"rows": 3}),
            "image_rights": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "why_now": _("What happened, or will, that makes this the week to print it."),
            "summary": _("Two or three sentences an editor reads first."),
            "exclusive_until": _(
                "Until then you offer it to nobody else. If we have not decided by that day, "
                "it is free by itself. Leave it empty to promise nothing."
            ),
            "prior_publication": _("Where any of it has appeared, in any language, with links."),
            "disclosure": _(
                "Work, money, office or family that a reader should know of. It is printed "
                "with the piece. Write “none” if there is nothing."
            ),
            "image_rights": _("If pictures come with it: who made them and who allows their use."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["text"] = typed.as_typed(self.instance.text)

    def clean_text(self) -> str:
        return typed.as_html(self.cleaned_data["text"])

    def clean_exclusive_until(self) -> Any:
        until = self.cleaned_data["exclusive_until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Name one to come, or none."))
        return until

    @property
    def length(self) -> lengths.Length:
        return self.instance.length


class AuthorForm(KeepingForm):
    headshot = PictureField(
        label=_("portrait"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_(
            "JPEG, PNG or WebP, your face well lit. Where and with what it was taken is "
            "removed before we keep it."
        ),
    )

    class Meta:
        model = Author
        fields = ("name", "latin_name", "email", "language", "role", "bio", "headshot")
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "bio": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "latin_name": _("If your name is not in Latin letters: Zhao Wenqing."),
            "email": _("Our answer goes there, and the address of this draft."),
            "role": _("What stands under your name: Professor of law, University of Hong Kong."),
            "bio": _("Two or three sentences for your page among our contributors."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "email"):
            self.fields[name].required = False  # a draft may lack them

    def clean_headshot(self) -> Any:
        picture = self.cleaned_data["headshot"]
        is_new = isinstance(picture, File) and "headshot" in self.changed_data
        return headshots.encoded_anew(picture) if is_new else picture

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        others = Author.objects.filter(submission=self.instance.submission_id, email__iexact=email)
        if email and others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This address is already among the authors."))
        return email


class DetailsForm(AuthorForm):
    """The same for somebody who signs with others: we have their address already."""

    class Meta(AuthorForm.Meta):
        fields = ("name", "latin_name", "language", "role", "bio", "headshot")  # type: ignore[assignment]

    clean_email = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        KeepingForm.__init__(self, *args, **kwargs)


class InvitationForm(TidyForm, forms.ModelForm):
    class Meta:
        model = Author
        fields = ("email", "name", "language")
        help_texts = {"language": _("The language of the invitation.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False
        self.fields["language"].choices = in_words()  # type: ignore[attr-defined]


class ProfileForm(TidyForm, forms.Form):
    """What is printed of a contributor in each language; changes nothing by itself."""

    use_required_attribute = False

    def __init__(self, contributor: Contributor, texts: dict[str, str], *args: Any) -> None:
        super().__init__(*args)
        for language in LANGUAGES:
            for name, field in profile_fields(language).items():
                column = language.field(name)
                text = texts.get(column, getattr(contributor, column))
                field.widget.attrs["lang"] = language.tag
                self.fields[column] = field
                self.initial[column] = typed.as_typed(text) if name == "bio" else text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        return {
            name: typed.as_html(text) if name in columns("bio") else text
            for name, text in cleaned.items()
        }


def profile_fields(language: Language) -> dict[str, forms.CharField]:
    return {
        "name": forms.CharField(
            label=format_lazy("{} · {}", language.name, _("name")), max_length=150, required=False
        ),
        "role": forms.CharField(
            label=format_lazy("{} · {}", language.name, _("role")), max_length=300, required=False
        ),
        "bio": forms.CharField(
            label=format_lazy("{} · {}", language.name, _("biography")),
            max_length=5000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 5}),
        ),
    }
