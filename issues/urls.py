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
    path("issues/feed/", feeds.IssueFeed(), name="feed"),
    path("issues/<date:date>/", views.detail, name="detail"),
]
