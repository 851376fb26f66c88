from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

import editions.views
from focus import icons, machines, search, sitemaps, views

handler500 = "focus.errors.server_error"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("-/<str:kind>/<int:pk>/", editions.views.reference, name="reference"),
    path("images/", include("images.urls")),
    # For machines
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap_news"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("apple-touch-icon.png", machines.touch_icon, name="touch_icon"),
    path("apple-touch-icon-precomposed.png", machines.touch_icon),  # asked for unseen
    *(
        path(f"icon-{size}.png", machines.icon, {"size": size}, name=f"icon_{size}")
        for size in icons.MANIFEST_SIZES
    ),
]

urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("share/<slug:version>.png", views.share_image, name="share_image"),
    path("site.webmanifest", machines.manifest, name="manifest"),
    path("search/", search.search, name="search"),
    path("", include("accounts.urls")),
    path("", include("issues.urls")),
    path("", include("submissions.urls")),
    path("", include("community.urls")),
    path("", include("contributors.urls")),
    path("", include("articles.urls")),  # last: standing pages take any other word
)
