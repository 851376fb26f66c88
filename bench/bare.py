"""The yardstick: a Django view that returns `/<size>/` bytes and does nothing else."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    SECRET_KEY="bench", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[], USE_TZ=True
)


def page(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(b"x" * size, headers={"Content-Length": str(size)})


urlpatterns = [path("<int:size>/", page)]
application = get_wsgi_application()
