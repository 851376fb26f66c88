from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

import editions.views
from focus import search, views

handler500 = "focus.errors.server_error"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("-/<str:kind>/<int:pk>/", editions.views.reference, name="reference"),
    path("images/", include("images.urls")),
]

urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("search/", search.search, name="search"),
    path("", include("accounts.urls")),
    path("", include("issues.urls")),
    path("", include("contributors.urls")),
    path("", include("articles.urls")),  # last: standing pages take any other word
)
