import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from focus.bodies import read_first

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "focus.settings")
application = read_first(
    get_wsgi_application(), at_once=settings.BODIES_AT_ONCE, most=settings.UPLOAD_MOST
)
