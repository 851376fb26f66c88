import datetime as dt

from django.urls import path, register_converter

from issues import feeds, views


class DateConverter:
    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> dt.date:
        return dt.date.fromisoformat(value)

    def to_url(self, value: dt.date | str) -> str:
        return str(value)


register_converter(DateConverter, "date")

app_name = "issues"
urlpatterns = [
    path("issues/", views.index, name="index"),
    path("issues/<int:year>/", views.index, name="year"),
    path("issues/feed/", feeds.IssueFeed(), name="feed"),
    path("issues/<date:date>/", views.detail, name="detail"),
    path("issues/<date:date>/share/<slug:version>.png", views.share_image, name="share_image"),
    path(
        "issues/<date:date>/quotes/<int:pk>/<slug:version>.png",
        views.quote_card,
        name="quote_card",
    ),
    path("issues/<date:date>/qr.svg", views.qr, name="qr"),
]
