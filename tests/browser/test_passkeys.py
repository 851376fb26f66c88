"""Passkeys in a real Chromium, with an authenticator that the browser imagines."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def empty_cache(live):
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def device(open_reader):
    """A reader’s browser and the authenticator in it: `device.send("WebAuthn.…")`."""
    browser = open_reader()
    browser.tool = browser.page.context.new_cdp_session(browser.page)
    browser.tool.send("WebAuthn.enable")
    added = browser.tool.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    browser.authenticator = added["authenticatorId"]
    return browser


def sign_in(browser, email="hk@example.com"):
    browser.opens("/en/sign-in/")
    browser.page.fill("[name=username]", email)
    browser.page.fill("[name=password]", "secret")
    browser.page.click("#sign-in button")


def test_an_editor_adds_a_passkey_and_signs_in_with_it_alone(device, editor_hk, settings):
    settings.FOCUS_REQUIRE_MFA = True
    page = device.page
    device.opens("/admin/")
    page.fill("[name=username]", "hk@example.com")
    page.fill("[name=password]", "secret")
    page.click("#sign-in button")
    page.wait_for_url("**/account/second-step/")
    page.click("text=Add a passkey")
    page.click("#passkey-add")
    page.wait_for_url("**/account/recovery-codes/")
    assert page.locator(".codes li").count() == 10
    page.click("text=To the editors’ desk")
    page.wait_for_selector(".desk-front")

    device.opens("/en/account/")
    page.click("text=Sign out")
    device.opens("/admin/")
    page.click("#passkey-sign-in")
    page.wait_for_selector(".desk-front")

    assert Authenticator.objects.filter(user=editor_hk, type="webauthn").count() == 1
    assert device.complaints == []


def test_a_passkey_is_the_second_step_after_a_password(device, editor_hk):
    sign_in(device)
    device.opens("/en/account/passkeys/add/")
    device.page.click("#passkey-add")
    device.page.wait_for_url("**/account/recovery-codes/")
    device.opens("/en/account/")
    device.page.click("text=Sign out")

    sign_in(device)
    device.page.wait_for_url("**/sign-in/second-step/")
    device.page.click("#passkey-step")
    device.page.wait_for_url("**/en/account/")

    assert device.complaints == []


def test_an_attempt_that_is_broken_off_is_said_in_words(device, editor_hk):
    device.tool.send(
        "WebAuthn.setUserVerified",
        {"authenticatorId": device.authenticator, "isUserVerified": False},
    )
    device.opens("/en/sign-in/")
    device.page.click("#passkey-sign-in")

    device.page.wait_for_selector("[data-passkey-error]:visible")
    assert "nothing has changed" in device.page.inner_text("[data-passkey-error]")


def test_without_scripts_no_passkey_is_offered(open_reader):
    browser = open_reader(java_script_enabled=False)
    browser.opens("/en/sign-in/")

    assert not browser.page.is_visible("#passkey-sign-in")
    assert browser.page.is_visible("#sign-in button")


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_the_pages_fit_a_narrow_window(open_reader, editor_hk, language):
    browser = open_reader(width=320)
    sign_in(browser)
    browser.page.wait_for_url("**/account/")
    for page in ("", "email/", "sessions/", "passkeys/", "passkeys/add/", "app/"):
        browser.opens(f"/{language}/account/{page}")
        assert browser.overflow() == 0, page
    assert browser.complaints == []
