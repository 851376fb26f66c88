"""Settings, all from the environment; `.env.example` lists every variable."""

import hashlib
import os
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django_prose_editor.config import html_tags
from js_asset import static_lazy

from focus.environment import database, env_bool, env_list, mailer

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("FOCUS_VAR") or BASE_DIR / "var").resolve()


def secret_key() -> str:
    if key := os.environ.get("SECRET_KEY"):
        return key
    if DEBUG or DEMO:
        return "only-for-a-machine-that-nobody-else-reaches"
    raise ImproperlyConfigured("Set SECRET_KEY to a long random text.")


DEBUG = env_bool("FOCUS_DEBUG")
# The demonstration: known passwords and demo content. Never on a machine others can reach.
DEMO = env_bool("FOCUS_DEMO")
SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]" if DEBUG or DEMO else "")
SITE_URL = os.environ.get("SITE_URL", "http://localhost:8000").rstrip("/")
CONTACT_EMAIL = os.environ.get("CONTACT_EMAIL", "focus@example.com")
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM") or f"Focus <{CONTACT_EMAIL}>"
MAIL_URL = os.environ.get("MAIL_URL") or ("file:" if DEBUG or DEMO else "smtp://localhost")
MAILERS = {"default": mailer(MAIL_URL, VAR_DIR)}

INSTALLED_APPS = [
    "modeltranslation",  # first: the desk's forms ask which fields have languages
    "focus.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "content_editor",
    "django_prose_editor",
    "procrastinate.contrib.django",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "focus",
    "accounts",
    "editions",
    "images",
    "search",
    "contributors",
    "articles",
    "readership",
    "issues",
    "submissions",
    "community",
    "django_altcha_widget",
]
if DEMO:
    INSTALLED_APPS.append("demo")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "focus.missing.leads_on",  # outside all that may still make another answer of a 404
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.desk_language_and_time",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.note_activity",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "readership.middleware.count_reads",
]

ROOT_URLCONF = "focus.urls"
WSGI_APPLICATION = "focus.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "focus.context.publication",
            ],
        },
    },
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", "postgresql:///focus"))}

# The limits of the sign-in, on which all processes must agree, are kept in the database; what each
# may know by itself is not, so that no page for readers asks there.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # so that nobody washes a limit away with others
    },
    "own": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "accounts:account"
LOGOUT_REDIRECT_URL = "home"

# Signing in: a code by e-mail, a passkey, or a password for those who have one.
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code that signs somebody in has proved the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
SEARCHES_A_MINUTE = int(os.environ.get("SEARCHES_A_MINUTE", "60"))
# How often, by whom: an address on the net (ip), somebody signed in (user), or a key, here a
# mailbox or one code. `accounts.limits` asks. What is offered without an account is counted beside;
# SUBMISSION_INVITATIONS_A_DAY is the cap by person.
ACCOUNT_RATE_LIMITS = {
    "answer": "30/h/ip,5/d/key",
    "export": "3/h/user",
    "login": "30/m/ip",
    "request_login_code": "20/m/ip,3/m/key,10/h/key",
    "code": "60/10m/ip,5/15m/key",
    "offer_draft": "20/h/ip",
    "offer_file": "60/h/ip",
    "offer_invitation": "30/d/ip",
    "offer_letter": "6/d/key",
    "offer_word_file": "30/h/ip",
    "search": f"{SEARCHES_A_MINUTE}/m/ip",
}
MFA_FORMS = {
    f"{act}_webauthn": f"accounts.passkeys.{act.capitalize()}"
    for act in ("add", "authenticate", "edit", "login", "reauthenticate")
}
MFA_ADAPTER = "accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Focus"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute wrong
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or DEMO  # localhost has no TLS
# Whether editors need a passkey or an authenticator app before the desk opens.
FOCUS_REQUIRE_MFA = env_bool("FOCUS_REQUIRE_MFA", default=not (DEBUG or DEMO))
# Hours in which somebody may keep an account they have asked to delete.
DELETION_GRACE_HOURS = int(os.environ.get("DELETION_GRACE_HOURS", "24"))
# Modules that hold something about people: each has `export(user)` and `forget(user)`.
PERSONAL_DATA = ["accounts.personal", "submissions.personal", "community.personal"]

# Each language by its own name: a reader looks for the one they can read.
LANGUAGES = [("en", "English"), ("zh-hans", "简体"), ("zh-hant", "繁體")]
LANGUAGE_CODE = "en"
# Ours first; then what the desk says otherwise than the libraries it is made of.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "libraries"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
TIME_ZONE = "Asia/Hong_Kong"
NEWSROOMS = {"Hong Kong": "Asia/Hong_Kong", "New York": "America/New_York"}

# No text ever stands in for another language by itself.
MODELTRANSLATION_ENABLE_FALLBACKS = False
MODELTRANSLATION_FALLBACK_LANGUAGES = ()
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"

# Behaviour only: what rich text may hold is said in editions/prose.py.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("js/desk_paste.js"), static_lazy("js/desk_piece_link.js")],
        "extensions": {"CleanPaste": html_tags([]), "PieceLink": html_tags([])},
    },
]

# Where share pictures look for Chinese type; without any, pages show their lead picture instead.
FONT_FOLDERS = env_list("FONT_FOLDERS") or [
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts"),
]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", VAR_DIR / "fonts"]
# `build_fonts` makes that directory; before its first run there is nothing to find.
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT / "other"},
    },
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT / "originals"},
    },
    # What people send us in confidence; only views that ask who is reading open it.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT / "private"},
    },
    "renditions": {
        "BACKEND": "images.storage.WholeFileStorage",
        "OPTIONS": {"location": MEDIA_ROOT / "renditions"},
    },
    "staticfiles": {"BACKEND": "focus.static_files.StaticFiles"},
}
WHITENOISE_MAX_AGE = 60 if DEBUG else 3600
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Compressing source maps takes longer than all else together, and only debuggers ask for them.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["br", "gz", "map", "png", "webp", "woff", "woff2"]

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
IS_PUBLIC = not (DEBUG or DEMO)
SECURE_SSL_REDIRECT = IS_PUBLIC and not env_bool("BEHIND_PLAIN_HTTP")
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE_SSL_REDIRECT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_SSL_REDIRECT
SECURE_HSTS_PRELOAD = SECURE_SSL_REDIRECT
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
if env_bool("BEHIND_TLS_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "focus.errors.not_proved"
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
# Addresses and networks of our own proxies: what they say of who asked is believed.
TRUSTED_PROXIES = [ip_network(name, strict=False) for name in env_list("TRUSTED_PROXIES")]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # an issue of many sections in three languages
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# A form with its files: more than the largest picture, which the form refuses in its own words.
UPLOAD_MOST = 64 * 1024 * 1024
# Forms a web process reads at once, fewer than it has threads: who sends slowly holds no other.
BODIES_AT_ONCE = int(os.environ.get("BODIES_AT_ONCE", "32"))
FILE_UPLOAD_HANDLERS = [
    "focus.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# What people offer us: the length we print, from least to most, and what can be sent in at all;
# words in English, characters in Chinese.
SUBMISSION_LENGTHS = {"en": (700, 1200, 2000), "zh": (1200, 2000, 3400)}
# Desk hours within which we promise an answer, and when each newsroom opens and closes.
SUBMISSION_REPLY_HOURS = int(os.environ.get("SUBMISSION_REPLY_HOURS", "54"))
DESK_OPENS, DESK_CLOSES = 9, 18
# Who may sign with the one who sends a piece in, and how many of them may be asked in a day.
SUBMISSION_CO_AUTHORS = 5
SUBMISSION_INVITATIONS_A_DAY = int(os.environ.get("SUBMISSION_INVITATIONS_A_DAY", "10"))

# Days a question of the week takes answers, and how long one may be: words in English, characters
# in Chinese.
QUESTION_OPEN_DAYS = int(os.environ.get("QUESTION_OPEN_DAYS", "5"))
ANSWER_LENGTHS = {"en": 200, "zh": 350}
# Where answers may be mailed to; empty: nowhere. How many mails of one sender are taken in a day.
FOCUS_ANSWERS_ADDRESS = os.environ.get("FOCUS_ANSWERS_ADDRESS", "").strip()
ANSWER_MAILS_A_DAY = 5
# Comments: characters at most, minutes in which their authors may change them, days until a thread
# closes, and how many of somebody's first ones an editor reads before they appear.
COMMENT_LENGTH = 3000
COMMENT_EDIT_MINUTES = 5
COMMENTS_CLOSE_AFTER_DAYS = int(os.environ.get("COMMENTS_CLOSE_AFTER_DAYS", "30"))
DAYS_BETWEEN_NAMES = 30  # how often a member may take another name
COMMENTS_BEFORE_TRUST = int(os.environ.get("COMMENTS_BEFORE_TRUST", "2"))
# What is usual; a text beyond waits for a moderator. Texts, and in how many minutes, of a member,
# a household and a network; links of somebody who is trusted; people of one network who write for
# the first time within an hour; rejected ones among somebody's comments of a week.
COMMUNITY_FLOOD = {"member": (5, 10), "address": (10, 10), "subnet": (40, 10)}
COMMUNITY_LINKS = 3
COMMUNITY_BURST = 6
COMMUNITY_REJECTED_SHARE = 0.3
# The sum set to browsers: its signature, and how long it may be worked at, as long as a form.
ALTCHA_HMAC_KEY = hashlib.sha256(f"altcha:{SECRET_KEY}".encode()).hexdigest()
ALTCHA_CHALLENGE_EXPIRE = 12 * 3600 * 1000
# Without a key nobody is asked whether a text is spam.
AKISMET_KEY = os.environ.get("AKISMET_KEY", "")
AKISMET_URL = "https://rest.akismet.com/1.1/comment-check"
# Trusted members whose reports hide a comment until an editor has looked at it.
COMMENT_REPORTS_TO_HOLD = int(os.environ.get("COMMENT_REPORTS_TO_HOLD", "3"))

# Days for which a ban holds for a new account with the mailbox of one that was deleted.
BAN_REMEMBERED_DAYS = int(os.environ.get("BAN_REMEMBERED_DAYS", "365"))
# Days after the answer to a legal demand for which the words it was about are kept.
TAKEDOWN_RECORD_DAYS = int(os.environ.get("TAKEDOWN_RECORD_DAYS", "365"))

# Seconds reads wait in a web process until they are written together.
COUNT_READS_EVERY: float | None = 5
# The most-read list: its length, and how many articles, with how many reads each, are needed
# before there is one.
MOST_READ_LENGTH = 5
MOST_READ_ARTICLES = int(os.environ.get("MOST_READ_ARTICLES", "3"))
MOST_READ_READS = int(os.environ.get("MOST_READ_READS", "10"))
MOST_READ_KEPT = 300  # seconds until its order is worked out anew

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
