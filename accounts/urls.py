"""Addresses of ours, and tidy ones for the views of allauth, which knows them by its own names."""

import allauth.account.views as identity
import allauth.mfa.base.views as factors
import allauth.mfa.recovery_codes.views as recovery
import allauth.mfa.totp.views as totp
import allauth.mfa.webauthn.views as passkeys
from django.urls import include, path

from accounts import account, views

OURS = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/code/", views.code, name="code"),
    path("sign-in/keep/", views.keep, name="keep"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("account/", account.account, name="account"),
    path("account/email/", account.email, name="email"),
    path("account/email/code/", account.email_code, name="email_code"),
    path("account/sessions/", account.sessions, name="sessions"),
    path("account/sessions/<int:pk>/end/", account.end_session, name="end_session"),
    path("account/sessions/end-others/", account.end_other_sessions, name="end_other_sessions"),
    path("account/second-step/", account.second_factor, name="second_factor"),
    path("account/data/", account.data, name="data"),
    path("account/delete/", account.delete, name="delete"),
]
CONFIRM = [
    path("", identity.reauthenticate, name="account_reauthenticate"),
    path(
        "code/",
        identity.request_reauthentication_code,
        name="account_request_reauthentication_code",
    ),
    path(
        "code/typed/",
        identity.confirm_reauthentication_code,
        name="account_confirm_reauthentication_code",
    ),
    path("app/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
]
FACTORS = [
    path("passkeys/", factors.index, name="mfa_index"),
    path("passkeys/", factors.index, name="mfa_list_webauthn"),
    path(
        "passkeys/add/",
        account.ends_other_sessions(passkeys.add_webauthn),
        name="mfa_add_webauthn",
    ),
    path("passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("app/", account.ends_other_sessions(totp.activate_totp), name="mfa_activate_totp"),
    path("app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "recovery-codes/",
        account.asks_again(recovery.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "recovery-codes/new/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "recovery-codes/file/",
        account.asks_again(recovery.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
urlpatterns = [
    path("", include((OURS, "accounts"))),
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/closed/", views.closed, name="account_inactive"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/second-step/", factors.authenticate, name="mfa_authenticate"),
    path("account/confirm/", include(CONFIRM)),
    path("account/", include(FACTORS)),
]
