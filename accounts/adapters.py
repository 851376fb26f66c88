"""What allauth does our way: whose address counts, what mails and messages say."""

import contextlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts import mail, sealing
from accounts.addresses import client_address
from accounts.models import User

# What allauth says by the name of a template. What is not here is plain from the page.
MESSAGES = {
    "mfa/messages/webauthn_added.txt": gettext_lazy("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("The passkey is removed."),
    "mfa/messages/totp_activated.txt": gettext_lazy("The authenticator app is connected."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("The authenticator app is disconnected."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy(
        "There are new recovery codes. Keep them where only you find them."
    ),
}
NOTICES = {
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added to your account."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed from your account."),
    "mfa/email/totp_activated": gettext_lazy("An authenticator app was connected to your account."),
    "mfa/email/totp_deactivated": gettext_lazy(
        "The authenticator app was disconnected from your account."
    ),
    "mfa/email/recovery_codes_generated": gettext_lazy(
        "New recovery codes were made for your account."
    ),
}
WAYS = {
    "reauthenticate": gettext_lazy("With the password"),
    "reauthenticate_by_code": gettext_lazy("With a code by e-mail"),
    "mfa_reauthenticate": gettext_lazy("With the authenticator app or a recovery code"),
    "mfa_reauthenticate:webauthn": gettext_lazy("With a passkey"),
}
WRONG_CODE = gettext_lazy("This code is not right. Type it once more.")
TOO_MANY = gettext_lazy("Too many attempts. Wait a few minutes, then try again.")
NOT_SENT = gettext_lazy("The mail could not be sent just now. Try again in a few minutes.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "incorrect_password": gettext_lazy("This is not your password. Check it and try again."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        # Behind a socket without a trusted proxy everybody is one, and the limits hold for all.
        return client_address(request) or "0.0.0.0"

    def is_safe_url(self, url: str | None) -> bool:
        return bool(url) and super().is_safe_url(url)

    def get_login_stages(self) -> list[str]:
        return [*super().get_login_stages(), "accounts.stages.Grace"]

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        request.session["seen"] = time.time()

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send the one mail that allauth writes by itself here, a code to confirm who one is."""
        if template_prefix != "account/email/login_code":
            raise NotImplementedError(template_prefix)
        language = get_language() or "en"
        try:
            mail.send("accounts/mail/confirm", to=email, language=language, code=context["code"])
        except mail.NotSent:
            messages.error(self.request, str(NOT_SENT))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        with contextlib.suppress(mail.NotSent):  # what is done is done, and the log has it
            mail.send_to(user, "accounts/mail/notice", notice=NOTICES[template_prefix])

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        if text := message or MESSAGES.get(message_template or ""):
            messages.add_message(request, level, str(text), extra_tags=extra_tags)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Offer the second factor first: it is quickest, and no mail has to come."""
        ways: list[dict[str, Any]] = [
            {**way, "description": WAYS[way["id"]]}
            for way in super().get_reauthentication_methods(user)
        ]
        return sorted(ways, key=lambda way: list(WAYS).index(way["id"]), reverse=True)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Focus"}

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.opened(encrypted_text)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        number = user.authenticator_set.filter(type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}
