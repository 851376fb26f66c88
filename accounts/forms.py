from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class SignInForm(AuthenticationForm):
    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _(
            "This e-mail and password do not belong together. Check both; capital letters "
            "count in the password only."
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        username = self.fields["username"]
        username.widget = forms.EmailInput({**username.widget.attrs, "autocomplete": "username"})


class AccountForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name", "language", "time_zone")
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "time_zone": forms.TextInput(attrs={"list": "time-zones"}),
        }
