"""Forms for passkeys: allauth's, in our words, and proof against broken texts.

What a browser sends about a passkey is read by libraries that expect a browser. Anybody may send
something else, and is answered like somebody with a wrong passkey.
"""

import struct
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

BROKEN = (
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
    *(struct.error, InvalidSignature),
)
WRONG = _("This passkey does not belong here. Try again, or choose another way.")


class CredentialField(forms.JSONField):
    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except RecursionError as error:  # brackets within brackets
            raise ValidationError(WRONG) from error

    def bound_data(self, data: Any, initial: Any) -> str:
        return ""  # good for one attempt: never sent back

    def prepare_value(self, value: Any) -> str:
        return ""


class Add(AddWebAuthnForm):
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=100,
        help_text=_("So that you know it again: the telephone, the key on the ring."),
    )
    credential = CredentialField()
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone"),
        required=False,
        initial=True,
        help_text=_("It then asks for your finger, face or PIN, and no code by e-mail is needed."),
    )

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except BROKEN as error:
            raise ValidationError(WRONG) from error
        return cleaned


class Authenticate(AuthenticateWebAuthnForm):
    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except BROKEN as error:
            raise ValidationError(WRONG) from error


class Login(Authenticate, LoginWebAuthnForm):
    pass


class Reauthenticate(Authenticate, ReauthenticateWebAuthnForm):
    pass


class Edit(EditWebAuthnForm):
    name = forms.CharField(label=_("Name"), max_length=100)
