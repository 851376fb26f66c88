from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import limits
from accounts.adapters import TOO_MANY
from accounts.models import User


class SignInForm(forms.Form):
    """An e-mail address, and a password from whoever has one."""

    username = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "autofocus": True}),
        error_messages={
            "required": _("Type your e-mail address."),
            "invalid": _("This is not an e-mail address. Check it for a missing letter."),
        },
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=_("Only if you have one. Leave it empty and a code comes by e-mail."),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if email := data.get("username"):
            if password := data.get("password"):
                self.user = self.checked(email, password)
            elif not limits.allows(self.request, "request_login_code", key=email.lower()):
                raise forms.ValidationError(TOO_MANY)
        return data

    def checked(self, email: str, password: str) -> User:
        user = get_adapter().authenticate(self.request, username=email, password=password)
        if user is None:
            raise forms.ValidationError(
                _(
                    "This e-mail and password do not belong together. Check both; capital "
                    "letters count in the password only. Without a password, leave it empty."
                )
            )
        return user


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
        error_messages={"required": _("Type the code from the e-mail.")},
    )


class NewEmailForm(forms.Form):
    email = forms.EmailField(
        label=_("New e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Type the new e-mail address."),
            "invalid": _("This is not an e-mail address. Check it for a missing letter."),
        },
    )


class AccountForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name", "language", "time_zone")
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "time_zone": forms.TextInput(attrs={"list": "time-zones"}),
        }
