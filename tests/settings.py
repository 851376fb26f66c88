import os

os.environ.setdefault("SECRET_KEY", "tests")

from focus.settings import *  # noqa: F403

INSTALLED_APPS.append("tests")  # noqa: F405 - its `flush` is quicker
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,  # noqa: F405
    "originals": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "renditions": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATABASES["default"]["OPTIONS"].pop("pool")  # noqa: F405
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
STATICFILES_DIRS = [BASE_DIR / "static"]  # noqa: F405
MOST_READ_KEPT = 0  # worked out for every page
COUNT_READS_EVERY = None  # reads wait until a test writes them
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
FOCUS_REQUIRE_MFA = False  # the tests that are about it switch it on
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
