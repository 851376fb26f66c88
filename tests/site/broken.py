"""The site with all that can go wrong: no database, a mistake in a page, a closed door."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "focus.settings")

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied
from django.core.wsgi import get_wsgi_application
from django.urls import path

settings.ROOT_URLCONF = __name__
settings.DATABASES["default"]["OPTIONS"].pop("pool")  # which would wait for the database
application = get_wsgi_application()

from focus import urls  # noqa: E402 - it needs the models, which are ready now


def broken(request):
    raise RuntimeError("This is meant to go wrong.")


def forbidden(request):
    raise PermissionDenied


handler500 = urls.handler500
urlpatterns = i18n_patterns(path("broken/", broken), path("forbidden/", forbidden))
urlpatterns += urls.urlpatterns
